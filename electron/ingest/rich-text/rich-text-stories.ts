import type { TextState } from '../written/written-text.ts';

/** A comment of a Rich Text document. */
export interface RichComment {
  /** The number that its ends in the text carry; null where it has none and stands where it was met. */
  reference: string | null;
  by: string | null;
  at: string | null;
  readonly story: RichStory;
}

/** A foot- or endnote. */
export interface RichNote {
  part: 'footnote' | 'endnote';
  readonly story: RichStory;
}

/** What a paragraph is made of, in order. */
export type RichPiece =
  | { readonly kind: 'text'; text: string; readonly states: readonly TextState[] }
  | { readonly kind: 'reference'; note: RichNote | null; readonly states: readonly TextState[] }
  /** The sign of the note that this stands in. */
  | { readonly kind: 'own-sign' }
  | { readonly kind: 'comment-start' | 'comment-end'; readonly reference: string }
  | { readonly kind: 'comment'; readonly comment: RichComment }
  | { readonly kind: 'box'; readonly story: RichStory };

/** A paragraph, or a row of a table with its cells. */
export interface RichBlock {
  readonly pieces: readonly RichPiece[];
  /** The label of a list as the file has it, with what parts it from the text. */
  readonly label: string;
  readonly level: number | null;
  readonly isTitle: boolean;
  readonly row: { readonly table: number; readonly row: number } | null;
  readonly end: readonly TextState[];
}

/** A story: the running text, a note, a comment, a header, a box. */
export interface RichStory {
  readonly blocks: RichBlock[];
  pieces: RichPiece[];
  /** The cells of the row that is told. */
  cells: (readonly RichPiece[])[];
  label: string;
  /** The table that the last block was a row of, and how many rows it had. */
  table: { number: number; rows: number } | null;
}

/** Nothing said about a text. */
export const noStates: readonly TextState[] = [];

/** A story of nothing. */
export function emptyStory(): RichStory {
  return { blocks: [], pieces: [], cells: [], label: '', table: null };
}
