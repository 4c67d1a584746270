import type { NamedValue } from '../../../shared/model/index.ts';
import type { PicturePage } from './picture-header.ts';
import type { TiffDirectories, TiffDirectory } from './tiff-directories.ts';

/** The number of a tag by what it says (TIFF 6.0 and EXIF 2.3). */
export const tiffTags = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  description: 270,
  maker: 271,
  model: 272,
  stripOffsets: 273,
  orientation: 274,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  resolutionAcross: 282,
  resolutionDown: 283,
  planes: 284,
  faxOptions: 292,
  resolutionUnit: 296,
  software: 305,
  dateTime: 306,
  artist: 315,
  predictor: 317,
  colourMap: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
  exif: 34665,
  dateTaken: 36867,
  zoneOfDateTaken: 36881,
} as const;

/** Which way up a directory says its picture is; 1 where it says nothing that counts. */
export function orientationOf(directory: TiffDirectory): number {
  const [orientation = 1] = directory.numbers(tiffTags.orientation);
  return Number.isInteger(orientation) && orientation >= 1 && orientation <= 8 ? orientation : 1;
}

/** The resolution a directory declares, in pixels an inch, or null. */
export function resolutionOf(directory: TiffDirectory): PicturePage['resolution'] {
  const [across] = directory.numbers(tiffTags.resolutionAcross);
  const [down = across] = directory.numbers(tiffTags.resolutionDown);
  const [unit = 2] = directory.numbers(tiffTags.resolutionUnit);
  const perInch = unit === 3 ? 2.54 : unit === 2 ? 1 : 0;
  if (perInch === 0 || across === undefined || down === undefined) return null;
  if (!(across > 0 && down > 0 && Number.isFinite(across) && Number.isFinite(down))) return null;
  return { across: across * perInch, down: down * perInch };
}

/** When and with what a picture was made, as it says; dates as written, with their zone only where the picture has it. */
export function fieldsOf(tiff: TiffDirectories): readonly NamedValue[] {
  const [first] = tiff.directories;
  if (first === undefined) return [];
  const [place] = first.numbers(tiffTags.exif);
  const exif = place === undefined ? null : tiff.at(place);
  const taken = exif?.text(tiffTags.dateTaken) ?? null;
  const zone = exif?.text(tiffTags.zoneOfDateTaken) ?? null;
  const found: readonly (readonly [string, string | null])[] = [
    ['Taken', taken !== null && zone !== null ? `${taken} ${zone}` : taken],
    ['Date of the file', first.text(tiffTags.dateTime)],
    ['Camera or scanner', [first.text(tiffTags.maker), first.text(tiffTags.model)].filter(Boolean).join(' ')],
    ['Program', first.text(tiffTags.software)],
    ['Made by', first.text(tiffTags.artist)],
    ['Description', first.text(tiffTags.description)],
  ];
  return found.flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value }]));
}
