import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { memoryOf, withBytes } from './pdfium-memory.ts';

/** What a PDF would do by itself if it were let, and what it hides; nothing of it is carried out. */
export interface ActiveContent {
  readonly scripts: boolean;
  readonly launches: boolean;
  /** True where it sends or fetches something, or opens other files. */
  readonly reaches: boolean;
  /** True where it has layers of which one or more are switched off. */
  readonly hiddenLayers: boolean;
  /** False where the document was too large to be looked through. */
  readonly looked: boolean;
}

/** Larger documents are looked through as they lie, not written anew for it. */
const largestCopied = 48 * 1024 * 1024;

/**
 * Looks for scripts, launch actions and layers that are off among a document's objects.
 *
 * pdfium writes the document anew, so that objects lie open that the file has packed or whose names it has written in another
 * way; the copy is read and dropped.
 */
export function activeContentOf(
  pdfium: WrappedPdfiumModule,
  document: number,
  bytes: Uint8Array,
): ActiveContent {
  const looked = bytes.byteLength <= largestCopied;
  const words = looked
    ? copyOf(pdfium, document)
    : wordsIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const scripts =
    (words?.has('/JavaScript') ?? false) || pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0;
  return {
    scripts,
    launches: words?.has('/Launch') ?? false,
    reaches: ['/SubmitForm', '/ImportData', '/GoToR'].some((word) => words?.has(word) ?? false),
    hiddenLayers: words?.has('/OFF') ?? false,
    looked: looked && words !== null,
  };
}

const searched = ['/JavaScript', '/Launch', '/SubmitForm', '/ImportData', '/GoToR'] as const;

function wordsIn(bytes: Buffer): ReadonlySet<string> {
  const found = new Set<string>(searched.filter((word) => holds(bytes, word)));
  if (bytes.includes('/OCProperties', 0, 'latin1') && hasLayerOff(bytes)) found.add('/OFF');
  return found;
}

/** True where a name stands in the bytes that does not go on as another name. */
function holds(bytes: Buffer, word: string): boolean {
  for (let at = bytes.indexOf(word, 0, 'latin1'); at !== -1; at = bytes.indexOf(word, at + 1, 'latin1')) {
    const after = bytes[at + word.length] ?? 32;
    if (!/[A-Za-z0-9]/.test(String.fromCharCode(after))) return true;
  }
  return false;
}

function hasLayerOff(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('/OFF', 0, 'latin1'); at !== -1; at = bytes.indexOf('/OFF', at + 1, 'latin1')) {
    const after = bytes.toString('latin1', at + 4, at + 60);
    // A list of layers, the base state of all, or a list that stands elsewhere.
    if (/^\s*\[\s*\d/u.test(after) || /^\s*\d+ \d+ R/u.test(after) || /^\s*(?:\/|>>)/u.test(after))
      return true;
  }
  return false;
}

function copyOf(pdfium: WrappedPdfiumModule, document: number): ReadonlySet<string> | null {
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  if (writer === 0) return null;
  try {
    pdfium.PDFiumExt_SaveAsCopy(document, writer);
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    if (size <= 0) return null;
    return withBytes(pdfium, size, (buffer) => {
      pdfium.PDFiumExt_GetFileWriterData(writer, buffer, size);
      const { HEAPU8 } = memoryOf(pdfium);
      return wordsIn(Buffer.from(HEAPU8.buffer, buffer, size));
    });
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer);
  }
}
