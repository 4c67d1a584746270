import type { PageWord, QuarterTurns } from '../../../shared/model/index.ts';

/** What was recognised on one page: its text, with places counted from the page's own beginning. */
export interface RecognisedPage {
  /** Lines of a paragraph are parted by a line end, paragraphs by an empty line; empty where nothing was recognised. */
  readonly text: string;
  /** The paragraphs' spans of the text, ascending. */
  readonly paragraphs: readonly (readonly [start: number, end: number])[];
  /** In the order of the text, each with its confidence in per cent. */
  readonly words: readonly PageWord[];
  /** How far the page was turned clockwise to be read, and its boxes with it; left out where it was upright. */
  readonly turned?: QuarterTurns;
}

/** The mean confidence of words in per cent, or null where there is none. */
export function meanConfidence(words: readonly PageWord[]): number | null {
  const recognised = words.filter(({ confidence }) => confidence >= 0);
  if (recognised.length === 0) return null;
  return Math.round(recognised.reduce((sum, { confidence }) => sum + confidence, 0) / recognised.length);
}
