import type { Passage } from './passage.ts';

/** A passage of a document that is superseded, as it stands there. */
export interface PassageToPlace {
  readonly passageId: string;
  readonly citation: string;
  readonly quote: string;
  /** Ids of the themes on it, in order of display. */
  readonly themes: readonly string[];
}

/** Where a passage is proposed to stand in the corrected document. */
export interface PassagePlaced extends PassageToPlace {
  readonly kind: 'exact' | 'approximate';
  /** UTF-16 code units into the corrected document's canonical text, half-open `[start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly newQuote: string;
  readonly newCitation: string;
  /** From 0 to 1; 1 for an exact place. */
  readonly score: number;
}

/** A passage that was not found, or at several places that are equally good. */
export interface PassageUnplaced extends PassageToPlace {
  /** How many places came into question. */
  readonly candidates: number;
}

/** What would come of superseding a document; nothing of it is written before somebody accepts it. */
export interface SupersedingPlan {
  readonly documentId: string;
  /** The corrected document. */
  readonly by: string;
  readonly placed: readonly PassagePlaced[];
  readonly unplaced: readonly PassageUnplaced[];
}

/** The passages that still stand on a superseded document. */
export interface Unplaced {
  /** The document that superseded it, or null where nothing did. */
  readonly by: string | null;
  readonly passages: readonly Passage[];
}

/** What superseding a document did. */
export interface Superseded {
  readonly documentId: string;
  readonly by: string;
  /** How many passages stand in the corrected document now, and how many were left on the old one. */
  readonly placed: number;
  readonly left: number;
}
