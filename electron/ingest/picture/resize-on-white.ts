import type { Bitmap } from '../page-images.ts';

/**
 * A picture drawn on white in another size: each pixel the mean of what it covers where it becomes smaller, between its
 * neighbours where it becomes larger. The same picture and size always give the same pixels.
 */
export function resizeOnWhite(picture: Bitmap, width: number, height: number): Bitmap {
  if (picture.width === width && picture.height === height) return onWhite(picture);
  const across = weights(picture.width, width);
  const down = weights(picture.height, height);
  const narrow = new Float32Array(picture.height * width * 3);
  for (let row = 0; row < picture.height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      let [red, green, blue] = [0, 0, 0];
      const first = across.first[column] ?? 0;
      const count = across.counts[column] ?? 0;
      for (let index = 0; index < count; index += 1) {
        const at = (row * picture.width + first + index) * 4;
        const weight = across.weights[column * across.most + index] ?? 0;
        const opacity = (picture.pixels[at + 3] ?? 255) / 255;
        const white = 255 * (1 - opacity);
        red += weight * ((picture.pixels[at] ?? 0) * opacity + white);
        green += weight * ((picture.pixels[at + 1] ?? 0) * opacity + white);
        blue += weight * ((picture.pixels[at + 2] ?? 0) * opacity + white);
      }
      const to = (row * width + column) * 3;
      narrow[to] = red;
      narrow[to + 1] = green;
      narrow[to + 2] = blue;
    }
  }
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let row = 0; row < height; row += 1) {
    const first = down.first[row] ?? 0;
    const count = down.counts[row] ?? 0;
    for (let column = 0; column < width; column += 1) {
      let [red, green, blue] = [0, 0, 0];
      for (let index = 0; index < count; index += 1) {
        const at = ((first + index) * width + column) * 3;
        const weight = down.weights[row * down.most + index] ?? 0;
        red += weight * (narrow[at] ?? 0);
        green += weight * (narrow[at + 1] ?? 0);
        blue += weight * (narrow[at + 2] ?? 0);
      }
      const to = (row * width + column) * 4;
      pixels[to] = Math.round(red);
      pixels[to + 1] = Math.round(green);
      pixels[to + 2] = Math.round(blue);
    }
  }
  return { width, height, pixels };
}

function onWhite(picture: Bitmap): Bitmap {
  const { width, height, pixels } = picture;
  if (isOpaque(pixels)) return picture;
  const drawn = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 4) {
    const opacity = (pixels[at + 3] ?? 255) / 255;
    const white = 255 * (1 - opacity);
    drawn[at] = Math.round((pixels[at] ?? 0) * opacity + white);
    drawn[at + 1] = Math.round((pixels[at + 1] ?? 0) * opacity + white);
    drawn[at + 2] = Math.round((pixels[at + 2] ?? 0) * opacity + white);
    drawn[at + 3] = 255;
  }
  return { width, height, pixels: drawn };
}

/** True where nothing behind the picture is seen, as in every scan. */
function isOpaque(pixels: Uint8Array): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return false;
  return true;
}

/** Which pixels of one side each new pixel is made of, and by how much; what they weigh adds up to one. */
interface Weights {
  readonly first: Int32Array;
  readonly counts: Int32Array;
  readonly weights: Float32Array;
  readonly most: number;
}

function weights(from: number, to: number): Weights {
  const ratio = from / to;
  const reach = Math.max(1, ratio);
  const most = Math.ceil(reach * 2) + 2;
  const made: Weights = {
    first: new Int32Array(to),
    counts: new Int32Array(to),
    weights: new Float32Array(to * most),
    most,
  };
  for (let index = 0; index < to; index += 1) {
    const middle = (index + 0.5) * ratio;
    const [start, end] = [Math.max(0, Math.floor(middle - reach)), Math.min(from, Math.ceil(middle + reach))];
    let sum = 0;
    const found: number[] = [];
    for (let place = start; place < end && found.length < most; place += 1) {
      const weight = Math.max(0, 1 - Math.abs(place + 0.5 - middle) / reach);
      found.push(weight);
      sum += weight;
    }
    made.first[index] = start;
    made.counts[index] = found.length;
    found.forEach((weight, place) => {
      made.weights[index * most + place] = sum === 0 ? 1 / found.length : weight / sum;
    });
  }
  return made;
}
