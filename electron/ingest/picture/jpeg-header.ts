import { success, type Result } from '../../../shared/base/index.ts';
import { damagedPicture, refusalOfSize, type PictureHeader, type PicturePage } from './picture-header.ts';
import { readTiffDirectories, type TiffDirectories } from './tiff-directories.ts';
import { fieldsOf, orientationOf, resolutionOf } from './tiff-tags.ts';

/** Marker segments that are looked at before the picture's own data. */
const mostSegments = 10_000;

const startOfScan = 0xda;

/** Reads the header of a JPEG file; `source-damaged` where it has none, `source-too-complex` where it is too large. */
export function readJpegHeader(bytes: Uint8Array): Result<PictureHeader> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: { readonly width: number; readonly height: number } | null = null;
  let density: PicturePage['resolution'] = null;
  let exif: TiffDirectories | null = null;
  let at = 2;
  for (let count = 0; count < mostSegments && at + 4 <= bytes.byteLength; count += 1) {
    if (bytes[at] !== 0xff) return damagedPicture;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan) break;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.byteLength) return damagedPicture;
    const data = bytes.subarray(at + 4, at + 2 + length);
    if (isFrame(marker) && data.length >= 6) {
      const size = new DataView(data.buffer, data.byteOffset, data.byteLength);
      frame = { height: size.getUint16(1), width: size.getUint16(3) };
    } else if (marker === 0xe0) density ??= densityOf(data);
    else if (marker === 0xe1 && beginsWith(data, 'Exif\0\0'))
      exif ??= readTiffDirectories(data.subarray(6), 2);
    at += 2 + length;
  }
  if (frame === null) return damagedPicture;
  const refused = refusalOfSize(frame.width, frame.height);
  if (refused !== null) return refused;
  const [directory] = exif?.directories ?? [];
  return success({
    pages: [
      {
        ...frame,
        resolution: density ?? (directory === undefined ? null : resolutionOf(directory)),
        orientation: directory === undefined ? 1 : orientationOf(directory),
      },
    ],
    fields: exif === null ? [] : fieldsOf(exif),
    warnings: endsWhole(bytes)
      ? []
      : [
          'This picture ends before its end, so that a part of it is missing. Ask whoever sent it for a whole copy.',
        ],
  });
}

/** Start of frame of any kind; the codes between them begin tables (DHT, JPG, DAC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function densityOf(data: Uint8Array): PicturePage['resolution'] {
  if (!beginsWith(data, 'JFIF\0') || data.length < 12) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const perInch = data[7] === 1 ? 1 : data[7] === 2 ? 2.54 : 0;
  const [across, down] = [view.getUint16(8) * perInch, view.getUint16(10) * perInch];
  return across > 0 && down > 0 ? { across, down } : null;
}

function beginsWith(data: Uint8Array, letters: string): boolean {
  return String.fromCharCode(...data.subarray(0, letters.length)) === letters;
}

/** Bytes at the end in which the mark of the end is looked for; cameras write a little behind it. */
const endLookedAt = 65_536;

function endsWhole(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-endLookedAt);
  return end.includes(Buffer.from([0xff, 0xd9]));
}
