import type { Result } from '../../shared/base/index.ts';

/** A picture of a page: rows from the top, four bytes a pixel (red, green, blue, opacity). */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The pages of a PDF or of a picture as they look, upright; `close` must be called once. */
export interface PageImages {
  /** In points of 1/72 inch. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  /** How many pixels a point each page has as stored, where pages are pictures: drawn finer than that, they show no more. */
  readonly pixelsPerPoint?: readonly number[];
  /** Draws a page, from 1, on white with so many pixels a point; failures: `source-damaged`, `source-too-complex`. */
  readonly draw: (page: number, pixelsPerPoint: number) => Result<Bitmap>;
  readonly close: () => void;
}

/** Opens a source for drawing; failures as of the reader of its format. */
export type OpenPageImages = (bytes: Uint8Array, password?: string) => Promise<Result<PageImages>>;

/** The most pixels that a page is drawn with; a picture of them takes 128 MB. */
export const mostPixels = 32_000_000;
