import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import { readingLimits } from '../archive/reading-limits.ts';
import { memoryOf } from './pdfium-memory.ts';

/** A PDF that is open in pdfium; `close` must be called once, and nothing of it used after. */
export interface OpenPdf {
  readonly pdfium: WrappedPdfiumModule;
  /** pdfium's handle of the document. */
  readonly document: number;
  /** How many pages it has, as pdfium counts them; never more than `mostPages`. */
  readonly pageCount: number;
  readonly close: () => void;
}

/** The most pages that are read of one PDF. */
export const mostPages: number = readingLimits.entries;

/** pdfium's codes for why a document does not load (fpdfview.h, FPDF_GetLastError). */
const passwordError = 4;
const protectionError = 5;

let loading: Promise<WrappedPdfiumModule> | null = null;

/** pdfium itself, loaded once in a process. Scripts in documents are never run: no form environment is made. */
export function loadPdfium(): Promise<WrappedPdfiumModule> {
  loading ??= (async () => {
    const { init } = await import('@embedpdf/pdfium');
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
    const pdfium = await init({
      wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
    });
    pdfium.PDFiumExt_Init();
    return pdfium;
  })();
  return loading;
}

/** Drops pdfium after it gave up inside a document, so that the next one is opened in a new memory. */
export function forgetPdfium(): void {
  loading = null;
}

/**
 * Opens a PDF from its bytes.
 *
 * Failures: `source-needs-password` where it is encrypted and no password was given, `source-password-wrong`, `source-damaged`,
 * `source-too-complex` for one of more than `mostPages` pages or protected by other means than a password.
 */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<Result<OpenPdf>> {
  const pdfium = await loadPdfium();
  try {
    return opened(pdfium, bytes, password);
  } catch {
    forgetPdfium();
    return damaged;
  }
}

function opened(
  pdfium: WrappedPdfiumModule,
  bytes: Uint8Array,
  password: string | undefined,
): Result<OpenPdf> {
  const memory = memoryOf(pdfium);
  const pointer = memory.wasmExports.malloc(bytes.byteLength);
  if (pointer === 0) return tooLarge;
  // Taken after the allocation, which may have made the memory anew.
  memory.HEAPU8.set(bytes, pointer);
  const document = pdfium.FPDF_LoadMemDocument(pointer, bytes.byteLength, password ?? '');
  if (document === 0) {
    const error = pdfium.FPDF_GetLastError();
    memory.wasmExports.free(pointer);
    if (error === passwordError) return password === undefined ? needsPassword : wrongPassword;
    return error === protectionError ? lockedOtherwise : damaged;
  }
  const close = (): void => {
    pdfium.FPDF_CloseDocument(document);
    memory.wasmExports.free(pointer);
  };
  const pageCount = pdfium.FPDF_GetPageCount(document);
  if (pageCount > 0 && pageCount <= mostPages) return success({ pdfium, document, pageCount, close });
  close();
  return pageCount > mostPages ? tooManyPages : damaged;
}

const needsPassword = failure(
  'source-needs-password',
  'This PDF is protected by a password. It was sealed as it is; give the password in the library to read it. The password is used once and kept nowhere.',
);

const lockedOtherwise = failure(
  'source-too-complex',
  'This PDF is protected in a way that cannot be opened here, such as by a certificate. It was sealed as it is; ask whoever sent it for a copy without that protection.',
);

const wrongPassword = failure(
  'source-password-wrong',
  'This is not the password of this PDF. Nothing was changed. Check capitals and try again, or ask whoever sent it.',
);

const damaged = failure(
  'source-damaged',
  'This PDF is damaged, so that its pages cannot be read. Ask whoever sent it for a whole copy.',
);

const tooManyPages = failure(
  'source-too-complex',
  `This PDF says it has more than ${mostPages.toLocaleString('en-GB')} pages, which is more than is read of one. Split it and import the parts.`,
);

const tooLarge = failure(
  'source-too-complex',
  'This PDF is too large to be read. Split it and import the parts.',
);
