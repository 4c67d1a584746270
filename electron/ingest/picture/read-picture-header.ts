import { failure, type Result } from '../../../shared/base/index.ts';
import { readJpegHeader } from './jpeg-header.ts';
import type { PictureHeader } from './picture-header.ts';
import { pictureKindOf, type PictureKind } from './picture-kind.ts';
import { readPngHeader } from './png-header.ts';
import { readTiffHeader } from './tiff-header.ts';

/** Names of the kinds of picture in words, and as registered. */
export const pictureKinds: Readonly<
  Record<PictureKind, { readonly typeName: string; readonly mediaType: string }>
> = {
  png: { typeName: 'Picture (PNG)', mediaType: 'image/png' },
  jpeg: { typeName: 'Picture (JPEG)', mediaType: 'image/jpeg' },
  tiff: { typeName: 'Picture (TIFF)', mediaType: 'image/tiff' },
  gif: { typeName: 'Picture (GIF)', mediaType: 'image/gif' },
  bmp: { typeName: 'Picture (BMP)', mediaType: 'image/bmp' },
  webp: { typeName: 'Picture (WebP)', mediaType: 'image/webp' },
  heif: { typeName: 'Picture (HEIC or AVIF)', mediaType: 'image/heif' },
};

/**
 * Reads the header of a picture of any kind. Failures: `file-type-unknown` for a kind that cannot be decoded, `source-damaged`,
 * `source-too-complex`.
 */
export function readPictureHeader(bytes: Uint8Array): Result<PictureHeader> {
  const kind = pictureKindOf(bytes);
  switch (kind) {
    case 'png':
      return readPngHeader(bytes);
    case 'jpeg':
      return readJpegHeader(bytes);
    case 'tiff':
      return readTiffHeader(bytes);
    default:
      return failure(
        'file-type-unknown',
        `Pictures of this kind${kind === null ? '' : ` (${pictureKinds[kind].typeName.slice('Picture ('.length)}`} cannot be shown or read here. It was sealed as it is, with its hash. To read it, save it as PNG, JPEG or TIFF and import that as well.`,
      );
  }
}
