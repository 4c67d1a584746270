import type { Unseen } from './glyphs.ts';
import type { UprightBox } from './page-geometry.ts';

/**
 * A run of characters of a page without white space between them, in the coordinates of its line: `left` and `right` along it,
 * `base` down the page; for upright text these are points from the top left corner.
 */
export interface LaidWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
  readonly bold: boolean;
  /** The white space that stands before it where it was drawn; empty where there is none. */
  readonly space: string;
  readonly rightToLeft: boolean;
  readonly unseen: Unseen | null;
  /** On the page as shown upright, in hundredths of a point: whole numbers, as they are kept. */
  readonly box: UprightBox;
}

/** Words on one line with no more than usual spaces between them. */
export interface Segment {
  readonly words: readonly LaidWord[];
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** Of most of its characters. */
  readonly size: number;
}

/** Words of a page that run in one direction. */
export interface DirectedWords {
  /** Degrees clockwise. */
  readonly angle: number;
  readonly words: readonly LaidWord[];
}
