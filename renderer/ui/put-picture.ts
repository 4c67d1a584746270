import type { PagePicture } from '../../shared/contract/index.ts';

/** Puts a picture on a canvas of its size. */
export function putPicture(canvas: HTMLCanvasElement, { width, height, pixels }: PagePicture): void {
  canvas.width = width;
  canvas.height = height;
  const { buffer, byteOffset, byteLength } = pixels;
  // What came over a port lies in a buffer of its own, never in a shared one.
  const data = new Uint8ClampedArray(buffer as ArrayBuffer, byteOffset, byteLength);
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
}
