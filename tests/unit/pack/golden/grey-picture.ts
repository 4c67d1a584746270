import { decode, encode } from 'fast-png';
import type { Bitmap } from '../../../../electron/ingest/page-images.ts';

/** A picture of greys from 0, black, to 255, white, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly greys: Uint8Array;
}

/** A picture without its colours. */
export function greyOf({ width, height, pixels }: Bitmap): GreyPicture {
  const greys = new Uint8Array(width * height);
  for (let at = 0; at < greys.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(4 * at, 4 * at + 3);
    greys[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { width, height, greys };
}

/** A picture as a small PNG file: sixteen greys are enough to tell pages apart. */
export function asPng({ width, height, greys }: GreyPicture): Uint8Array {
  const data = greys.map((grey) => Math.round(grey / 17) * 17);
  return encode({ width, height, data, channels: 1, depth: 8 }, { zlib: { level: 9 } });
}

/** Reads what {@link asPng} wrote. */
export function fromPng(file: Uint8Array): GreyPicture {
  const { width, height, data, channels } = decode(file);
  return {
    width,
    height,
    greys: Uint8Array.from({ length: width * height }, (_, at) => data[at * channels] ?? 255),
  };
}

/** Greys that are further apart than this are seen as different; edges of letters may be drawn a little otherwise. */
const seenApart = 30;

/** What is different between two pictures. */
export interface Difference {
  /** How many dots are seen to be different. */
  readonly dots: number;
  /** The difference, black where it is greatest. */
  readonly picture: GreyPicture;
}

/** Compares two pictures dot by dot; what only one of them has differs from white. */
export function differenceOf(one: GreyPicture, other: GreyPicture): Difference {
  const [width, height] = [Math.max(one.width, other.width), Math.max(one.height, other.height)];
  const greys = new Uint8Array(width * height);
  let dots = Math.abs(one.width - other.width) + Math.abs(one.height - other.height);
  const at = (picture: GreyPicture, x: number, y: number): number =>
    x < picture.width && y < picture.height ? (picture.greys[y * picture.width + x] ?? 255) : 255;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const apart = Math.abs(at(one, x, y) - at(other, x, y));
      greys[y * width + x] = 255 - apart;
      if (apart > seenApart) dots += 1;
    }
  }
  return { dots, picture: { width, height, greys } };
}
