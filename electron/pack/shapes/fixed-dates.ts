/** Midnight on 1 January 1980, the first moment that a ZIP file can name: two bytes of time, then two of date. */
export const zipTime = 0;
export const zipDate = 0x21;

const endOfDirectory = 0x06054b50;
const entryInDirectory = 0x02014b50;
const endLength = 22;

/**
 * A ZIP file without a comment with the date of every entry made the first that there is, in its directory and before its bytes;
 * the file is changed where it lies. Throws where it is no such file, which is a mistake of whoever made it.
 */
export function withFixedDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - endLength;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory)
    throw new Error('A ZIP file has no plain end.');
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry += 1) {
    if (view.getUint32(at, true) !== entryInDirectory) throw new Error('A ZIP file’s directory is damaged.');
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    for (const times of [at + 12, local + 10]) {
      view.setUint16(times, zipTime, true);
      view.setUint16(times + 2, zipDate, true);
    }
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return zip;
}
