import type { PackFinding } from '../../model/index.ts';
import { firstOf } from './in-words.ts';
import type { PackLookedAt } from './pack-looked-at.ts';

const bytesOfMegabyte = 1_000_000;

/** Files over the size that was chosen: as estimated before the build, and as they are after it; nothing where no size was chosen. */
export function tooLarge({ selection, fileBytes, isBuilt }: PackLookedAt): readonly PackFinding[] {
  const { warnOver } = selection.choices;
  if (warnOver === undefined) return [];
  const over = fileBytes.flatMap((bytes, index) =>
    bytes > warnOver * bytesOfMegabyte ? [{ bytes, volume: index + 1 }] : [],
  );
  if (over.length === 0) return [];
  const about = isBuilt ? '' : 'about ';
  const sizes = over.map(({ bytes, volume }) =>
    fileBytes.length === 1 ? `${about}${megabytes(bytes)}` : `volume ${volume} ${about}${megabytes(bytes)}`,
  );
  const subject = fileBytes.length === 1 ? `The PDF ${isBuilt ? 'has' : 'would have'} ` : 'Too large: ';
  return [
    {
      kind: 'size',
      severity: 'look',
      sentence: `${subject}${firstOf(sizes)}, over the ${warnOver} MB that were chosen. Choose smaller volumes, put in fewer pages, or have documents printed as text instead of as their pages.`,
    },
  ];
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
