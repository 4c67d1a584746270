import { decode } from 'jpeg-js';
import { success, type Result } from '../../../shared/base/index.ts';
import type { Bitmap } from '../page-images.ts';
import { damagedPicture, mostPixels } from './picture-header.ts';

/** Memory that decoding one picture may take, in mebibytes; a picture of 48 million pixels takes about 1,000. */
const mostMemory = 1_600;

/** Decodes a JPEG file whose header was found right; what is missing at the end of a cut file stays grey. Failures: `source-damaged`. */
export function decodeJpeg(bytes: Uint8Array): Result<Bitmap> {
  try {
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      formatAsRGBA: true,
      tolerantDecoding: true,
      maxResolutionInMP: mostPixels / 1_000_000,
      maxMemoryUsageInMB: mostMemory,
    });
    return success({ width, height, pixels: data });
  } catch {
    return damagedPicture;
  }
}
