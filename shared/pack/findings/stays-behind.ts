import type { PackFinding } from '../../model/index.ts';
import { countOf } from '../outline-writing.ts';
import type { PackLookedAt } from './pack-looked-at.ts';

/** Chosen themes that give the pack nothing. */
export function themesWithoutPassages({ beside }: PackLookedAt): readonly PackFinding[] {
  return beside.themesWithoutPassages.map(({ id, name, code }) => ({
    kind: 'theme-without-passages',
    severity: 'look',
    sentence: `The theme “${name}” (${code}) was chosen, and no passage with it can be in this pack, so it is nowhere in it. Tag passages, choose more documents, or take the theme out.`,
    place: { kind: 'theme', theme: id },
  }));
}

/** How many privileged notes stay in the matter where notes were chosen; never what they say or where they are. */
export function privilegedNotes({ beside }: PackLookedAt): readonly PackFinding[] {
  if (beside.privilegedNotes === 0) return [];
  const [stay, them] = beside.privilegedNotes === 1 ? ['stays', 'it'] : ['stay', 'them'];
  return [
    {
      kind: 'privileged-notes',
      severity: 'information',
      sentence: `${countOf(beside.privilegedNotes, 'privileged note')} on quoted passages ${stay} in the matter, and nothing in the pack tells of ${them}.`,
    },
  ];
}
