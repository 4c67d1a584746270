import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { mostDpi } from '../../../shared/pack/prepared-pages.ts';
import { identity, matrixOf, multiply, type Matrix } from './page-objects.ts';
import { memoryOf, withBytes } from './pdfium-memory.ts';

/** pdfium's kinds of page objects (fpdf_edit.h). */
const image = 3;
const form = 5;

const mostObjects = 20_000;
const deepest = 12;
const pointsPerInch = 72;

/** A picture smaller than this on the page in both directions, such as a logo, weighs nothing. In points. */
const smallestPicture = 72;

/** What rounding of sizes may add to a scan of exactly `mostDpi`. */
const tolerance = 1.02;

/**
 * How fine the finest picture of an open page is where it is finer than `mostDpi`, else null: its samples against its size on the page.
 * Nothing is decoded.
 */
export function finestPicture(pdfium: WrappedPdfiumModule, page: number): number | null {
  let finest = 0;
  let seen = 0;
  const look = (object: number, outer: Matrix, depth: number): void => {
    seen += 1;
    if (object === 0 || seen > mostObjects) return;
    const kind = memoryOf(pdfium).wasmExports.FPDFPageObj_GetType(object);
    if (kind !== image && kind !== form) return;
    const matrix = multiply(matrixOf(pdfium, object), outer);
    if (kind === image) {
      finest = Math.max(finest, dpiOf(pdfium, object, matrix));
      return;
    }
    const count = depth < deepest ? pdfium.FPDFFormObj_CountObjects(object) : 0;
    for (let index = 0; index < count && seen <= mostObjects; index += 1)
      look(pdfium.FPDFFormObj_GetObject(object, index), matrix, depth + 1);
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && seen <= mostObjects; index += 1)
    look(pdfium.FPDFPage_GetObject(page, index), identity, 0);
  return finest > mostDpi * tolerance ? finest : null;
}

/** A picture is the unit square of its matrix. */
function dpiOf(pdfium: WrappedPdfiumModule, object: number, [a, b, c, d]: Matrix): number {
  const [width, height] = [Math.hypot(a, b), Math.hypot(c, d)];
  if (width < smallestPicture && height < smallestPicture) return 0;
  return withBytes(pdfium, 8, (pointer) => {
    if (!pdfium.FPDFImageObj_GetImagePixelSize(object, pointer, pointer + 4)) return 0;
    const { HEAPU32 } = memoryOf(pdfium);
    const across = HEAPU32[pointer >> 2] ?? 0;
    const down = HEAPU32[(pointer >> 2) + 1] ?? 0;
    const dpi = pointsPerInch * Math.max(across / width, down / height);
    return Number.isFinite(dpi) ? dpi : 0;
  });
}
