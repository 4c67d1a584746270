import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import { mostPixels, type Bitmap, type OpenPageImages } from '../page-images.ts';
import { openPdf } from './open-pdf.ts';

/** The parts of pdfium's memory that its types leave out. */
interface PdfiumMemory {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF32: Float32Array;
  readonly wasmExports: {
    readonly malloc: (size: number) => number;
    readonly free: (pointer: number) => void;
  };
}

/** pdfium's bitmap format of four bytes a pixel, the last one opacity (fpdfview.h). */
const bitmapWithOpacity = 4;

/** With annotations, and in the order red, green, blue (fpdfview.h: FPDF_ANNOT, FPDF_REVERSE_BYTE_ORDER). */
const drawingFlags = 0x01 | 0x10;

/** White, of full opacity. */
const white = 0xffffffff;

const bytesPerPixel = 4;

/**
 * Opens a PDF for drawing its pages upright, with their annotations; forms are shown as they lie on the page, scripts never run.
 *
 * Failures: those of `openPdf`; `source-too-complex` for a picture of more than `mostPixels`, `source-damaged` for a page that
 * cannot be drawn.
 */
export const openPdfPages: OpenPageImages = async (bytes, password) => {
  const opened = await openPdf(bytes, password);
  if (!opened.ok) return opened;
  const { pdfium, document, pageCount, close } = opened.value;
  let sizes: readonly { readonly width: number; readonly height: number }[] | null = null;
  return success({
    // Looked up when asked for: who draws one page of thousands has no need of them.
    get pages() {
      sizes ??= Array.from({ length: pageCount }, (_, index) => sizeOfPage(pdfium, document, index));
      return sizes;
    },
    draw: (page, pixelsPerPoint) =>
      page > pageCount ? noPage : drawPage(pdfium, document, page - 1, pixelsPerPoint),
    close,
  });
};

function drawPage(
  pdfium: WrappedPdfiumModule,
  document: number,
  index: number,
  pixelsPerPoint: number,
): Result<Bitmap> {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return cannotDraw;
  try {
    const width = Math.max(1, Math.round(pdfium.FPDF_GetPageWidthF(page) * pixelsPerPoint));
    const height = Math.max(1, Math.round(pdfium.FPDF_GetPageHeightF(page) * pixelsPerPoint));
    if (!(width * height <= mostPixels)) return tooLarge;
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, bitmapWithOpacity, 0, 0);
    if (bitmap === 0) return tooLarge;
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawingFlags);
      const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
      const stride = pdfium.FPDFBitmap_GetStride(bitmap);
      return success({ width, height, pixels: rowsOf(pdfium, start, stride, width, height) });
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap);
    }
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}

/** A copy of a bitmap's rows without what pads them. */
function rowsOf(
  pdfium: WrappedPdfiumModule,
  start: number,
  stride: number,
  width: number,
  height: number,
): Uint8Array {
  // Taken now: drawing may have made the memory anew.
  const { HEAPU8 } = pdfium.pdfium as unknown as PdfiumMemory;
  const row = width * bytesPerPixel;
  if (stride === row) return HEAPU8.slice(start, start + row * height);
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    pixels.set(HEAPU8.subarray(start + y * stride, start + y * stride + row), y * row);
  }
  return pixels;
}

function sizeOfPage(
  pdfium: WrappedPdfiumModule,
  document: number,
  index: number,
): { readonly width: number; readonly height: number } {
  const { wasmExports } = pdfium.pdfium as unknown as PdfiumMemory;
  const pointer = wasmExports.malloc(8);
  try {
    const isKnown = pdfium.FPDF_GetPageSizeByIndexF(document, index, pointer);
    const { HEAPF32 } = pdfium.pdfium as unknown as PdfiumMemory;
    return isKnown
      ? { width: HEAPF32[pointer >> 2] ?? 0, height: HEAPF32[(pointer >> 2) + 1] ?? 0 }
      : { width: 0, height: 0 };
  } finally {
    wasmExports.free(pointer);
  }
}

const noPage = failure(
  'source-damaged',
  'This PDF has no page of that number, so there is nothing to draw. Its text stands as it was read.',
);

const cannotDraw = failure(
  'source-damaged',
  'This page of the PDF is damaged and cannot be drawn. Its text, where there is one, can be read in the text view.',
);

const tooLarge = failure(
  'source-too-complex',
  'This page is too large to be drawn at this size. Make it smaller, or read its text in the text view.',
);
