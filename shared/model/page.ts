/**
 * A page of a paged source (PDF, scan): what it shows upright, in points of 1/72 inch, and the span of the canonical text on it.
 *
 * Pages ascend and cover the text without gaps: a page ends where the next begins, so a passage can run over two.
 */
export interface Page {
  /** From 1, in the order of the source. */
  readonly number: number;
  /** The source's own label of the page (`iv`, `A-12`) where it has one that differs from its number. */
  readonly label: string | null;
  readonly start: number;
  readonly end: number;
  /** Width and height as shown upright, in points. */
  readonly width: number;
  readonly height: number;
  /** Where its text comes from; `none` where nothing could be read on it. */
  readonly text: 'source' | 'recognised' | 'none';
  /** Mean confidence of recognised words in per cent; null on other pages. */
  readonly confidence: number | null;
  /** How far the source's page is turned clockwise so that it is upright; left out where it is so by itself. */
  readonly turned?: QuarterTurns;
}

/** Turns of a page by quarters, clockwise, in degrees. */
export type QuarterTurns = 90 | 180 | 270;

/**
 * One word of a page: its span of the canonical text and its box, in hundredths of a point from the top left corner of the page
 * as shown upright. `confidence` is 0 to 100 for a recognised word, −1 for one the source's text layer holds.
 */
export interface PageWord {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly confidence: number;
}

/** A rectangle on a page, in points from the top left corner of the page as shown upright. */
export interface PageBox {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
