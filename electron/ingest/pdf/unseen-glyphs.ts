import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { styleAt, unseenAt, type Glyphs, type Unseen } from './glyphs.ts';
import type { PageGeometry, UprightBox } from './page-geometry.ts';
import { shareOf, type Cover, type PageObjects } from './page-objects.ts';
import { memoryOf } from './pdfium-memory.ts';

/** The most pixels of a page that is drawn to look for text. */
const mostPixels = 1_500_000;

/** Colours that differ by no more than this, of 255, look the same. */
const sameColour = 10;

/** A picture that takes so much of a page is the page itself. */
export const pageSized = 0.6;

/** Marks of a document that decide which text may not be seen. */
export interface UnseenClues {
  /** Boxes of notes that are drawn over the page. */
  readonly notes: readonly UprightBox[];
  /** True where the document has layers that are switched off. */
  readonly hiddenLayers: boolean;
}

/**
 * Finds the characters that are in a page and not seen on it: under something drawn later, in a layer that is off, or drawn as
 * light as what is behind them.
 *
 * What may be so is known by the order and colours of drawing; whether it is so is seen: the page is drawn with and without this
 * text, and where nothing changes, nothing was seen. Text that draws nothing by its mode stays marked `invisible`.
 */
export function markUnseen(
  pdfium: WrappedPdfiumModule,
  page: number,
  geometry: PageGeometry,
  objects: PageObjects,
  glyphs: Glyphs,
  clues: UnseenClues,
): Glyphs {
  const lastDrawn = Math.max(-1, ...objects.covers.map(({ order }) => order));
  if (!objects.doubtful && lastDrawn < objects.firstText && clues.notes.length === 0) return glyphs;
  const why = new Map<number, Unseen>();
  const lastCover = clues.notes.length > 0 ? Infinity : (objects.covers.at(-1)?.order ?? -1);
  for (let index = 0; index < glyphs.count; index += 1) {
    if (unseenAt(glyphs, index) !== null || glyphs.codes[index] === 0x20) continue;
    const text = objects.texts.get(styleAt(glyphs, index).object);
    const order = text?.order ?? 0;
    const cover =
      lastCover > order ? coverOf(boxOf(glyphs, index), order, objects.covers, clues.notes) : undefined;
    if (cover !== undefined) {
      const picture = cover.picture && shareOf(cover, geometry) >= pageSized;
      why.set(index, picture ? 'invisible' : 'covered');
    } else if (text?.layered === true && clues.hiddenLayers) why.set(index, 'layer');
    else if (text?.light === true) why.set(index, 'invisible');
  }
  if (why.size === 0) return glyphs;
  const seen = seenOf(pdfium, page, geometry, glyphs, [...why.keys()]);
  if (seen === null) return glyphs;
  for (const place of seen) why.delete(place);
  return { ...glyphs, hidden: why };
}

function boxOf({ left, top, right, bottom }: Glyphs, index: number): UprightBox {
  return {
    left: left[index] ?? 0,
    top: top[index] ?? 0,
    right: right[index] ?? 0,
    bottom: bottom[index] ?? 0,
  };
}

function coverOf(
  glyph: UprightBox,
  order: number,
  covers: readonly Cover[],
  notes: readonly UprightBox[],
): Cover | undefined {
  const covering = covers.findLast((cover) => cover.order > order && coversMost(cover, glyph));
  if (covering !== undefined) return covering;
  const note = notes.find((box) => coversMost(box, glyph));
  return note === undefined ? undefined : { ...note, order: Infinity, picture: false };
}

function coversMost(cover: UprightBox, glyph: UprightBox): boolean {
  const middle = (glyph.top + 2 * glyph.bottom) / 3;
  if (cover.top > middle || cover.bottom < middle) return false;
  const across = Math.min(cover.right, glyph.right) - Math.max(cover.left, glyph.left);
  if (across < 0.6 * (glyph.right - glyph.left)) return false;
  const down = Math.min(cover.bottom, glyph.bottom) - Math.max(cover.top, glyph.top);
  return down >= 0.45 * (glyph.bottom - glyph.top);
}

/** The places of those of the characters whose drawing changes the page; null where the page could not be drawn. */
function seenOf(
  pdfium: WrappedPdfiumModule,
  page: number,
  geometry: PageGeometry,
  glyphs: Glyphs,
  places: readonly number[],
): ReadonlySet<number> | null {
  const scale = Math.min(1.5, Math.sqrt(mostPixels / (geometry.width * geometry.height)));
  const width = Math.max(1, Math.round(geometry.width * scale));
  const height = Math.max(1, Math.round(geometry.height * scale));
  if (width * height > 2 * mostPixels) return null;
  const withText = drawn(pdfium, page, width, height);
  const handles = [...new Set(places.map((place) => styleAt(glyphs, place).object))].filter(
    (object) => object !== 0,
  );
  for (const object of handles) pdfium.FPDFPageObj_SetIsActive(object, false);
  const without = drawn(pdfium, page, width, height);
  for (const object of handles) pdfium.FPDFPageObj_SetIsActive(object, true);
  if (withText === null || without === null) return null;
  return new Set(
    places.filter((place) => {
      const glyph = boxOf(glyphs, place);
      const inset = 0.15 * (glyph.right - glyph.left);
      const left = Math.max(0, Math.floor((glyph.left + inset) * scale));
      const right = Math.min(width, Math.ceil((glyph.right - inset) * scale));
      const top = Math.max(0, Math.floor(glyph.top * scale));
      const bottom = Math.min(height, Math.ceil(glyph.bottom * scale));
      for (let y = top; y < bottom; y += 1) {
        for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 1) {
          if (Math.abs((withText[at] ?? 0) - (without[at] ?? 0)) > sameColour) return true;
        }
      }
      return false;
    }),
  );
}

/** The pixels of a page on white, with its notes; null where there is no memory for them. */
function drawn(pdfium: WrappedPdfiumModule, page: number, width: number, height: number): Uint8Array | null {
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) return null;
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    const withNotes = 0x01;
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withNotes);
    const buffer = pdfium.FPDFBitmap_GetBuffer(bitmap);
    return memoryOf(pdfium).HEAPU8.slice(buffer, buffer + width * height * 4);
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}
