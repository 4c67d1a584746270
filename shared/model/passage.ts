import type { DocumentDate } from './document.ts';

/** Where a passage is, independent of any table: its span, its exact quote and 32 characters of context on each side. */
export interface PassageSelector {
  /** UTF-16 code units into the canonical text, half-open `[start, end)`, at grapheme boundaries. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** At most 32 UTF-16 code units before `start`, cut at a grapheme boundary. */
  readonly prefix: string;
  /** At most 32 UTF-16 code units from `end`, cut at a grapheme boundary. */
  readonly suffix: string;
}

/** One reviewer's tag of a passage with a theme. */
export interface Tag {
  readonly themeId: string;
  readonly reviewer: string;
  readonly atMs: number;
}

/**
 * A passage as a reader of its document needs it by the thousand: where it is and what is on it. Its quote, citation and
 * blocks follow from the text (`describePassage`).
 */
export interface PassageMark {
  readonly id: string;
  /** UTF-16 code units into the canonical text, half-open `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Standing tags, merged-away themes already replaced by their successors, in order of theme position. */
  readonly tags: readonly Tag[];
  /** Other passages made apart over the same span, shown, counted and packed as one with this one. */
  readonly twins: readonly string[];
  /** The date of the event it tells of, or null. */
  readonly event: DocumentDate | null;
  readonly reviewer: string;
  readonly createdAtMs: number;
}

/** A passage with its tags, as windows and packs see it. */
export interface Passage extends PassageSelector, PassageMark {
  readonly documentId: string;
  readonly urn: string;
  /** First and last block the span touches. */
  readonly blocks: readonly [number, number];
  readonly citation: string;
}

/** The number of context characters kept on each side of a quote. */
export const contextLength = 32;
