import type {
  DescribedText,
  DescriptionField,
  DocumentDate,
  DocumentDescription,
  EncodingDecision,
  FieldValue,
  ReaderIdentity,
} from './document.ts';
import type { Failure } from '../base/index.ts';
import type { CarriedPlaces, DocumentReading, SealedPages } from './document-reading.ts';
import type { OwnNumber } from './block.ts';
import type { ItemFields, ItemKind, ItemContent } from './item.ts';
import type { NoteContent, NoteTarget } from './note.ts';
import type { PackNumbers } from './pack-numbers.ts';
import type { PackChoices } from './pack.ts';
import type { PassageSelector } from './passage.ts';
import type { LinkRelation } from './passage-link.ts';
import type { PurgeSubject } from './purge.ts';
import type { ChainHead, Receipt } from './receipt.ts';
import type { DecisionAnswer, DecisionQuestion, ProgressState } from './review.ts';
import type { FamilyPlace, SourceFacts } from './source-facts.ts';
import type { ThemeTextField } from './theme.ts';
import type { PaletteColour } from './theme-palette.ts';

/** The body of an operation by its type: everything the fold needs, and nothing that the header already says. */
export interface OperationBodies {
  /** The matter begins. */
  readonly 'matter.create': { readonly matter: string; readonly title: string; readonly prefix: string };
  readonly 'matter.set': { readonly matter: string; readonly change: MatterChange };
  /** A replica's first operation: its URN suffix (null for the plain series) and the heads it started from. */
  readonly 'replica.begin': { readonly suffix: string | null; readonly startedFrom: readonly ChainHead[] };
  /** The key that signs the replica's chain heads from here on: Ed25519, 32 bytes in base64. */
  readonly 'replica.key': { readonly publicKey: string };
  readonly 'reviewer.name': { readonly reviewer: string; readonly name: string };

  readonly 'document.import': DocumentImport;
  /**
   * The document's text as it is read from here on. What was made on the text that stood is carried along, which is possible only
   * where every word of it stands in the new text too; left out where nothing was made.
   */
  readonly 'document.read': {
    readonly document: string;
    readonly reading: DocumentReading;
    readonly was: DocumentReading;
    readonly carried?: CarriedPlaces;
  };
  readonly 'document.describe': DocumentChange;
  /** A value of one of the matter's own fields; `field` is the id of the item, and null takes the value away. */
  readonly 'document.field': DocumentFieldChange;
  readonly 'document.copy': {
    readonly document: string;
    readonly copy: string;
    readonly fileName: string;
    readonly path: string | null;
  };
  readonly 'document.copy-delete': { readonly copy: string; readonly covers: readonly string[] };
  readonly 'document.copy-restore': { readonly copy: string };
  /** `reason` null puts the document back into use. */
  readonly 'document.withdraw': {
    readonly document: string;
    readonly reason: string | null;
    readonly was: string | null;
  };
  readonly 'document.supersede': {
    readonly document: string;
    readonly by: string | null;
    readonly was: string | null;
  };
  /** The reviewer opened the document for the first time: a record of what happened, never undone. */
  readonly 'document.reading': { readonly document: string };
  /** How far the reviewer is, as they say; null leaves it to whether they have opened the document. */
  readonly 'document.progress': {
    readonly document: string;
    readonly state: ProgressState | null;
    readonly was: ProgressState | null;
  };
  /** Tags the whole document; `of` names the reviewer whose tag it is, where an undo gives another's back. */
  readonly 'document.tag': { readonly document: string; readonly theme: string; readonly of?: string };
  /** Removes the document's tags it has seen: `covers` names the `document.tag` operations. */
  readonly 'document.untag': {
    readonly document: string;
    readonly theme: string;
    readonly covers: readonly string[];
  };
  /** The reviewer's own answer to a question about the document; null takes it back. */
  readonly 'document.decide': DocumentDecision;
  /**
   * What stands on a question over single reviewers' answers, as long as those are the ones that it was settled over;
   * null takes the settlement back.
   */
  readonly 'document.settle': DocumentSettlement;
  readonly 'block.furniture': {
    readonly document: string;
    readonly block: number;
    readonly furniture: boolean;
    readonly was: boolean;
  };
  readonly 'block.own': {
    readonly document: string;
    readonly block: number;
    readonly own: OwnNumber | null;
    readonly was: OwnNumber | null;
  };

