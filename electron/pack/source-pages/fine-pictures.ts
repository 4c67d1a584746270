import {
  mostDpi,
  type FinePicture,
  type PackSource,
  type PreparedPages,
} from '../../../shared/pack/index.ts';

const pointsPerInch = 72;

/** What rounding of a page's size may add to a scan of exactly `mostDpi`. */
const tolerance = 1.02;

/** The pictures on pages made ready that are finer than `mostDpi` as they are placed. */
export function finePicturesOf(
  { pages }: Pick<PackSource, 'pages'>,
  prepared: PreparedPages,
): readonly FinePicture[] {
  if (prepared.kind === 'pdf') return prepared.finePictures ?? [];
  return prepared.pictures.flatMap(({ width, height, turn }, index) => {
    const page = pages[index];
    if (page === undefined) return [];
    const isOnSide = turn === 90 || turn === 270;
    const dpi = (pointsPerInch * (isOnSide ? height : width)) / page.width;
    return dpi > mostDpi * tolerance ? [{ page: index + 1, dpi }] : [];
  });
}
