import type {
  PackNaming,
  PackNumbering,
  PackPart,
  PackQuery,
  PackShape,
  PackVolumes,
} from './pack-contents.ts';
import type { PackAfter } from './pack-numbers.ts';
import type { Receipt } from './receipt.ts';

/** How much of the source stands around a quote in a pack. */
export type PackContext = 'none' | 'sentence' | 'block';

/** In what order passages stand inside a chapter, and whether chapters are themes or one list. */
export type PackOrder = 'theme' | 'document' | 'date';

/** What a person chooses for a pack. */
export interface PackChoices {
  readonly title: string;
  /** Theme ids; empty means every theme that has passages, and in a pack of own parts none but those of its chapters. */
  readonly themes: readonly string[];
  /** Document ids; empty means every document that has chosen passages. */
  readonly documents: readonly string[];
  readonly order: PackOrder;
  readonly context: PackContext;
  readonly notes: 'none' | 'open';
  /** Whether the cited documents stand in full after the chapters, and in `sources/`. */
  readonly fullTexts: boolean;
  /** The saved search that narrows the passages down, left out where there is none. */
  readonly query?: PackQuery;
  /** Whether reviewers' names are printed beside notes. */
  readonly names: boolean;
  /** Whether cited PDFs and pictures stand as their own pages instead of as text; left out for text. */
  readonly sourcePages?: true;
  /** What the pack is put together from; left out for chapters, sources and proofs in the usual order. */
  readonly parts?: readonly PackPart[];
  /** Left out for `whole`. */
  readonly numbering?: PackNumbering;
  /** Left out for one file. */
  readonly volumes?: PackVolumes;
  /** Megabytes (of a million bytes) over which a file of the pack is warned of; left out for no warning. It changes no byte of the pack. */
  readonly warnOver?: number;
  /** The name of the preset that these choices began with. */
  readonly preset?: string;
  /** What the pack holds beside its PDF; left out for nothing. */
  readonly shapes?: readonly PackShape[];
  /** Left out where the pack stands by itself. */
  readonly after?: PackAfter;
  /** Left out where its files are named after its title. */
  readonly naming?: PackNaming;
}

/** A file of a pack's folder, with its path relative to the folder, separators `/`. */
export interface PackFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages?: number;
}

/** A pack's handing over, as the history of packs lists it. */
export interface HandOver {
  readonly id: string;
  readonly recipients: readonly string[];
  readonly purpose: string;
  /** ISO date. */
  readonly day: string;
  readonly reviewer: string;
}

/** A built pack as the history of packs lists it. */
export interface PackRecord {
  readonly id: string;
  readonly title: string;
  readonly builtAtMs: number;
  readonly reviewer: string;
  readonly choices: PackChoices;
  readonly receipt: Receipt;
  /** SHA-256 of the pack's `SHA256SUMS` file. */
  readonly sumsSha256: string;
  readonly folderName: string;
  readonly pages: number;
  readonly passages: number;
  /** Every time it was handed over, in order of recording; its numbers stand from the first on. */
  readonly handOvers: readonly HandOver[];
}

/** The parts of a pack that is being put together, kept while it is; not yet an operation. */
export interface PackDraft {
  readonly id: string;
  readonly choices: PackChoices;
  readonly savedAtMs: number;
}
