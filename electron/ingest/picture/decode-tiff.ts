import { constants, inflateSync } from 'node:zlib';
import utif from 'utif2';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { Bitmap } from '../page-images.ts';
import { damagedPicture, refusalOfSize } from './picture-header.ts';
import type { TiffDirectory } from './tiff-directories.ts';
import { tiffPages } from './tiff-header.ts';
import { tiffTags } from './tiff-tags.ts';

/** Strips or tiles of one page that are read. */
const mostPieces = 200_000;

/** Entries of a colour map. */
const mostColours = 3 * 65_536;

const mostTableBytes = 65_536;

/** Compressions by their number: none, fax (three kinds), LZW, JPEG, deflate (two numbers), PackBits. */
const known: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7, 8, 32_773, 32_946]);

const deflated: ReadonlySet<number> = new Set([8, 32_946]);

/** What the library needs of a directory, by number; it finds its way in nothing else. */
const handedOver: readonly (readonly [tag: number, most: number])[] = [
  [tiffTags.width, 1],
  [tiffTags.height, 1],
  [tiffTags.bitsPerSample, 16],
  [tiffTags.compression, 1],
  [tiffTags.photometric, 1],
  [tiffTags.fillOrder, 1],
  [tiffTags.stripOffsets, mostPieces],
  [tiffTags.samplesPerPixel, 1],
  [tiffTags.rowsPerStrip, 1],
  [tiffTags.stripByteCounts, mostPieces],
  [tiffTags.planes, 1],
  [tiffTags.faxOptions, 1],
  [tiffTags.predictor, 1],
  [tiffTags.colourMap, mostColours],
  [tiffTags.tileWidth, 1],
  [tiffTags.tileHeight, 1],
  [tiffTags.tileOffsets, mostPieces],
  [tiffTags.tileByteCounts, mostPieces],
  [tiffTags.extraSamples, 16],
  [tiffTags.sampleFormat, 1],
  [tiffTags.jpegTables, mostTableBytes],
];

/**
 * Decodes a page of a TIFF file, from 1. The library is given the page's own tags, checked, and never the way through the file;
 * deflated strips are inflated before, to no more bytes than the page has. Failures: `source-damaged`, `source-too-complex`.
 */
export function decodeTiff(bytes: Uint8Array, page: number): Result<Bitmap> {
  const directory = tiffPages(bytes)?.pages[page - 1];
  if (directory === undefined) return damagedPicture;
  const [width = 0] = directory.numbers(tiffTags.width);
  const [height = 0] = directory.numbers(tiffTags.height);
  const [compression = 1] = directory.numbers(tiffTags.compression);
  const [planes = 1] = directory.numbers(tiffTags.planes);
  const refused = refusalOfSize(width, height);
  if (refused !== null) return refused;
  const tiled = directory.numbers(tiffTags.tileWidth).length > 0;
  const [samples = 1] = directory.numbers(tiffTags.samplesPerPixel);
  const bits = Math.max(...directory.numbers(tiffTags.bitsPerSample), 1);
  if (samples < 1 || samples > 8 || bits > 16) return unknownForm;
  if (!known.has(compression) || (planes === 2 && samples > 1)) return unknownForm;
  if (tiled && !tilesFit(directory)) return unknownForm;
  try {
    const { source, image } = imageOf(bytes, directory, compression, {
      tiled,
      mostBytes: height * Math.ceil((width * samples * bits) / 8),
    });
    if (image === null) return damagedPicture;
    utif.decodeImage(source, image);
    if (!(image.data instanceof Uint8Array)) return damagedPicture;
    return success({ width, height, pixels: utif.toRGBA8(image) });
  } catch {
    return damagedPicture;
  }
}

function tilesFit(directory: TiffDirectory): boolean {
  const [width = 0] = directory.numbers(tiffTags.tileWidth);
  const [height = 0] = directory.numbers(tiffTags.tileHeight);
  return width > 0 && height > 0 && width <= 8_192 && height <= 8_192;
}

/** The page as the library takes it, with the bytes that its places point into. */
function imageOf(
  bytes: Uint8Array,
  directory: TiffDirectory,
  compression: number,
  { tiled, mostBytes }: { readonly tiled: boolean; readonly mostBytes: number },
): { readonly source: ArrayBuffer; readonly image: utif.IFD | null } {
  const tags: Record<string, number[]> = {};
  for (const [tag, most] of handedOver) {
    const numbers = directory.numbers(tag, most);
    if (numbers.length > 0) tags[`t${tag}`] = [...numbers];
  }
  const offsetsTag = `t${tiled ? tiffTags.tileOffsets : tiffTags.stripOffsets}`;
  const countsTag = `t${tiled ? tiffTags.tileByteCounts : tiffTags.stripByteCounts}`;
  const offsets = tags[offsetsTag] ?? [];
  const counts = tags[countsTag] ?? (offsets.length === 1 ? [bytes.byteLength - (offsets[0] ?? 0)] : []);
  const pieces = offsets.map((offset, index) => ({ offset, length: counts[index] ?? 0 }));
  // A file that was cut has pieces that lie beyond its end: the page cannot be shown whole.
  const whole = pieces.every(({ offset, length }) => length > 0 && offset + length <= bytes.byteLength);
  const none = { source: new ArrayBuffer(0), image: null };
  if (pieces.length === 0 || !whole) return none;
  const parts = pieces.map(({ offset, length }) => bytes.subarray(offset, offset + length));
  const plain = deflated.has(compression) ? inflateAll(parts, mostBytes, tiled) : parts;
  if (plain === null) return none;
  const places: number[] = [];
  // Two bytes of byte order come first, by which the library knows how samples of 16 bits lie.
  let length = 2;
  for (const part of plain) {
    places.push(length);
    length += part.byteLength;
  }
  const order = bytes.subarray(0, 2);
  const source = new Uint8Array(Buffer.concat([order, ...plain], length));
  tags[offsetsTag] = places;
  tags[countsTag] = plain.map((part) => part.byteLength);
  if (deflated.has(compression)) tags['t259'] = [1];
  return { source: source.buffer, image: tags as unknown as utif.IFD };
}

/** Pieces inflated, together to no more than the page's bytes and what tiles jut out by; null where they do not inflate. */
function inflateAll(
  parts: readonly Uint8Array[],
  mostBytes: number,
  tiled: boolean,
): readonly Uint8Array[] | null {
  let left = tiled ? mostBytes * 4 + 1_048_576 : mostBytes + 65_536;
  const plain: Uint8Array[] = [];
  for (const part of parts) {
    const inflated = inflateSync(part, {
      maxOutputLength: Math.max(1, left),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    left -= inflated.byteLength;
    if (left < 0) return null;
    plain.push(inflated);
  }
  return plain;
}

const unknownForm = failure(
  'source-too-complex',
  'This page is stored in a way that is not read (separate colour planes, or a compression of cameras or of old programs). The file was kept as it is. Save it again as a plain TIFF or PNG file and import that.',
);
