import type { Result } from '../../../shared/base/index.ts';
import { failure } from '../../../shared/base/index.ts';
import type { NamedValue } from '../../../shared/model/index.ts';

/** One page of a picture as its header tells of it, before anything is decoded. */
export interface PicturePage {
  /** As stored, in pixels, before it is turned upright. */
  readonly width: number;
  readonly height: number;
  /** Pixels an inch as declared, or null. */
  readonly resolution: { readonly across: number; readonly down: number } | null;
  /** How it lies, as EXIF counts: 1 upright, 3 upside down, 6 and 8 on a side, 2, 4, 5 and 7 mirrored besides. */
  readonly orientation: number;
}

/** What the header of a picture says. */
export interface PictureHeader {
  readonly pages: readonly PicturePage[];
  /** What the file says about itself: when and with what it was taken. */
  readonly fields: readonly NamedValue[];
  readonly warnings: readonly string[];
}

/** The most pixels that a page may have; more is more memory than one page is worth. */
export const mostPixels = 80_000_000;

/** The longest side of a page in pixels. */
export const longestSide = 60_000;

/** Refuses a page whose declared size is none or is too large to decode. */
export function refusalOfSize(width: number, height: number): Result<never> | null {
  if (width < 1 || height < 1) return damagedPicture;
  if (width <= longestSide && height <= longestSide && width * height <= mostPixels) return null;
  return failure(
    'source-too-complex',
    `This picture says it has ${width.toLocaleString('en-GB')} × ${height.toLocaleString('en-GB')} pixels, which is more than is read of one page (${(mostPixels / 1_000_000).toLocaleString('en-GB')} million). It was sealed as it is. Ask whoever sent it for a smaller copy, or scan it again at 300 pixels an inch.`,
  );
}

/** What is said of a picture that cannot be decoded. */
export const damagedPicture: Result<never> = failure(
  'source-damaged',
  'This picture is damaged, so that it cannot be shown. Ask whoever sent it for a whole copy.',
);
