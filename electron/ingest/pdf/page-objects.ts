import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { PageGeometry, UprightBox } from './page-geometry.ts';
import { memoryOf, withBytes, type PdfiumMemory } from './pdfium-memory.ts';

/** What is known of a text object beside its characters. */
export interface TextObject {
  /** Its place in the order of drawing. */
  readonly order: number;
  /** As the file says (PDF 32000-1, 9.3.6): 3 and 7 draw nothing. */
  readonly renderMode: number;
  readonly bold: boolean;
  /** True where it belongs to a layer that can be switched off. */
  readonly layered: boolean;
  /** True where it is drawn white or nearly so. */
  readonly light: boolean;
}

/** Something that may cover what was drawn before it. */
export interface Cover extends UprightBox {
  readonly order: number;
  readonly picture: boolean;
}

/** What is drawn on a page besides its characters. */
export interface PageObjects {
  /** By pdfium's handle. */
  readonly texts: ReadonlyMap<number, TextObject>;
  readonly covers: readonly Cover[];
  /** Thin horizontal lines and the horizontal edges of boxes, such as rule a table. */
  readonly rules: readonly UprightBox[];
  /** Where the first text comes in the order of drawing. */
  readonly firstText: number;
  /** True where some text is light or in a layer. */
  readonly doubtful: boolean;
  /** How much of the page pictures take, 0 to 1. */
  readonly pictureShare: number;
  /** True where there were more objects than are looked at. */
  readonly tooMany: boolean;
}

/** The most objects of a page that are looked at. */
const mostObjects = 200_000;
const mostCovers = 2_000;
const deepest = 12;

/** pdfium's kinds of page objects (fpdf_edit.h). */
const kinds = { text: 1, path: 2, image: 3, form: 5 } as const;

/** The shares of a font's flags that say that it is bold (PDF 32000-1, table 123). */
const forceBold = 1 << 18;

/** A transformation of the plane as PDF writes it. */
export type Matrix = readonly [number, number, number, number, number, number];
/** Leaves everything where it is. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Looks through the objects of an open page in the order of drawing; `fonts` keeps what is known of each font of the document. */
export function objectsOfPage(
  pdfium: WrappedPdfiumModule,
  page: number,
  geometry: PageGeometry,
  fonts: Map<number, boolean>,
): PageObjects {
  return withBytes(pdfium, 64, (scratch) => walk(pdfium, page, geometry, fonts, scratch));
}

function walk(
  pdfium: WrappedPdfiumModule,
  page: number,
  geometry: PageGeometry,
  fonts: Map<number, boolean>,
  scratch: number,
): PageObjects {
  const texts = new Map<number, TextObject>();
  const covers: Cover[] = [];
  const rules: UprightBox[] = [];
  let pictures = 0;
  let order = 0;

  const memory = memoryOf(pdfium);
  const call = memory.wasmExports;

  const boxOf = (object: number, matrix: Matrix): UprightBox | null => {
    if (call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0)
      return null;
    const { HEAPF32 } = memory;
    const at = scratch >> 2;
    const left = HEAPF32[at] ?? 0;
    const bottom = HEAPF32[at + 1] ?? 0;
    const right = HEAPF32[at + 2] ?? 0;
    const top = HEAPF32[at + 3] ?? 0;
    const box =
      matrix === identity ? geometry.box(left, bottom, right, top) : turned(left, bottom, right, top, matrix);
    return Number.isFinite(box.left + box.right + box.top + box.bottom) ? box : null;
  };

  const turned = (left: number, bottom: number, right: number, top: number, matrix: Matrix): UprightBox => {
    const [a, b, c, d, e, f] = matrix;
    const xs = [a * left + c * bottom, a * right + c * bottom, a * left + c * top, a * right + c * top];
    const ys = [b * left + d * bottom, b * right + d * bottom, b * left + d * top, b * right + d * top];
    return geometry.box(Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f);
  };

  const look = (object: number, matrix: Matrix, layered: boolean, depth: number): void => {
    order += 1;
    if (object === 0 || order > mostObjects) return;
    const inLayer = layered || (call.FPDFPageObj_CountMarks(object) > 0 && belongsToLayer(pdfium, object));
    switch (call.FPDFPageObj_GetType(object)) {
      case kinds.text:
        texts.set(object, {
          order,
          renderMode: call.FPDFTextObj_GetTextRenderMode(object),
          bold: isBold(pdfium, object, fonts),
          layered: inLayer,
          light: isLight(memory, object, scratch),
        });
        return;
      case kinds.path: {
        const box = boxOf(object, matrix);
        if (box === null) return;
        const [width, height] = [box.right - box.left, box.bottom - box.top];
        if (height <= 2.5 && width >= 24) rules.push(box);
        else if (width >= 24 && height >= 8 && rules.length < mostCovers)
          rules.push({ ...box, bottom: box.top }, { ...box, top: box.bottom });
        if (width >= 3 && height >= 3 && covers.length < mostCovers && isFilled(memory, object, scratch))
          covers.push({ ...box, order, picture: false });
        return;
      }
      case kinds.image: {
        const box = boxOf(object, matrix);
        if (box === null) return;
        pictures += shareOf(box, geometry);
        if (covers.length < mostCovers) covers.push({ ...box, order, picture: true });
        return;
      }
      case kinds.form: {
        if (depth >= deepest) return;
        const inner = multiply(matrixOf(pdfium, object), matrix);
        const count = pdfium.FPDFFormObj_CountObjects(object);
        for (let index = 0; index < count && order <= mostObjects; index += 1)
          look(call.FPDFFormObj_GetObject(object, index), inner, inLayer, depth + 1);
        return;
      }
      default:
    }
  };

  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && order <= mostObjects; index += 1)
    look(call.FPDFPage_GetObject(page, index), identity, false, 0);
  const styles = [...texts.values()];
  return {
    texts,
    covers,
    rules,
    firstText: styles[0]?.order ?? Infinity,
    doubtful: styles.some(({ layered, light }) => layered || light),
    pictureShare: Math.min(1, pictures),
    tooMany: order > mostObjects,
  };
}

