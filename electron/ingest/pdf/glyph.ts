import type { UprightBox } from './page-geometry.ts';

/** Why text that is in a page is not seen on it. */
export type Unseen = 'invisible' | 'layer' | 'covered';

/** One character as a page has it, in points from the top left corner of the page as shown upright. */
export interface Glyph extends UprightBox {
  /** One or more UTF-16 code units; white space where the page has a space. */
  readonly text: string;
  /** Where it stands on its line. */
  readonly x: number;
  readonly y: number;
  /** Height of its font as shown, in points. */
  readonly size: number;
  /** Degrees clockwise in which its line runs. */
  readonly angle: number;
  readonly bold: boolean;
  /** pdfium's handle of the text object that draws it. */
  readonly object: number;
  /** True where the font does not say which character it is. */
  readonly unsure: boolean;
  readonly unseen: Unseen | null;
}
