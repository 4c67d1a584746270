import type { CustomFieldType } from './custom-field.ts';
import type { PackChoices } from './pack.ts';

/** What the matter keeps lists of beside documents, passages, themes and notes, and the fields of each. */
export interface ItemFields {
  /** A search kept under a name; `query` in the query language. */
  readonly 'saved-query': {
    readonly name: string;
    readonly query: string;
    readonly sort: 'relevance' | 'date';
  };
  /** Words underlined faintly in every document: not tags, and never exported. `prefix*` stands for every ending. */
  readonly 'term-list': {
    readonly name: string;
    readonly terms: readonly string[];
    readonly shown: boolean;
  };
  /** A person or organisation with every other name the sources use. */
  readonly person: {
    readonly name: string;
    readonly kind: 'person' | 'organisation';
    readonly aliases: readonly string[];
    readonly remark: string;
  };
  /** Documents given to a reviewer to read; a second review is a sample of what another reviewer has read. */
  readonly batch: {
    readonly name: string;
    readonly documents: readonly string[];
    /** A reviewer's id, or null while nobody has it. */
    readonly reviewer: string | null;
    readonly purpose: 'first review' | 'second review';
    /** The id of the reviewer whose work a second review looks at again, else null. */
    readonly of: string | null;
    /** How a sample was drawn, in words, or empty. */
    readonly drawn: string;
  };
  /** A word that is spelled right in this matter: names, places, abbreviations. */
  readonly spelling: { readonly word: string };
  /** Who provides sources, and the letters that their URNs begin with. */
  readonly provider: { readonly name: string; readonly prefix: string };
  /** A field that documents of this matter have beside those of every matter. */
  readonly field: { readonly name: string; readonly type: CustomFieldType };
  /** Choices of a pack kept under a name, to begin others with. Saved searches in them have no passages: they are asked anew. */
  readonly 'pack-template': { readonly name: string; readonly choices: PackChoices };
  /** That a pack was handed over: to whom, what for, and on which day (ISO date). From then on its numbers stand. */
  readonly 'hand-over': {
    /** Which pack, to whom, when and what for, in words. */
    readonly name: string;
    readonly pack: string;
    readonly recipients: readonly string[];
    readonly purpose: string;
    readonly day: string;
  };
}

/** The kind of an item. */
export type ItemKind = keyof ItemFields;

/** The kinds as a list. */
export const itemKinds = [
  'saved-query',
  'term-list',
  'person',
  'batch',
  'spelling',
  'provider',
  'field',
  'pack-template',
  'hand-over',
] as const satisfies readonly ItemKind[];

/** An item of one of the matter's lists. */
export type Item<Kind extends ItemKind = ItemKind> = {
  readonly [Each in Kind]: {
    readonly id: string;
    readonly kind: Each;
    readonly fields: ItemFields[Each];
    readonly reviewer: string;
    /** UTC milliseconds. */
    readonly createdAtMs: number;
  };
}[Kind];

/** The kinds of items that people add and change; a handing over is recorded once, and only taken back. */
export type ListedKind = Exclude<ItemKind, 'hand-over'>;

/** What an item is made of: its kind and all of its fields. */
export type ItemContent<Kind extends ItemKind = ItemKind> = {
  readonly [Each in Kind]: { readonly kind: Each; readonly fields: ItemFields[Each] };
}[Kind];

/** A new item of a list. */
export type NewItem = ItemContent<ListedKind>;

/** A change of one field of an item. */
export type ItemChange = {
  readonly [Kind in ListedKind]: {
    readonly [Field in keyof ItemFields[Kind]]: {
      readonly kind: Kind;
      readonly field: Field;
      readonly value: ItemFields[Kind][Field];
    };
  }[keyof ItemFields[Kind]];
}[ListedKind];
