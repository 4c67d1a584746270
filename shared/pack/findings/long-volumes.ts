import type { PackFinding } from '../../model/index.ts';
import { firstOf } from './in-words.ts';
import type { PackLookedAt } from './pack-looked-at.ts';

/** The most pages of a bundle, or of each of its volumes (Family Procedure Rules, Practice Direction 27A). */
export const usualMostPages = 350;

/** Files of more pages than they may have (rule A19): as was chosen, or else as the usual rule says. */
export function longVolumes({ selection, volumes }: PackLookedAt): readonly PackFinding[] {
  const split = selection.choices.volumes;
  const most = split?.mostPages ?? usualMostPages;
  const long = volumes.filter(({ pages }) => pages > most);
  if (long.length === 0) return [];
  if (split === undefined) {
    const pages = long[0]?.pages ?? 0;
    return [
      {
        kind: 'long-volume',
        severity: 'information',
        sentence: `The pack has ${pages} pages. Family courts allow ${usualMostPages} in a bundle or volume (Practice Direction 27A), and others ask for volumes too; choose volumes where that matters.`,
      },
    ];
  }
  const which = firstOf(long.map(({ number, pages }) => `volume ${number} (${pages} pages)`));
  return [
    {
      kind: 'long-volume',
      severity: 'look',
      sentence: `More than the ${most} pages that were chosen: ${which}. A volume is never split inside a document or chapter; put in some of its pages only, or divide the chapter.`,
    },
  ];
}
