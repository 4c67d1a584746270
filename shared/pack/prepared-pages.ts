/** A rectangle of a page as shown upright, in points from its top left corner. */
export interface SourceArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A link on a source's page: to another page of the source, from 1, or to an address outside. */
export interface SourceLink {
  readonly page: number;
  readonly area: SourceArea;
  readonly target: { readonly page: number } | { readonly address: string };
}

/** A bookmark of a source: its words, the page it leads to, from 1, and how deep it stands, from 0. */
export interface SourceBookmark {
  readonly title: string;
  readonly page: number;
  readonly depth: number;
}

/** A picture as it can stand in a PDF. */
export interface PreparedPicture {
  /** A JPEG file as it is, or compressed rows of samples from the top. */
  readonly encoding: 'jpeg' | 'deflate';
  /** In samples. */
  readonly width: number;
  readonly height: number;
  /** One for greys, three for red, green and blue. */
  readonly channels: 1 | 3;
  readonly bits: 1 | 8;
  /** By how many degrees it is turned clockwise to stand upright. */
  readonly turn: 0 | 90 | 180 | 270;
  readonly bytes: Uint8Array;
}

/** The finest that pictures on pages are asked to be, in dots per inch. */
export const mostDpi = 300;

/** A picture on a page of a source, from 1, that is finer than `mostDpi` as it is placed there; one for each page, the finest. */
export interface FinePicture {
  readonly page: number;
  readonly dpi: number;
}

/** What making the pages of a source ready showed of them: pictures finer than `mostDpi`, or why they cannot stand in a pack. */
export interface MeasuredPages {
  readonly finePictures: readonly FinePicture[];
  readonly problem: string | null;
}

/**
 * Pages of a source made ready to stand in a pack: what stood on them as annotations and form fields is drawn into them, and there
 * are no earlier revisions.
 */
export type PreparedPages =
  | {
      readonly kind: 'pdf';
      readonly pdf: Uint8Array;
      readonly links: readonly SourceLink[];
      readonly bookmarks: readonly SourceBookmark[];
      /** How many form fields and other annotations are now part of the pages. */
      readonly flattened: number;
      /** Left out where there are none. */
      readonly finePictures?: readonly FinePicture[];
    }
  | { readonly kind: 'pictures'; readonly pictures: readonly PreparedPicture[] };
