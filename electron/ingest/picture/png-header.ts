import { success, type Result } from '../../../shared/base/index.ts';
import { damagedPicture, refusalOfSize, type PictureHeader, type PicturePage } from './picture-header.ts';
import { readTiffDirectories } from './tiff-directories.ts';
import { fieldsOf, orientationOf } from './tiff-tags.ts';

/** One chunk of a PNG file. */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** Chunks that are looked at; real files have a few thousand at most. */
const mostChunks = 100_000;

/** The chunks of a PNG file up to its end, or null where the file ends before. */
export function pngChunks(bytes: Uint8Array): readonly PngChunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  let at = 8;
  while (at + 12 <= bytes.byteLength && chunks.length < mostChunks) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.byteLength) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    if (type === 'IEND') return chunks;
    at += 12 + length;
  }
  return null;
}

/** Reads the header of a PNG file; `source-damaged` where it is not whole, `source-too-complex` where it is too large. */
export function readPngHeader(bytes: Uint8Array): Result<PictureHeader> {
  const chunks = pngChunks(bytes);
  const header = chunks?.[0];
  if (chunks === null || header?.type !== 'IHDR' || header.data.length !== 13) return damagedPicture;
  if (!chunks.some(({ type }) => type === 'IDAT')) return damagedPicture;
  const view = new DataView(header.data.buffer, header.data.byteOffset, header.data.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const refused = refusalOfSize(width, height);
  if (refused !== null) return refused;
  const exif = chunks.find(({ type }) => type === 'eXIf')?.data;
  const tiff = exif === undefined ? null : readTiffDirectories(exif, 2);
  const [directory] = tiff?.directories ?? [];
  return success({
    pages: [
      {
        width,
        height,
        resolution: resolutionOfPng(chunks),
        orientation: directory === undefined ? 1 : orientationOf(directory),
      },
    ],
    fields: tiff === null ? [] : fieldsOf(tiff),
    warnings: chunks.some(({ type }) => type === 'acTL')
      ? ['This picture moves; only its first picture is shown and read.']
      : [],
  });
}

const metresPerInch = 0.0254;

function resolutionOfPng(chunks: readonly PngChunk[]): PicturePage['resolution'] {
  const data = chunks.find(({ type }) => type === 'pHYs')?.data;
  if (data?.length !== 9 || data[8] !== 1) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [across, down] = [view.getUint32(0), view.getUint32(4)];
  return across > 0 && down > 0 ? { across: across * metresPerInch, down: down * metresPerInch } : null;
}
