import { deflateSync } from 'node:zlib';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { PreparedPages, PreparedPicture } from '../../../shared/pack/index.ts';
import { mostPixels, type Bitmap } from '../page-images.ts';
import { openPicturePages } from './open-picture-pages.ts';
import { pictureKindOf } from './picture-kind.ts';
import { plainJpegOf } from './plain-jpeg.ts';

/** Pictures in a pack have at most so many pixels a point: 300 to the inch, as courts want them (rule A14). */
const mostPixelsPerPoint = 300 / 72;

const bytesPerPixel = 4;

/**
 * Makes a picture ready to stand in a pack. A JPEG that any reader of PDF shows alike is taken as it is; others are compressed
 * without loss, at most with 300 pixels to the inch, black and white with one bit a pixel.
 *
 * Failures: those of reading a picture.
 */
export async function preparePictures(bytes: Uint8Array): Promise<Result<PreparedPages>> {
  const kind = pictureKindOf(bytes);
  const jpeg = kind === 'jpeg' ? plainJpegOf(bytes) : null;
  if (jpeg !== null) return success({ kind: 'pictures', pictures: [jpeg] });
  const opened = await openPicturePages(bytes);
  if (!opened.ok) return opened;
  const { pages, pixelsPerPoint, draw, close } = opened.value;
  try {
    const pictures: PreparedPicture[] = [];
    for (const [index, { width, height }] of pages.entries()) {
      const page = index + 1;
      const finest = pixelsPerPoint?.[index] ?? mostPixelsPerPoint;
      const largest = Math.sqrt(mostPixels / (width * height)) * 0.999;
      const drawn = draw(page, Math.min(finest, mostPixelsPerPoint, largest));
      if (!drawn.ok)
        return failure('source-damaged', `Its page ${page} cannot be shown: ${drawn.failure.message}`);
      pictures.push(pictureOf(drawn.value));
    }
    return success({ kind: 'pictures', pictures });
  } finally {
    close();
  }
}

function pictureOf(bitmap: Bitmap): PreparedPicture {
  const { width, height } = bitmap;
  const shades = shadesOf(bitmap);
  if (shades === null)
    return { ...plain, width, height, channels: 3, bits: 8, bytes: deflateSync(colours(bitmap)) };
  const isBlackAndWhite = shades.every((shade) => shade === 0 || shade === 255);
  return {
    ...plain,
    width,
    height,
    channels: 1,
    bits: isBlackAndWhite ? 1 : 8,
    bytes: deflateSync(isBlackAndWhite ? bitsOf(shades, width, height) : shades),
  };
}

const plain = { encoding: 'deflate', turn: 0 } as const;

/** The greys of a picture, or null where it has a colour. */
function shadesOf({ pixels, width, height }: Bitmap): Uint8Array | null {
  const shades = new Uint8Array(width * height);
  for (let index = 0; index < shades.length; index += 1) {
    const at = index * bytesPerPixel;
    const red = pixels[at] ?? 0;
    if (red !== pixels[at + 1] || red !== pixels[at + 2]) return null;
    shades[index] = red;
  }
  return shades;
}

function colours({ pixels, width, height }: Bitmap): Uint8Array {
  const samples = new Uint8Array(width * height * 3);
  for (let index = 0, to = 0; to < samples.length; index += bytesPerPixel) {
    samples[to++] = pixels[index] ?? 0;
    samples[to++] = pixels[index + 1] ?? 0;
    samples[to++] = pixels[index + 2] ?? 0;
  }
  return samples;
}

/** One bit a pixel, each row from a byte of its own. */
function bitsOf(shades: Uint8Array, width: number, height: number): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (shades[row * width + column] === 0) continue;
      const at = row * rowBytes + (column >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return bits;
}
