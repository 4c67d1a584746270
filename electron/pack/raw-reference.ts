import type { PdfReference } from './pdfkit-interior.ts';

/** PDF's own notation: pdfkit converts plain JavaScript values, and writes any other object by its `toString`. */
class Notation {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get [Symbol.toStringTag](): string {
    return 'Notation';
  }

  toString(): string {
    return this.#text;
  }
}

/**
 * Ends an object of a PDF with a dictionary or value that is in PDF's notation already, as what is copied from another PDF is, and
 * where it is a stream with its bytes as they are.
 */
export function rawReference(reference: PdfReference, notation: string, bytes: Uint8Array | null): void {
  reference.compress = false;
  reference.data = new Notation(notation);
  if (bytes !== null) reference.buffer = [bytes];
  reference.end();
}
