import { failure, success, type Result } from '../../../shared/base/index.ts';
import { damagedPicture, refusalOfSize, type PictureHeader, type PicturePage } from './picture-header.ts';
import { readTiffDirectories, type TiffDirectory } from './tiff-directories.ts';
import { fieldsOf, orientationOf, resolutionOf, tiffTags } from './tiff-tags.ts';

/** The most pages that are read of one TIFF file. */
export const mostTiffPages = 10_000;

/** The directories of a TIFF file that are pages: those that have a size and data of their own. */
export function tiffPages(bytes: Uint8Array): {
  readonly pages: readonly TiffDirectory[];
  readonly broken: boolean;
} | null {
  const tiff = readTiffDirectories(bytes, mostTiffPages + 1);
  if (tiff === null) return null;
  const hasPicture = (directory: TiffDirectory): boolean =>
    directory.numbers(tiffTags.width).length > 0 &&
    directory.numbers(tiffTags.height).length > 0 &&
    directory.numbers(tiffTags.stripOffsets).length + directory.numbers(tiffTags.tileOffsets).length > 0;
  return { pages: tiff.directories.filter(hasPicture), broken: tiff.broken };
}

/** Reads what a TIFF file says of its pages; `source-damaged` where it has none, `source-too-complex` where it is too large. */
export function readTiffHeader(bytes: Uint8Array): Result<PictureHeader> {
  const tiff = readTiffDirectories(bytes, 1);
  const read = tiffPages(bytes);
  if (tiff === null || read === null || read.pages.length === 0) return damagedPicture;
  if (read.pages.length > mostTiffPages) return tooManyPages;
  const pages: PicturePage[] = [];
  for (const directory of read.pages) {
    const [width = 0] = directory.numbers(tiffTags.width);
    const [height = 0] = directory.numbers(tiffTags.height);
    const refused = refusalOfSize(width, height);
    if (refused !== null) return refused;
    pages.push({ width, height, resolution: resolutionOf(directory), orientation: orientationOf(directory) });
  }
  return success({
    pages,
    fields: fieldsOf(tiff),
    warnings: read.broken
      ? [
          `The list of pages in this file is damaged after page ${pages.length.toLocaleString('en-GB')}; pages may be missing. Ask whoever sent it for a whole copy.`,
        ]
      : [],
  });
}

const tooManyPages = failure(
  'source-too-complex',
  `This file has more than ${mostTiffPages.toLocaleString('en-GB')} pages, which is more than is read of one. Split it and import the parts.`,
);
