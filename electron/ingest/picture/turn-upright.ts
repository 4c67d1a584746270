import type { QuarterTurns } from '../../../shared/model/index.ts';
import type { Bitmap } from '../page-images.ts';

/** Whether a picture that lies so has its sides exchanged once it is upright. */
export function liesOnSide(orientation: number): boolean {
  return orientation >= 5;
}

/** Turns and mirrors a picture as its EXIF orientation (1 to 8) says, so that it is upright. */
export function turnUpright(picture: Bitmap, orientation: number): Bitmap {
  if (orientation <= 1 || orientation > 8) return picture;
  const { width, height } = picture;
  const from = new Uint32Array(aligned(picture.pixels));
  const upright = liesOnSide(orientation) ? { width: height, height: width } : { width, height };
  const to = new Uint32Array(width * height);
  for (let row = 0; row < upright.height; row += 1) {
    for (let column = 0; column < upright.width; column += 1) {
      const [x, y] = sourcePlace(orientation, column, row, width, height);
      to[row * upright.width + column] = from[y * width + x] ?? 0;
    }
  }
  return { ...upright, pixels: new Uint8Array(to.buffer) };
}

/** Turns a picture clockwise. */
export function turnedBy(picture: Bitmap, turns: QuarterTurns): Bitmap {
  return turnUpright(picture, orientationOf[turns]);
}

/** The EXIF orientations of pictures that are upright once they are turned so far clockwise. */
const orientationOf: Readonly<Record<QuarterTurns, number>> = { 90: 6, 180: 3, 270: 8 };

/** Where the pixel that is shown at a column and row lies in the picture as stored. */
function sourcePlace(
  orientation: number,
  column: number,
  row: number,
  width: number,
  height: number,
): readonly [number, number] {
  switch (orientation) {
    case 2:
      return [width - 1 - column, row];
    case 3:
      return [width - 1 - column, height - 1 - row];
    case 4:
      return [column, height - 1 - row];
    case 5:
      return [row, column];
    case 6:
      return [row, height - 1 - column];
    case 7:
      return [width - 1 - row, height - 1 - column];
    case 8:
      return [width - 1 - row, column];
    default:
      return [column, row];
  }
}

/** The same bytes in a buffer of their own, as four bytes at once need it. */
function aligned(pixels: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(pixels.byteLength);
  copy.set(pixels);
  return copy.buffer;
}
