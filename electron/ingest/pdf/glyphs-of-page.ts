import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { isBlank, type Glyphs, type GlyphStyle, type Unseen } from './glyphs.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { PageObjects } from './page-objects.ts';
import { memoryOf, withBytes } from './pdfium-memory.ts';

/** The most characters of one page that are read. */
export const mostOnPage = 250_000;

/** The characters of a page in the order in which it draws them, and how many lie beside the page. */
export interface PageGlyphs {
  readonly glyphs: Glyphs;
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
  if (textPage === 0) return { glyphs: roomFor(0).finish(0), outside: 0 };
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
  const room = roomFor(count);
  const { codes, styles, style, left, top, right, bottom, x, y, unsure } = room;
  const known = new Map<number, number>();
  let kept = 0;
  let outside = 0;
  let high = 0;
  let [object, own] = [-1, 0];

  /** Where the style of a text object stands, of which this is a character. */
  const styleOf = (handle: number, index: number): number => {
    const before = known.get(handle);
    if (before !== undefined) return before;
    const fontSize = call.FPDFText_GetFontSize(textPage, index);
    call.FPDFText_GetMatrix(textPage, index, scratch);
    const { HEAPF32 } = memory;
    const at = scratch >> 2;
    const [a, b, c, d] = [HEAPF32[at] ?? 1, HEAPF32[at + 1] ?? 0, HEAPF32[at + 2] ?? 0, HEAPF32[at + 3] ?? 1];
    const size = Math.abs(fontSize) * Math.hypot(c, d);
    const text = objects.texts.get(handle);
    styles.push({
      object: handle,
      size: Number.isFinite(size) && size > 0.1 ? Math.min(size, 5_000) : 1,
      angle: geometry.angle(fontSize < 0 ? -a : a, fontSize < 0 ? -b : b),
      bold: text?.bold ?? false,
      // Modes that draw nothing (PDF 32000-1, table 106).
      unseen: text?.renderMode === 3 || text?.renderMode === 7 ? 'invisible' : null,
    });
    known.set(handle, styles.length - 1);
    return styles.length - 1;
  };

  for (let index = 0; index < count; index += 1) {
    const code = call.FPDFText_GetUnicode(textPage, index);
    // What pdfium makes up itself are white space and hyphens; it is asked about these alone, a call being dear.
    if (code <= 0x20 && call.FPDFText_IsGenerated(textPage, index) === 1) continue;
    if (code >= 0xd800 && code < 0xdc00) {
      high = code;
      continue;
    }
    const isHyphen = mayBeHyphen(code) && call.FPDFText_IsHyphen(textPage, index) === 1;
    const character = isHyphen ? hyphen : characterOf(high, code);
    high = 0;
    if (character === null) continue;
    const drawnBy = call.FPDFText_GetTextObject(textPage, index);
    if (drawnBy !== object) own = styleOf(drawnBy, index);
    object = drawnBy;
    call.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
    call.FPDFText_GetLooseCharBox(textPage, index, scratch + 16);
    // Taken now: a call may have made the memory anew.
    const { HEAPF32, HEAPF64 } = memory;
    const originX = HEAPF64[scratch >> 3] ?? 0;
    const originY = HEAPF64[(scratch >> 3) + 1] ?? 0;
    // In the order of FS_RECTF: left, top, right, bottom.
    const at = (scratch + 16) >> 2;
    const [ownLeft, ownTop] = [HEAPF32[at] ?? 0, HEAPF32[at + 1] ?? 0];
    const [ownRight, ownBottom] = [HEAPF32[at + 2] ?? 0, HEAPF32[at + 3] ?? 0];
    const [oneX, otherX] = [geometry.x(ownLeft, ownBottom), geometry.x(ownRight, ownTop)];
    const [oneY, otherY] = [geometry.y(ownLeft, ownBottom), geometry.y(ownRight, ownTop)];
    left[kept] = Math.min(oneX, otherX);
    top[kept] = Math.min(oneY, otherY);
    right[kept] = Math.max(oneX, otherX);
    bottom[kept] = Math.max(oneY, otherY);
    x[kept] = geometry.x(originX, originY);
    y[kept] = geometry.y(originX, originY);
    if (!liesOnPage(room, kept, geometry)) {
      if (!isBlank(character)) outside += 1;
      continue;
    }
    codes[kept] = character;
    style[kept] = own;
    unsure[kept] = call.FPDFText_HasUnicodeMapError(textPage, index) === 1 ? 1 : 0;
    kept += 1;
  }
  return { glyphs: room.finish(kept), outside };
}

/** Lists that are filled from their beginning; `finish` gives what was filled. */
interface Room extends Glyphs {
  readonly styles: GlyphStyle[];
  readonly finish: (count: number) => Glyphs;
}

function roomFor(count: number): Room {
  const lists = {
    codes: new Uint32Array(count),
    styles: [],
    style: new Uint32Array(count),
    left: new Float64Array(count),
    top: new Float64Array(count),
    right: new Float64Array(count),
    bottom: new Float64Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    unsure: new Uint8Array(count),
    hidden: new Map<number, Unseen>(),
  };
  return { count, ...lists, finish: (kept) => ({ count: kept, ...lists }) };
}

/** False for what has no place that is a number, or one wholly beside the page. */
function liesOnPage(
  { left, top, right, bottom, x, y }: Glyphs,
  index: number,
  { width, height }: PageGeometry,
): boolean {
  const [l, t, r, b] = [left[index] ?? 0, top[index] ?? 0, right[index] ?? 0, bottom[index] ?? 0];
  if (!Number.isFinite((x[index] ?? 0) + (y[index] ?? 0) + l + r + t + b)) return false;
  return r >= 0 && b >= 0 && l <= width && t <= height;
}

const hyphen = 0x2d;
const replacement = 0xfffd;

/** Codes that pdfium gives a hyphen at the end of a line: its own, those drawn, and the sign it puts in their place. */
function mayBeHyphen(code: number): boolean {
  return code === 0x2d || code === 0xad || code <= 2 || code >= 0xfffe;
}

/** The code point of a character; a sign of control or a broken half becomes the replacement character, NUL nothing. */
function characterOf(high: number, code: number): number | null {
  if (code >= 0x20 && code < 0x7f) return code;
  if (code === 0 || code === 0xfffe || code === 0xffff) return high === 0 && code !== 0 ? replacement : null;
  if (code >= 0xdc00 && code < 0xe000)
    return high === 0 ? replacement : 0x10000 + ((high - 0xd800) << 10) + (code - 0xdc00);
  if (code === 9 || code === 10 || code === 13) return 0x20;
  return code < 0x20 || code === 0x7f || code > 0x10ffff ? replacement : code;
}