  /** `from` names the passage of a superseded document that it takes over from. */
  readonly 'passage.create': {
    readonly passage: string;
    readonly document: string;
    readonly from?: string;
  } & PassageSelector;
  readonly 'passage.move': {
    readonly passage: string;
    readonly to: PassageSelector;
    readonly was: PassageSelector;
  };
  /** Deletes what it has seen: `covers` names the operations that gave the passage life. */
  readonly 'passage.delete': { readonly passage: string; readonly covers: readonly string[] };
  readonly 'passage.restore': { readonly passage: string };
  /** `of` names the reviewer whose tag it is, where an undo gives another reviewer's tag back. */
  readonly 'tag.add': { readonly passage: string; readonly theme: string; readonly of?: string };
  /** Removes the tags it has seen, of whichever reviewer: `covers` names the `tag.add` operations. */
  readonly 'tag.remove': {
    readonly passage: string;
    readonly theme: string;
    readonly covers: readonly string[];
  };

  /** The date of the event that the passage tells of, apart from its document's date. */
  readonly 'passage.event': {
    readonly passage: string;
    readonly date: DocumentDate | null;
    readonly was: DocumentDate | null;
  };
  readonly 'link.create': {
    readonly link: string;
    readonly from: string;
    readonly to: string;
    readonly relation: LinkRelation;
  };
  readonly 'link.delete': { readonly link: string; readonly covers: readonly string[] };
  readonly 'link.restore': { readonly link: string };

  readonly 'note.create': {
    readonly note: string;
    readonly target: NoteTarget;
    readonly content: NoteContent;
    readonly privileged: boolean;
  };
  /** `replaces` names the versions the writer had before them: the operations that wrote them. */
  readonly 'note.edit': {
    readonly note: string;
    readonly content: NoteContent;
    readonly replaces: readonly string[];
  };
  readonly 'note.open': { readonly note: string; readonly privileged: boolean; readonly was: boolean };
  /** Puts a note on something else, as where two passages are joined. */
  readonly 'note.attach': { readonly note: string; readonly target: NoteTarget; readonly was: NoteTarget };
  readonly 'note.delete': { readonly note: string; readonly covers: readonly string[] };
  readonly 'note.restore': { readonly note: string };

  readonly 'theme.create': {
    readonly theme: string;
    readonly name: string;
    readonly code: string;
    readonly colour: PaletteColour;
    readonly definition: string;
    readonly parent: string | null;
    readonly position: number;
  };
  readonly 'theme.write': {
    readonly theme: string;
    readonly field: ThemeTextField;
    readonly text: string;
    readonly replaces: readonly string[];
  };
  readonly 'theme.set': ThemeChange;
  readonly 'theme.delete': { readonly theme: string; readonly covers: readonly string[] };
  readonly 'theme.restore': { readonly theme: string };

  /** Something new in one of the matter's lists. */
  readonly 'item.create': { readonly item: string } & ItemContent;
  readonly 'item.set': ItemSet;
  readonly 'item.delete': {
    readonly item: string;
    readonly kind: ItemKind;
    readonly covers: readonly string[];
  };
  readonly 'item.restore': { readonly item: string; readonly kind: ItemKind };

  /** A pack was built: at which receipt, from which choices, and with what result. */
  readonly 'pack.build': {
    readonly pack: string;
    readonly choices: PackChoices;
    readonly receipt: Receipt;
    readonly clockMs: number;
    readonly sumsSha256: string;
    readonly folderName: string;
    readonly pages: number;
    readonly passages: number;
    readonly numbers?: PackNumbers;
  };
  /** One reviewer proposes that documents be destroyed with everything that was made on them. */
  readonly 'purge.propose': {
    readonly purge: string;
    readonly documents: readonly PurgeSubject[];
    readonly reason: string;
  };
  readonly 'purge.withdraw': { readonly purge: string; readonly covers: readonly string[] };
  readonly 'purge.restore': { readonly purge: string };
  /**
   * Documents are destroyed, by two reviewers with a reason: the one who proposed it and the one who approved. Bytes and
   * bodies go, the chain goes on over the bodies' hashes. `covers` ends the proposal.
   */
  readonly purge: {
    readonly proposal: string;
    readonly covers: readonly string[];
    readonly documents: readonly PurgeSubject[];
    /** The entries of the log that lose their bodies. */
    readonly operations: readonly string[];
    /** The sealed bytes that go, by SHA-256. */
    readonly blobs: readonly string[];
    readonly reason: string;
    readonly reviewers: readonly [string, string];
  };
}

/** An answer to a question about a document, and what stood before from the same hand. */
export interface DocumentDecision {
  readonly document: string;
  readonly question: DecisionQuestion;
  readonly answer: DecisionAnswer | null;
  readonly reason: string;
  readonly was: { readonly answer: DecisionAnswer | null; readonly reason: string };
}

/** A settlement: the answer that stands over the answers named, each as `reviewer id answer`, in order. */
export interface DocumentSettlement {
  readonly document: string;
  readonly question: DecisionQuestion;
  readonly settled: Settlement;
  readonly was: Settlement;
}

