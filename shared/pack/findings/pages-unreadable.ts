import type { PackFinding } from '../../model/index.ts';
import { grouped } from './grouped.ts';
import { printedEntries, type PackLookedAt } from './pack-looked-at.ts';

/** Documents whose pages cannot be made ready, so that no pack with them can be built; once for each document. */
export function pagesUnreadable({ outline, measured }: PackLookedAt): readonly PackFinding[] {
  const shown = printedEntries(outline).filter(({ kind }) => kind === 'source-pages');
  return [...grouped(shown, ({ source }) => source.documentId).values()].flatMap(
    ([entry]): readonly PackFinding[] => {
      const problem = entry === undefined ? null : (measured.get(entry.source.sha256)?.problem ?? null);
      if (entry === undefined || problem === null) return [];
      return [
        {
          kind: 'pages-unreadable',
          severity: 'settle',
          sentence: `The pages of ${entry.source.urn} cannot be put into the pack. ${problem} Take the document out of the pack, or have documents printed as text instead of as their pages.`,
          place: { kind: 'entry', number: entry.number },
        },
      ];
    },
  );
}
