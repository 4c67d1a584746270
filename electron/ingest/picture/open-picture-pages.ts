import { failure, success, type Result } from '../../../shared/base/index.ts';
import { mostPixels, type Bitmap, type OpenPageImages } from '../page-images.ts';
import { decodeJpeg } from './decode-jpeg.ts';
import { decodePng } from './decode-png.ts';
import { decodeTiff } from './decode-tiff.ts';
import { pageSizeOf } from './page-size.ts';

import { pictureKindOf } from './picture-kind.ts';
import { readPictureHeader } from './read-picture-header.ts';
import { resizeOnWhite } from './resize-on-white.ts';
import { liesOnSide, turnUpright } from './turn-upright.ts';

/** Opens a picture for drawing: PNG and JPEG have one page, TIFF may have many. The page drawn last is kept decoded. */
export const openPicturePages: OpenPageImages = async (bytes) => {
  const header = readPictureHeader(bytes);
  if (!header.ok) return header;
  const pages = header.value.pages.map((page) => {
    const { width, height } = pageSizeOf(page);
    return liesOnSide(page.orientation) ? { width: height, height: width } : { width, height };
  });
  let kept: { readonly page: number; readonly upright: Bitmap } | null = null;
  const upright = (page: number): Result<Bitmap> => {
    if (kept?.page === page) return success(kept.upright);
    kept = null;
    const decoded = decodePage(bytes, page);
    if (!decoded.ok) return decoded;
    kept = { page, upright: turnUpright(decoded.value, header.value.pages[page - 1]?.orientation ?? 1) };
    return success(kept.upright);
  };
  return success({
    pages,
    pixelsPerPoint: header.value.pages.map((page) => page.width / pageSizeOf(page).width),
    draw: (page, pixelsPerPoint) => {
      const size = pages[page - 1];
      if (size === undefined) return noPage;
      const width = Math.max(1, Math.round(size.width * pixelsPerPoint));
      const height = Math.max(1, Math.round(size.height * pixelsPerPoint));
      if (width * height > mostPixels) return tooLarge;
      const picture = upright(page);
      return picture.ok ? success(resizeOnWhite(picture.value, width, height)) : picture;
    },
    close: () => {
      kept = null;
    },
  });
};

function decodePage(bytes: Uint8Array, page: number): Result<Bitmap> {
  switch (pictureKindOf(bytes)) {
    case 'png':
      return decodePng(bytes);
    case 'jpeg':
      return decodeJpeg(bytes);
    default:
      return decodeTiff(bytes, page);
  }
}

const noPage = failure('source-damaged', 'This picture has no such page.');

const tooLarge = failure(
  'source-too-complex',
  'This page is too large to be drawn at this size. Draw it smaller.',
);