/** A settled answer with its reason and the answers it was settled over. */
export interface Settlement {
  readonly answer: DecisionAnswer | null;
  readonly reason: string;
  readonly over: readonly string[];
}

/** A change of one field of an item; the last in order wins. */
export type ItemSet = {
  readonly [Kind in ItemKind]: {
    readonly [Field in keyof ItemFields[Kind] & string]: {
      readonly item: string;
      readonly kind: Kind;
      readonly field: Field;
      readonly value: ItemFields[Kind][Field];
      readonly was: ItemFields[Kind][Field];
    };
  }[keyof ItemFields[Kind] & string];
}[ItemKind];

/** A change of one field of the matter; the last in order wins. */
export type MatterChange =
  | { readonly field: 'title'; readonly value: string; readonly was: string }
  | { readonly field: 'notesOpenByDefault'; readonly value: boolean; readonly was: boolean }
  | { readonly field: 'recogniseAfterImport'; readonly value: boolean; readonly was: boolean };

/**
 * A correction of one field of a document's description; the last in order wins. `detected` where no person corrected it: the value,
 * or what it replaces, was detected in a text that was made after the import.
 */
export type DocumentChange = { readonly document: string; readonly detected?: true } & (
  | {
      readonly field: 'title';
      readonly value: string;
      readonly was: string;
      /** True where the value, or what it replaces, is a title made up from the text; left out where it is not. */
      readonly madeUp?: boolean;
      readonly wasMadeUp?: boolean;
    }
  | {
      readonly field: 'date' | 'received';
      readonly value: DocumentDate | null;
      readonly was: DocumentDate | null;
    }
  | { readonly field: DescribedText; readonly value: string | null; readonly was: string | null }
  | {
      readonly field: 'kind';
      readonly value: DocumentDescription['kind'];
      readonly was: DocumentDescription['kind'];
    }
);

/** A change of a document's value of one of the matter's own fields; the last in order wins. */
export interface DocumentFieldChange {
  readonly document: string;
  readonly field: string;
  readonly value: FieldValue | null;
  readonly was: FieldValue | null;
}

/** A change of one plain field of a theme; the last in order wins. */
export type ThemeChange = { readonly theme: string } & (
  | { readonly field: 'code'; readonly value: string; readonly was: string }
  | { readonly field: 'colour'; readonly value: PaletteColour; readonly was: PaletteColour }
  | { readonly field: 'parent' | 'mergedInto'; readonly value: string | null; readonly was: string | null }
  | { readonly field: 'position'; readonly value: number; readonly was: number }
  | { readonly field: 'retired'; readonly value: boolean; readonly was: boolean }
);

/** What an import seals and stores: bytes, canonical text and block list by their hashes, and what was detected. */
export interface DocumentImport {
  readonly document: string;
  readonly urn: string;
  readonly fileName: string;
  readonly path: string | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly textSha256: string;
  readonly characters: number;
  readonly words: number;
  /** SHA-256 of the block list as canonical JSON in UTF-8. */
  readonly blocksSha256: string;
  readonly blocks: number;
  readonly encoding: EncodingDecision | null;
  readonly reader: ReaderIdentity;
  readonly warnings: readonly string[];
  readonly detected: DocumentDescription;
  /** Left out where the source is plain text, as in imports made before other formats were read; likewise what follows. */
  readonly facts?: SourceFacts;
  readonly family?: FamilyPlace;
  readonly pages?: SealedPages;
  readonly sealed?: Failure;
}

/** The type of an operation. */
export type OperationType = keyof OperationBodies;

/** The fields a description can be corrected in, for exhaustive lists. */
export const descriptionFields: readonly DescriptionField[] = [
  'title',
  'date',
  'publisher',
  'author',
  'kind',
  'recipients',
  'provider',
  'providerReference',
  'custodian',
  'received',
  'receivedHow',
];

/** What stands in the log besides the body. */
export interface OperationHeader {
  readonly id: string;
  /** The act it belongs to: what a person did in one go, undone together. */
  readonly act: string;
  /** The act that this operation's act undoes, or null. */
  readonly undoes: string | null;
  readonly replica: string;
  /** Place in the replica's chain, from 1. */
  readonly replicaSeq: number;
  /** Lamport clock. */
  readonly clock: number;
  /** Wall clock in UTC milliseconds: shown, never decides. */
  readonly atMs: number;
  readonly reviewer: string;
}

/** One entry of the log. */
export type Operation = {
  readonly [Type in OperationType]: OperationHeader & {
    readonly type: Type;
    readonly body: OperationBodies[Type];
  };
}[OperationType];

/** An operation before the gate gives it its header. */
export type OperationDraft = {
  readonly [Type in OperationType]: { readonly type: Type; readonly body: OperationBodies[Type] };
}[OperationType];
