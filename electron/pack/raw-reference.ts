import type { PdfInterior, PdfReference } from './pdfkit-interior.ts';

/**
 * Writes an object of a PDF whose dictionary or value is in PDF's notation already, as what is copied from another PDF is, and where
 * it is a stream with its bytes as they are. pdfkit's own way would go over the notation again and copy the bytes.
 */
export function rawReference(
  pdf: PdfInterior,
  reference: PdfReference,
  notation: string,
  bytes: Uint8Array | null,
): void {
  reference.offset = pdf._offset;
  pdf._write(`${reference.id} 0 obj\n${notation}`);
  if (bytes !== null) {
    pdf._write('stream');
    pdf._write(bytes);
    pdf._write('\nendstream');
  }
  pdf._write('endobj');
  pdf._refEnd(reference);
}
