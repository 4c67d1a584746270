import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { Glyph, Unseen } from './glyph.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { PageObjects } from './page-objects.ts';
import { memoryOf, withBytes } from './pdfium-memory.ts';

/** The most characters of one page that are read. */
export const mostOnPage = 250_000;

/** What a text object gives all its characters. */
interface Style {
  readonly size: number;
  readonly angle: number;
  readonly bold: boolean;
  readonly unseen: Unseen | null;
}

/** The characters of a page in the order in which it draws them, and how many lie beside the page. */
export interface PageGlyphs {
  readonly glyphs: readonly Glyph[];
  /** Characters, without spaces, that lie wholly outside the page and are left out. */
  readonly outside: number;
}

/**
 * Reads the characters of an open page with their places, as pdfium has them; spaces and line ends that pdfium makes up are left
 * out. Null where there are more than `mostOnPage`.
 */
export function glyphsOfPage(
  pdfium: WrappedPdfiumModule,
  page: number,
  geometry: PageGeometry,
  objects: PageObjects,
): PageGlyphs | null {
  const textPage = pdfium.FPDFText_LoadPage(page);
  if (textPage === 0) return { glyphs: [], outside: 0 };
  try {
    const count = pdfium.FPDFText_CountChars(textPage);
    if (count > mostOnPage) return null;
    return withBytes(pdfium, 64, (scratch) => read(pdfium, textPage, count, scratch, geometry, objects));
  } finally {
    pdfium.FPDFText_ClosePage(textPage);
  }
}

function read(
  pdfium: WrappedPdfiumModule,
  textPage: number,
  count: number,
  scratch: number,
  geometry: PageGeometry,
  objects: PageObjects,
): PageGlyphs {
  const memory = memoryOf(pdfium);
  const call = memory.wasmExports;
  const glyphs: Glyph[] = [];
  const styles = new Map<number, Style>();
  let outside = 0;
  let high = 0;
  let last = -1;
  let style: Style = { size: 1, angle: 0, bold: false, unseen: null };

  const styleOf = (object: number, index: number): Style => {
    const known = styles.get(object);
    if (known !== undefined) return known;
    const fontSize = pdfium.FPDFText_GetFontSize(textPage, index);
    call.FPDFText_GetMatrix(textPage, index, scratch);
    const [a = 1, b = 0, c = 0, d = 1] = memory.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4);
    const size = Math.abs(fontSize) * Math.hypot(c, d);
    const text = objects.texts.get(object);
    const found: Style = {
      size: Number.isFinite(size) && size > 0.1 ? Math.min(size, 5_000) : 1,
      angle: geometry.angle(fontSize < 0 ? -a : a, fontSize < 0 ? -b : b),
      bold: text?.bold ?? false,
      // Modes that draw nothing (PDF 32000-1, table 106).
      unseen: text?.renderMode === 3 || text?.renderMode === 7 ? 'invisible' : null,
    };
    styles.set(object, found);
    return found;
  };

  for (let index = 0; index < count; index += 1) {
    const code = call.FPDFText_GetUnicode(textPage, index);
    // What pdfium makes up itself are white space and hyphens; it is asked about these alone, a call being dear.
    if (code <= 0x20 && call.FPDFText_IsGenerated(textPage, index) === 1) continue;
    if (code >= 0xd800 && code < 0xdc00) {
      high = code;
      continue;
    }
    const hyphen = mayBeHyphen(code) && call.FPDFText_IsHyphen(textPage, index) === 1;
    const unsure = call.FPDFText_HasUnicodeMapError(textPage, index) === 1;
    const text = hyphen ? '-' : characterOf(high, code);
    high = 0;
    if (text === null) continue;
    const object = call.FPDFText_GetTextObject(textPage, index);
    const isNew = object !== last;
    if (isNew) style = styleOf(object, index);
    last = object;
    const { size, angle, bold, unseen } = style;
    // What one object draws upright stands on one line, and where along it the boxes say.
    if (isNew || angle !== 0) call.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
    call.FPDFText_GetLooseCharBox(textPage, index, scratch + 16);
    const { HEAPF32, HEAPF64 } = memory;
    const originX = HEAPF64[scratch >> 3] ?? 0;
    const originY = HEAPF64[(scratch >> 3) + 1] ?? 0;
    // In the order of FS_RECTF: left, top, right, bottom.
    const at = (scratch + 16) >> 2;
    const box = geometry.box(
      HEAPF32[at] ?? 0,
      HEAPF32[at + 3] ?? 0,
      HEAPF32[at + 2] ?? 0,
      HEAPF32[at + 1] ?? 0,
    );
    const x = geometry.x(originX, originY);
    const y = geometry.y(originX, originY);
    const placed = Number.isFinite(x + y + box.left + box.right + box.top + box.bottom);
    if (
      !placed ||
      box.right < 0 ||
      box.bottom < 0 ||
      box.left > geometry.width ||
      box.top > geometry.height
    ) {
      if (text !== ' ' && text.trim() !== '') outside += 1;
      continue;
    }
    glyphs.push({
      text,
      left: box.left,
      top: box.top,
      right: box.right,
      bottom: box.bottom,
      x,
      y,
      size,
      angle,
      bold,
      object,
      unsure,
      unseen,
    });
  }
  return { glyphs, outside };
}

/** Codes that pdfium gives a hyphen at the end of a line: its own, those drawn, and the sign it puts in their place. */
function mayBeHyphen(code: number): boolean {
  return code === 0x2d || code === 0xad || code <= 2 || code >= 0xfffe;
}

/** The character of a code point; a sign of control or a broken half becomes the replacement character, NUL nothing. */
function characterOf(high: number, code: number): string | null {
  if (code === 0 || code === 0xfffe || code === 0xffff) return high === 0 && code !== 0 ? '\ufffd' : null;
  if (code >= 0xdc00 && code < 0xe000) return high === 0 ? '\ufffd' : String.fromCharCode(high, code);
  if (code === 9 || code === 10 || code === 13) return ' ';
  if (code < 0x20 || code === 0x7f || code > 0x10ffff) return '\ufffd';
  return String.fromCodePoint(code);
}
