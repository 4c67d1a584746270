import { constants, deflateSync, inflateSync } from 'node:zlib';
import { decode } from 'fast-png';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { Bitmap } from '../page-images.ts';
import { damagedPicture } from './picture-header.ts';
import { pngChunks, type PngChunk } from './png-header.ts';

/** Channels by colour type (PNG, section 11.2.2): grey, colours, palette, grey with opacity, colours with opacity. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Interlacing makes up to seven small pictures of one, whose rows begin with a byte each. */
const interlacingSlack = 2;

/**
 * Decodes a PNG file whose header was found right. Only what makes the picture is given to the library, and its data inflated
 * before to no more bytes than the header says; failures: `source-damaged`.
 */
export function decodePng(bytes: Uint8Array): Result<Bitmap> {
  const chunks = pngChunks(bytes);
  const header = chunks?.[0]?.data;
  if (chunks === null || header === undefined) return damagedPicture;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height, depth] = [view.getUint32(0), view.getUint32(4), header[8] ?? 0];
  const channels = channelsOf[header[9] ?? -1];
  const interlaced = header[12] === 1;
  if (channels === undefined) return damagedPicture;
  if (interlaced && depth < 8) return interlacedBits;
  const row = 1 + Math.ceil((width * channels * depth) / 8);
  const most = interlaced ? interlacingSlack * (row + 8) * (height + 8) : row * height;
  try {
    const packed = Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])));
    // Bytes beyond the picture's own are left out, as browsers do; too few are damage.
    const data = inflateAtMost(packed, most);
    if (data === null || (!interlaced && data.byteLength < most)) return damagedPicture;
    const needed = chunks.filter(({ type }) => type === 'IHDR' || type === 'PLTE' || type === 'tRNS');
    const plain = pngOf([
      ...needed,
      { type: 'IDAT', data: deflateSync(data, { level: 0 }) },
      { type: 'IEND', data: new Uint8Array() },
    ]);
    const png = decode(plain);
    return success({ width, height, pixels: toColours(png, width, height) });
  } catch {
    return damagedPicture;
  }
}

function inflateAtMost(packed: Uint8Array, most: number): Uint8Array | null {
  try {
    return inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}

/** A PNG file of chunks; its sums are nought, since they are not looked at. */
function pngOf(chunks: readonly PngChunk[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')];
  for (const { type, data } of chunks) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.byteLength);
    parts.push(length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4));
  }
  return new Uint8Array(Buffer.concat(parts));
}

function toColours(png: ReturnType<typeof decode>, width: number, height: number): Uint8Array {
  const { data, depth, channels, palette, transparency } = png;
  const isPlain = depth === 8 && palette === undefined && transparency === undefined;
  if (isPlain && channels === 4) return new Uint8Array(data);
  if (isPlain && channels !== 2) return spreadOut(data, channels, width * height);
  const pixels = new Uint8Array(width * height * 4);
  const perRow = depth < 8 ? Math.ceil((width * channels * depth) / 8) : width * channels;
  const largest = 2 ** depth - 1;
  const sample = (row: number, index: number): number => {
    if (depth >= 8) return data[row * perRow + index] ?? 0;
    const bit = index * depth;
    return ((data[row * perRow + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & largest;
  };
  const toByte = (value: number): number => (depth === 8 ? value : Math.round((value * 255) / largest));
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = (row * width + column) * 4;
      const first = sample(row, column * channels);
      if (palette !== undefined && channels === 1) {
        const [red = 0, green = 0, blue = 0, opacity = 255] = palette[first] ?? [];
        pixels.set([red, green, blue, opacity], at);
      } else if (channels <= 2) {
        const grey = toByte(first);
        const clear = channels === 1 && transparency?.[0] === first;
        const opacity = channels === 2 ? toByte(sample(row, column * 2 + 1)) : clear ? 0 : 255;
        pixels[at] = grey;
        pixels[at + 1] = grey;
        pixels[at + 2] = grey;
        pixels[at + 3] = opacity;
      } else {
        const second = sample(row, column * channels + 1);
        const third = sample(row, column * channels + 2);
        const clear =
          channels === 3 &&
          transparency?.[0] === first &&
          transparency[1] === second &&
          transparency[2] === third;
        pixels[at] = toByte(first);
        pixels[at + 1] = toByte(second);
        pixels[at + 2] = toByte(third);
        pixels[at + 3] = channels === 4 ? toByte(sample(row, column * 4 + 3)) : clear ? 0 : 255;
      }
    }
  }
  return pixels;
}

/** Greys or colours of one byte each, as colours of full opacity. */
function spreadOut(data: ArrayLike<number>, channels: number, count: number): Uint8Array {
  const pixels = new Uint8Array(count * 4).fill(255);
  const [second, third] = channels === 1 ? [0, 0] : [1, 2];
  for (let index = 0, from = 0, to = 0; index < count; index += 1, from += channels, to += 4) {
    pixels[to] = data[from] ?? 0;
    pixels[to + 1] = data[from + second] ?? 0;
    pixels[to + 2] = data[from + third] ?? 0;
  }
  return pixels;
}

const interlacedBits = failure(
  'source-too-complex',
  'This picture is stored in a way that is not read (interlaced, with fewer than 8 bits a pixel). It was sealed as it is. Save it again as a plain PNG or TIFF file and import that.',
);
