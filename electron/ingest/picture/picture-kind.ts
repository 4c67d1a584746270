/** The kinds of picture that are known by their first bytes. */
export type PictureKind = 'png' | 'jpeg' | 'tiff' | 'gif' | 'bmp' | 'webp' | 'heif';

/** What kind of picture bytes are by how they begin, or null where they are none that is known. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | null {
  const letters = (start: number, end: number): string =>
    String.fromCharCode(...bytes.subarray(start, Math.min(end, bytes.length)));
  const begin = letters(0, 12);
  if (begin.startsWith('\x89PNG\r\n\x1A\n')) return 'png';
  if (begin.startsWith('\xFF\xD8\xFF')) return 'jpeg';
  if (begin.startsWith('II*\0') || begin.startsWith('MM\0*')) return 'tiff';
  if (begin.startsWith('GIF87a') || begin.startsWith('GIF89a')) return 'gif';
  // Two letters are few: the bytes that must be nought and the size of the header have to fit as well.
  if (begin.startsWith('BM') && letters(6, 10) === '\0\0\0\0' && bitmapHeaders.has(bytes[14] ?? 0))
    return 'bmp';
  if (begin.startsWith('RIFF') && letters(8, 12) === 'WEBP') return 'webp';
  return letters(4, 8) === 'ftyp' && stillBrands.has(letters(8, 12)) ? 'heif' : null;
}

const bitmapHeaders: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);

/** The brands of still pictures; films have others. */
const stillBrands: ReadonlySet<string> = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'mif1',
  'msf1',
  'avif',
  'avis',
]);
