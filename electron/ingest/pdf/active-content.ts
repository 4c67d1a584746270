import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { memoryOf, withBytes } from './pdfium-memory.ts';
import { drawsWithoutEnd } from './repeated-drawing.ts';

/** What a PDF would do by itself if it were let, and what it hides; nothing of it is carried out. */
export interface ActiveContent {
  readonly scripts: boolean;
  readonly launches: boolean;
  /** True where it sends or fetches something, or opens other files. */
  readonly reaches: boolean;
  /** True where it has layers of which one or more are switched off. */
  readonly hiddenLayers: boolean;
  /** True where its drawings draw each other without end. */
  readonly endless: boolean;
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
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seen = looked ? inCopyOf(pdfium, document, lookThrough) : lookThrough(plain);
  const { words, endless } = seen ?? { words: new Set<string>(), endless: false };
  return {
    scripts: words.has('/JavaScript') || pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0,
    launches: words.has('/Launch'),
    reaches: ['/SubmitForm', '/ImportData', '/GoToR'].some((word) => words.has(word)),
    hiddenLayers: words.has('/OFF'),
    endless,
    looked: looked && seen !== null,
  };
}

/** What was found in the bytes of a document. */
interface Seen {
  readonly words: ReadonlySet<string>;
  readonly endless: boolean;
}

function lookThrough(bytes: Buffer): Seen {
  return { words: wordsIn(bytes), endless: drawsWithoutEnd(bytes) };
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

function inCopyOf(pdfium: WrappedPdfiumModule, document: number, look: (bytes: Buffer) => Seen): Seen | null {
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  if (writer === 0) return null;
  try {
    pdfium.PDFiumExt_SaveAsCopy(document, writer);
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    if (size <= 0) return null;
    return withBytes(pdfium, size, (buffer) => {
      pdfium.PDFiumExt_GetFileWriterData(writer, buffer, size);
      const { HEAPU8 } = memoryOf(pdfium);
      return look(Buffer.from(HEAPU8.buffer, buffer, size));
    });
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer);
  }
}
