import type { PdfValue } from './pdf-values.ts';
import { isList, type SavedPage, type SavedPdf } from './saved-pdf.ts';

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** The size of a page that says none, as pdfium has it. */
const usualBox: Box = { left: 0, bottom: 0, right: 612, top: 792 };

/** A page's size as shown upright, in points. */
export function uprightSize(
  source: SavedPdf,
  page: SavedPage,
): { readonly width: number; readonly height: number } {
  const { left, bottom, right, top } = shownBox(source, page);
  const scale = unitOf(source, page);
  const [width, height] = [(right - left) * scale, (top - bottom) * scale];
  return turnOf(source, page) % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** What of the page is shown, and the matrix that stands it upright with its lower left corner at the origin. */
export function boxAndMatrix(source: SavedPdf, page: SavedPage): string {
  const { left, bottom, right, top } = shownBox(source, page);
  const scale = unitOf(source, page);
  const upright = [1, 0, 0, 1, -left, -bottom];
  const matrices: Readonly<Record<number, readonly number[]>> = {
    90: [0, -1, 1, 0, -bottom, right],
    180: [-1, 0, 0, -1, right, top],
    270: [0, 1, -1, 0, top, -left],
  };
  const matrix = (matrices[turnOf(source, page)] ?? upright).map((value) => value * scale);
  return `/BBox [${[left, bottom, right, top].map(short).join(' ')}] /Matrix [${matrix.map(short).join(' ')}]`;
}

/** The part of the sheet that is shown: what it is cropped to, as far as there is sheet (ISO 32000-1, 14.11.2). */
function shownBox(source: SavedPdf, page: SavedPage): Box {
  const sheet = boxOf(source, page.get('MediaBox')) ?? usualBox;
  const crop = boxOf(source, page.get('CropBox')) ?? sheet;
  const shown = {
    left: Math.max(sheet.left, crop.left),
    bottom: Math.max(sheet.bottom, crop.bottom),
    right: Math.min(sheet.right, crop.right),
    top: Math.min(sheet.top, crop.top),
  };
  return isEmpty(shown) ? sheet : shown;
}

function boxOf({ resolved }: SavedPdf, value: PdfValue | undefined): Box | null {
  const list = resolved(value);
  if (!isList(list) || list.length !== 4) return null;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = list.map((item) => Number(resolved(item)));
  const box = {
    left: Math.min(x1, x2),
    bottom: Math.min(y1, y2),
    right: Math.max(x1, x2),
    top: Math.max(y1, y2),
  };
  return isEmpty(box) ? null : box;
}

/** True also where a number is none. */
function isEmpty({ left, bottom, right, top }: Box): boolean {
  return !(right > left && top > bottom);
}

/** By how many degrees the page is turned clockwise to be shown. */
function turnOf({ resolved }: SavedPdf, page: SavedPage): number {
  const degrees = Number(resolved(page.get('Rotate')) ?? 0);
  return Number.isFinite(degrees) ? ((degrees % 360) + 360) % 360 : 0;
}

/** How many points a unit of the page is. */
function unitOf({ resolved }: SavedPdf, page: SavedPage): number {
  const unit = Number(resolved(page.get('UserUnit')) ?? 1);
  return unit > 0 ? unit : 1;
}

function short(value: number): string {
  return String(Number(value.toFixed(5)));
}
