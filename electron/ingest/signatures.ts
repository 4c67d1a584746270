/** How files that are not text begin. */
const signatures: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: ascii('%PDF-'), what: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive or an office document' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'an empty ZIP archive' },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    what: 'an older office document or a saved message',
  },
  { bytes: ascii('{\\rtf'), what: 'an RTF document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { bytes: ascii('GIF8'), what: 'a GIF picture' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], what: 'a TIFF picture' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], what: 'a TIFF picture' },
  { bytes: [0x1f, 0x8b, 0x08], what: 'a gzip archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: 'a 7-Zip archive' },
  { bytes: ascii('SQLite format 3\0'), what: 'a database' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program' },
  { bytes: [0x4d, 0x5a, 0x90, 0x00], what: 'a program' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], what: 'a text in UTF-32, which cannot be read' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], what: 'a text in UTF-32, which cannot be read' },
];

/** What kind of file that is not text the bytes begin, with its article, or null. */
export function signatureOf(bytes: Uint8Array): string | null {
  const found = signatures.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  return found?.what ?? null;
}

function ascii(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
