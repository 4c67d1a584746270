import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { FinePicture, PreparedPages, SourceLink } from '../../../shared/pack/index.ts';
import { finestPicture } from './fine-pictures.ts';
import { forgetPdfium, openPdf } from './open-pdf.ts';
import { pageGeometry } from './page-geometry.ts';
import { memoryOf } from './pdfium-memory.ts';
import { bookmarksOf, linksOfPage } from './source-links.ts';

/** Draws annotations and fields as they are shown on the screen, and says whether anything changed (fpdf_flatten.h). */
const asShown = 0;
const flattenedSomething = 1;
const flattenFailed = 0;

/** Bytes of pdfium's FS_SIZEF. */
const sizeOfTwoFloats = 8;

/**
 * Makes a PDF ready to stand in a pack: what is put onto its pages becomes part of them, and the whole is written anew, so that
 * what copies pages from it meets nothing but pages that pdfium could read.
 *
 * Failures: those of `openPdf`; `source-damaged` for a page that cannot be opened or flattened.
 */
export async function preparePdf(bytes: Uint8Array): Promise<Result<PreparedPages>> {
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  const { pdfium, document, pageCount, close } = opened.value;
  try {
    const links: SourceLink[] = [];
    const finePictures: FinePicture[] = [];
    const hasPictures = mayHavePictures(bytes);
    let flattened = 0;
    const damagedIndex = firstDamaged(pdfium, document, pageCount);
    if (damagedIndex !== null) return damagedPage(damagedIndex + 1);
    for (let index = 0; index < pageCount; index += 1) {
      const isPlain = pdfium.EPDFPage_GetAnnotCountRaw(document, index) === 0;
      if (isPlain && !hasPictures) continue;
      const page = pdfium.FPDF_LoadPage(document, index);
      if (page === 0) return damagedPage(index + 1);
      try {
        const dpi = finestPicture(pdfium, page);
        if (dpi !== null) finePictures.push({ page: index + 1, dpi });
        if (isPlain) continue;
        const count = pdfium.FPDFPage_GetAnnotCount(page);
        const found = linksOfPage(pdfium, document, {
          handle: page,
          number: index + 1,
          geometry: pageGeometry(pdfium, page),
        });
        links.push(...found);
        const outcome = pdfium.FPDFPage_Flatten(page, asShown);
        if (outcome === flattenFailed) return damagedPage(index + 1);
        if (outcome === flattenedSomething) flattened += count - found.length;
      } finally {
        pdfium.FPDF_ClosePage(page);
      }
    }
    const bookmarks = bookmarksOf(pdfium, document);
    const pdf = isProtected(pdfium, document)
      ? withoutProtection(pdfium, document)
      : savedAnew(pdfium, document);
    if (pdf === null) return cannotBeWritten;
    const fine = finePictures.length === 0 ? {} : { finePictures };
    return success({ kind: 'pdf', pdf, links, bookmarks, flattened, ...fine });
  } catch {
    forgetPdfium();
    return cannotBeWritten;
  } finally {
    close();
  }
}

/**
 * Whether a file can hold pictures that are worth measuring. What describes one lies open in the file, never in a compressed object
 * (ISO 32000-1, 7.5.7); pictures written into a page's content are small.
 */
function mayHavePictures(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('/Image'); at !== -1; at = file.indexOf('/Image', at + 1)) {
    // Other names begin so: /ImageB, /ImageC and /ImageI stand in most files.
    if (!/[A-Za-z0-9]/u.test(String.fromCharCode(file[at + '/Image'.length] ?? 0))) return true;
  }
  return false;
}

/** The index of the first page that cannot be opened; told without reading what stands on pages, which takes far longer. */
function firstDamaged(pdfium: WrappedPdfiumModule, document: number, pageCount: number): number | null {
  const memory = memoryOf(pdfium);
  const size = memory.wasmExports.malloc(sizeOfTwoFloats);
  if (size === 0) return 0;
  try {
    for (let index = 0; index < pageCount; index += 1) {
      if (!pdfium.FPDF_GetPageSizeByIndexF(document, index, size)) return index;
    }
    return null;
  } finally {
    memory.wasmExports.free(size);
  }
}

/** True where the file is encrypted, as one with an owner's password alone is that opens without any. */
function isProtected(pdfium: WrappedPdfiumModule, document: number): boolean {
  return pdfium.FPDF_GetSecurityHandlerRevision(document) !== -1;
}

/** A new document with the same pages, which is not encrypted. */
function withoutProtection(pdfium: WrappedPdfiumModule, document: number): Uint8Array | null {
  const copy = pdfium.FPDF_CreateNewDocument();
  if (copy === 0) return null;
  try {
    if (!pdfium.FPDF_ImportPagesByIndex(copy, document, 0, 0, 0)) return null;
    return savedAnew(pdfium, copy);
  } finally {
    pdfium.FPDF_CloseDocument(copy);
  }
}

function savedAnew(pdfium: WrappedPdfiumModule, document: number): Uint8Array | null {
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  try {
    if (!pdfium.PDFiumExt_SaveAsCopy(document, writer)) return null;
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    const memory = memoryOf(pdfium);
    const pointer = memory.wasmExports.malloc(size);
    if (pointer === 0) return null;
    try {
      pdfium.PDFiumExt_GetFileWriterData(writer, pointer, size);
      return memoryOf(pdfium).HEAPU8.slice(pointer, pointer + size);
    } finally {
      memory.wasmExports.free(pointer);
    }
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer);
  }
}

function damagedPage(number: number): Result<never> {
  return failure('source-damaged', `Its page ${number} is damaged and cannot be shown.`);
}

const cannotBeWritten = failure('source-damaged', 'It is damaged in a way that its pages cannot be copied.');