/** How much of a page a box takes, 0 to 1. */
export function shareOf(box: UprightBox, { width, height }: PageGeometry): number {
  const across = Math.min(width, box.right) - Math.max(0, box.left);
  const down = Math.min(height, box.bottom) - Math.max(0, box.top);
  return across > 0 && down > 0 ? (across * down) / (width * height) : 0;
}

function belongsToLayer(pdfium: WrappedPdfiumModule, object: number): boolean {
  const count = Math.min(pdfium.FPDFPageObj_CountMarks(object), 32);
  for (let index = 0; index < count; index += 1) {
    const mark = pdfium.FPDFPageObj_GetMark(object, index);
    const name = withBytes(pdfium, 16, (p) => {
      if (!pdfium.FPDFPageObjMark_GetName(mark, p + 4, 12, p)) return '';
      return String.fromCharCode(...memoryOf(pdfium).HEAPU8.subarray(p + 4, p + 9));
    });
    if (name === 'O\0C\0\0') return true;
  }
  return false;
}

function isBold(pdfium: WrappedPdfiumModule, object: number, fonts: Map<number, boolean>): boolean {
  const font = memoryOf(pdfium).wasmExports.FPDFTextObj_GetFont(object);
  const known = fonts.get(font);
  if (known !== undefined || font === 0) return known ?? false;
  const name = withBytes(pdfium, 128, (p) => {
    const length = Math.min(pdfium.FPDFFont_GetBaseFontName(font, p, 128), 128);
    return Buffer.from(memoryOf(pdfium).HEAPU8.slice(p, p + length)).toString('latin1');
  });
  const bold =
    /bold|black|heavy|semibold|demi/iu.test(name) ||
    (pdfium.FPDFFont_GetFlags(font) & forceBold) !== 0 ||
    pdfium.FPDFFont_GetWeight(font) >= 600;
  fonts.set(font, bold);
  return bold;
}

/** True where the colour of a text's filling is so light that it is seen only on something darker. */
function isLight(memory: PdfiumMemory, object: number, p: number): boolean {
  if (memory.wasmExports.FPDFPageObj_GetFillColor(object, p, p + 4, p + 8, p + 12) === 0) return false;
  const { HEAPU32 } = memory;
  const at = p >> 2;
  const lightest = 235;
  const light = [0, 1, 2].every((colour) => (HEAPU32[at + colour] ?? 0) >= lightest);
  return light || (HEAPU32[at + 3] ?? 255) < 20;
}

/** True for a path whose filling hides what lies under it. */
function isFilled(memory: PdfiumMemory, object: number, p: number): boolean {
  const { wasmExports } = memory;
  if (wasmExports.FPDFPath_GetDrawMode(object, p, p + 4) === 0 || memory.HEAP32[p >> 2] === 0) return false;
  return wasmExports.FPDFPageObj_HasTransparency(object) === 0;
}

/** The matrix of a page object. */
export function matrixOf(pdfium: WrappedPdfiumModule, object: number): Matrix {
  return withBytes(pdfium, 24, (p) => {
    if (!pdfium.FPDFPageObj_GetMatrix(object, p)) return identity;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = memoryOf(pdfium).HEAPF32.subarray(
      p >> 2,
      (p >> 2) + 6,
    );
    return [a, b, c, d, e, f];
  });
}

/** First `one`, then `other`. */
export function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [A, B, C, D, E, F] = other;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
