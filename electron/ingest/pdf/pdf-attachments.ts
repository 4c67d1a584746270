import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import { readingLimits } from '../archive/reading-limits.ts';
import type { ChildSource } from '../reading.ts';
import { memoryOf, stringOf, withBytes } from './pdfium-memory.ts';

/** The most files attached to one PDF. */
export const mostAttachments = 1_000;

/** Files attached to a PDF, and how many could not be taken out. */
export interface PdfAttachments {
  readonly children: readonly ChildSource[];
  readonly unread: number;
}

/**
 * Takes out the files attached to a document and, by their handles, to notes on its pages.
 *
 * Fails with `source-too-complex` where there are too many or they become too large.
 */
export function attachmentsOf(
  pdfium: WrappedPdfiumModule,
  document: number,
  onPages: readonly number[],
): Result<PdfAttachments> {
  const count = Math.max(0, pdfium.FPDFDoc_GetAttachmentCount(document));
  if (count + onPages.length > mostAttachments) return tooMuch;
  const handles = [
    ...Array.from({ length: count }, (_, index) => pdfium.FPDFDoc_GetAttachment(document, index)),
    ...onPages,
  ];
  const children: ChildSource[] = [];
  let [left, unread]: [number, number] = [readingLimits.inflatedBytes, 0];
  for (const [index, handle] of handles.entries()) {
    const bytes = handle === 0 ? null : bytesOf(pdfium, handle, left);
    if (bytes === 'too-large') return tooMuch;
    if (bytes === null) {
      unread += 1;
      continue;
    }
    left -= bytes.byteLength;
    const name = stringOf(pdfium, (buffer, length) => pdfium.FPDFAttachment_GetName(handle, buffer, length))
      .replaceAll(/[\n\t]/gu, ' ')
      .trim();
    const fileName = name.split(/[\\/]/u).at(-1) ?? '';
    children.push({
      fileName: fileName === '' ? `attachment-${index + 1}.bin` : fileName.slice(0, 255),
      bytes,
      how: 'attachment',
    });
  }
  return success({ children, unread });
}

function bytesOf(pdfium: WrappedPdfiumModule, handle: number, most: number): Uint8Array | 'too-large' | null {
  return withBytes(pdfium, 8, (lengthAt) => {
    if (!pdfium.FPDFAttachment_GetFile(handle, 0, 0, lengthAt)) return null;
    const length = memoryOf(pdfium).HEAPU32[lengthAt >> 2] ?? 0;
    if (length > most) return 'too-large';
    if (length === 0) return new Uint8Array();
    return withBytes(pdfium, length, (buffer) => {
      if (!pdfium.FPDFAttachment_GetFile(handle, buffer, length, lengthAt)) return null;
      return memoryOf(pdfium).HEAPU8.slice(buffer, buffer + length);
    });
  });
}

const tooMuch = failure(
  'source-too-complex',
  `The files attached to this PDF are more than ${mostAttachments.toLocaleString('en-GB')} or larger than 200 MB together. ` +
    'It was sealed as it is; save its attachments from it and import them by themselves.',
);
