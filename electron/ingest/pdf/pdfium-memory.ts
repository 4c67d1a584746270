import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

/** The parts of pdfium's module that its types leave out: its memory and its functions as they are called without conversion. */
export interface PdfiumMemory {
  readonly wasmExports: PdfiumExports;
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}

/** What is called for every character and every object of a page; `boolean` results are numbers here. */
export interface PdfiumExports {
  readonly malloc: (size: number) => number;
  readonly free: (pointer: number) => void;
  readonly FPDFText_GetUnicode: (textPage: number, index: number) => number;
  readonly FPDFText_IsGenerated: (textPage: number, index: number) => number;
  readonly FPDFText_IsHyphen: (textPage: number, index: number) => number;
  readonly FPDFText_HasUnicodeMapError: (textPage: number, index: number) => number;
  readonly FPDFText_GetTextObject: (textPage: number, index: number) => number;
  readonly FPDFText_GetLooseCharBox: (textPage: number, index: number, rectangle: number) => number;
  readonly FPDFText_GetCharOrigin: (textPage: number, index: number, x: number, y: number) => number;
  readonly FPDFText_GetFontSize: (textPage: number, index: number) => number;
  readonly FPDFText_GetMatrix: (textPage: number, index: number, matrix: number) => number;
  readonly FPDFPage_GetObject: (page: number, index: number) => number;
  readonly FPDFFormObj_GetObject: (object: number, index: number) => number;
  readonly FPDFPageObj_GetType: (object: number) => number;
  readonly FPDFPageObj_CountMarks: (object: number) => number;
  readonly FPDFPageObj_GetBounds: (object: number, l: number, b: number, r: number, t: number) => number;
  readonly FPDFPageObj_GetFillColor: (object: number, r: number, g: number, b: number, a: number) => number;
  readonly FPDFPageObj_HasTransparency: (object: number) => number;
  readonly FPDFTextObj_GetTextRenderMode: (object: number) => number;
  readonly FPDFTextObj_GetFont: (object: number) => number;
  readonly FPDFPath_GetDrawMode: (object: number, fill: number, stroke: number) => number;
}

/** The longest string in bytes that is read of a document's own fields; a longer one is cut. */
const longestString = 1024 * 1024;

/** pdfium's memory. Views of it are taken anew after every call that may allocate. */
export function memoryOf(pdfium: WrappedPdfiumModule): PdfiumMemory {
  return pdfium.pdfium as unknown as PdfiumMemory;
}

/** Runs `use` with a piece of pdfium's memory, which is freed whatever happens; starts as zeros. */
export function withBytes<Value>(
  pdfium: WrappedPdfiumModule,
  size: number,
  use: (pointer: number) => Value,
): Value {
  const memory = memoryOf(pdfium);
  const pointer = memory.wasmExports.malloc(Math.max(8, size));
  memory.HEAPU8.fill(0, pointer, pointer + Math.max(8, size));
  try {
    return use(pointer);
  } finally {
    memory.wasmExports.free(pointer);
  }
}

/**
 * A string of UTF-16 that pdfium gives in two calls: its length in bytes with the end mark first, then its bytes.
 *
 * Broken surrogates are replaced; signs of control but tabs and line ends are left out.
 */
export function stringOf(
  pdfium: WrappedPdfiumModule,
  call: (buffer: number, length: number) => number,
): string {
  const length = Math.min(call(0, 0), longestString);
  if (length <= 2) return '';
  return withBytes(pdfium, length, (buffer) => {
    call(buffer, length);
    const { HEAPU8 } = memoryOf(pdfium);
    const bytes = HEAPU8.slice(buffer, buffer + length);
    return withoutControls(Buffer.from(bytes.buffer, 0, length - (length % 2)).toString('utf16le'));
  });
}

/** A string of one byte a character that pdfium gives in two calls, read as Latin-1. */
export function asciiOf(
  pdfium: WrappedPdfiumModule,
  call: (buffer: number, length: number) => number,
): string {
  const length = Math.min(call(0, 0), longestString);
  if (length <= 1) return '';
  return withBytes(pdfium, length, (buffer) => {
    call(buffer, length);
    const { HEAPU8 } = memoryOf(pdfium);
    return withoutControls(Buffer.from(HEAPU8.slice(buffer, buffer + length)).toString('latin1'));
  });
}

function withoutControls(text: string): string {
  const end = text.indexOf('\0');
  return (end === -1 ? text : text.slice(0, end))
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, '');
}
