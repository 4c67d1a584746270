import type { Receipt } from './receipt.ts';

/** How much of the source stands around a quote in a pack. */
export type PackContext = 'none' | 'sentence' | 'block';

/** In what order passages stand inside a chapter, and whether chapters are themes or one list. */
export type PackOrder = 'theme' | 'document' | 'date';

/** What a person chooses for a pack. */
export interface PackChoices {
  readonly title: string;
  /** Theme ids; empty means every theme that has passages. */
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
}

/** A saved search as it stood when the pack was made, and the ids of the passages that it gave. */
export interface PackQuery {
  readonly name: string;
  readonly query: string;
  readonly passages: readonly string[];
}

/** A file of a pack's folder, with its path relative to the folder, separators `/`. */
export interface PackFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages?: number;
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
}
