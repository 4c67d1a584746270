import type { Page } from '../../shared/model/index.ts';
import { placeOf } from './place-of.ts';
import type { Colour } from './text-style.ts';
import type { Typeface } from './typeface.ts';

/** Structure elements of PDF 1.7 that packs use. */
export type StructureTag =
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'BlockQuote'
  | 'Quote'
  | 'Note'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Link'
  | 'Figure'
  | 'Span';

/** Attributes of a structure element. */
export interface StructureAttributes {
  readonly alt?: string;
  readonly scope?: 'Row' | 'Column';
}

/** A run of text in one font. */
export interface CanvasText {
  readonly text: string;
  readonly typeface: Typeface;
  readonly rightToLeft: boolean;
  readonly size: number;
  readonly colour: Colour;
}

/** The size of a page in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A page of a document's own: its number, from 1, its size as shown upright, and how far it is turned for that. */
export type ShownPage = PageSize & Pick<Page, 'number' | 'turned'>;

/** How a line is drawn; lengths are points. */
export interface Stroke {
  readonly width: number;
  readonly colour: Colour;
  /** Lengths of dash and gap. */
  readonly dash?: readonly [number, number];
}

/**
 * What pages are drawn on; points from the page's top left corner.
 *
 * The same drawing code runs twice: on a canvas that only notes what is linked, to plan, and on the PDF.
 */
export interface Canvas {
  /** False where nothing is drawn, so that work only needed for drawing can be left out. */
  readonly draws: boolean;
  /** Begins a page, of the usual size where none is given. */
  readonly startPage: (size?: PageSize) => void;
  readonly text: (run: CanvasText, left: number, baseline: number) => void;
  readonly line: (fromX: number, fromY: number, toX: number, toY: number, stroke: Stroke) => void;
  readonly fill: (left: number, top: number, width: number, height: number, colour: Colour) => void;
  /** Darkens an area like a highlighter: what is below it stays readable. */
  readonly wash: (left: number, top: number, width: number, height: number, colour: Colour) => void;
  /** Shows a page of a document's own at the page's top left corner, with the links it has; the document was made ready before. */
  readonly sourcePage: (documentId: string, page: ShownPage) => void;
  /** Adds a document's own bookmarks of the pages that were shown last, below the entry's. */
  readonly sourceBookmarks: (documentId: string) => void;
  readonly frame: (left: number, top: number, width: number, height: number, stroke: Stroke) => void;
  /** Draws what is furniture of the page and no part of the content's reading order. */
  readonly artifact: (kind: 'Pagination' | 'Layout', draw: () => void) => void;
  readonly open: (tag: StructureTag, attributes?: StructureAttributes) => void;
  readonly close: () => void;
  /** Adds a link over an area to the structure element that is open, which must be a `Link`. */
  readonly link: (
    left: number,
    top: number,
    width: number,
    height: number,
    place: string,
    description: string,
  ) => void;
  /** Makes a height on this page a place links can lead to. */
  readonly place: (name: string, top: number) => void;
  /** Adds a bookmark to this page; depth 0 is a section, 1 an entry. */
  readonly bookmark: (title: string, depth: 0 | 1, top: number) => void;
}

/** A canvas for planning: draws nothing and notes the places that are linked to. */
export function planningCanvas(linked: Set<string>): Canvas {
  const nothing = (): void => undefined;
  return {
    draws: false,
    startPage: nothing,
    text: nothing,
    line: nothing,
    fill: nothing,
    wash: nothing,
    sourcePage: (documentId, page) => {
      linked.add(placeOf.page(documentId, page.number));
    },
    sourceBookmarks: nothing,
    frame: nothing,
    artifact: nothing,
    open: nothing,
    close: nothing,
    link: (_left, _top, _width, _height, place) => {
      linked.add(place);
    },
    place: nothing,
    bookmark: nothing,
  };
}
