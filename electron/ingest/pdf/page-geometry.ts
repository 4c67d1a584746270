import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { memoryOf, withBytes } from './pdfium-memory.ts';

/** A rectangle in points from the top left corner of a page as shown upright. */
export interface UprightBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How a page stands: its size as shown, and the way from the page's own coordinates to those shown. */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly x: (x: number, y: number) => number;
  readonly y: (x: number, y: number) => number;
  readonly box: (left: number, bottom: number, right: number, top: number) => UprightBox;
  /** Degrees clockwise, 0 to 360, in which text runs whose own direction is `(a, b)`; 0 is upright. */
  readonly angle: (a: number, b: number) => number;
}

/** The largest size of a page in points that is believed; about 70 metres. */
export const largestPage = 200_000;

/** The size of a page that does not tell its own: A4. */
export const usualPage = { width: 595.28, height: 841.89 } as const;

/**
 * The geometry of an open page: its crop box, turned as the page says.
 *
 * A box that is no box is taken as A4, a larger one than `largestPage` as of that size.
 */
export function pageGeometry(pdfium: WrappedPdfiumModule, page: number): PageGeometry {
  const [left, top, right, bottom] = withBytes(pdfium, 16, (pointer) => {
    const found = pdfium.FPDF_GetPageBoundingBox(page, pointer);
    const floats = memoryOf(pdfium).HEAPF32.subarray(pointer >> 2, (pointer >> 2) + 4);
    const box = Array.from(floats);
    const sane = found && box.every(Number.isFinite);
    return sane ? box : [0, usualPage.height, usualPage.width, 0];
  }) as [number, number, number, number];
  const l = Math.min(left, right);
  const b = Math.min(top, bottom);
  const w = sizeOf(Math.abs(right - left), usualPage.width);
  const h = sizeOf(Math.abs(top - bottom), usualPage.height);
  const r = l + w;
  const t = b + h;
  switch (pdfium.FPDFPage_GetRotation(page)) {
    case 1:
      return geometry(
        h,
        w,
        (_, y) => y - b,
        (x) => x - l,
      );
    case 2:
      return geometry(
        w,
        h,
        (x) => r - x,
        (_, y) => y - b,
      );
    case 3:
      return geometry(
        h,
        w,
        (_, y) => t - y,
        (x) => r - x,
      );
    default:
      return geometry(
        w,
        h,
        (x) => x - l,
        (_, y) => t - y,
      );
  }
}

function sizeOf(size: number, otherwise: number): number {
  return size > 0 ? Math.min(size, largestPage) : otherwise;
}

function geometry(
  width: number,
  height: number,
  x: (x: number, y: number) => number,
  y: (x: number, y: number) => number,
): PageGeometry {
  return {
    width,
    height,
    x,
    y,
    box: (left, bottom, right, top) => {
      const [x0, x1, y0, y1] = [x(left, bottom), x(right, top), y(left, bottom), y(right, top)];
      return {
        left: Math.min(x0, x1),
        top: Math.min(y0, y1),
        right: Math.max(x0, x1),
        bottom: Math.max(y0, y1),
      };
    },
    angle: (a, b) => {
      const across = x(a, b) - x(0, 0);
      const down = y(a, b) - y(0, 0);
      const degrees = (Math.atan2(down, across) * 180) / Math.PI;
      return (Math.round((degrees + 360) * 10) % 3600) / 10;
    },
  };
}
