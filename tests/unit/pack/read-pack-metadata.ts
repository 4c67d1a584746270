import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF says of itself. */
export interface PackMetadata {
  /** The information dictionary as pdf.js reads it, with what pdf.js adds about the file's form. */
  readonly information: unknown;
  /** The XMP packet as it stands in the file. */
  readonly xmp: string;
}

/** Reads a PDF's metadata by pdf.js, which had no part in writing it. */
export async function readPackMetadata(bytes: Uint8Array): Promise<PackMetadata> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const metadata = await document.getMetadata();
  const information: unknown = metadata.info;
  const xmp: unknown = metadata.metadata.getRaw();
  return { information, xmp: typeof xmp === 'string' ? xmp : '' };
}
