import type { PackFinding } from '../../model/index.ts';
import { grouped } from './grouped.ts';
import type { ChapterEntry, PackItem } from '../outline.ts';
import { countOf } from '../outline-writing.ts';
import { firstOf } from './in-words.ts';
import type { PackLookedAt } from './pack-looked-at.ts';

/** Chapters in which the same words are quoted more than once, because passages overlap; once for each chapter. */
export function quotedTwice({ outline }: PackLookedAt): readonly PackFinding[] {
  const chapters = outline.sections.flatMap(({ entries }) =>
    entries.filter((entry): entry is ChapterEntry => entry.kind === 'chapter'),
  );
  return chapters.flatMap(({ number, description, items }): readonly PackFinding[] => {
    const overlapping = overlapsIn(items);
    if (overlapping.length === 0) return [];
    const pairs = firstOf(
      overlapping.map(([one, other]) => `${one.number} and ${other.number}`),
      3,
    );
    return [
      {
        kind: 'quoted-twice',
        severity: 'information',
        sentence: `“${description}” quotes the same words twice in ${countOf(overlapping.length, 'place')}, because passages overlap: ${pairs}. Both are given as they were made; join them in the reader where one is enough.`,
        place: { kind: 'entry', number },
      },
    ];
  });
}

/** Items beside each other in the text of which one begins before the other has ended. */
function overlapsIn(items: readonly PackItem[]): readonly (readonly [PackItem, PackItem])[] {
  const found: (readonly [PackItem, PackItem])[] = [];
  for (const ofDocument of grouped(items, ({ passage }) => passage.documentId).values()) {
    const ordered = [...ofDocument].sort((one, other) => one.passage.start - other.passage.start);
    let reaching = ordered[0];
    for (const item of ordered.slice(1)) {
      if (reaching !== undefined && item.passage.start < reaching.passage.end) found.push([reaching, item]);
      if (reaching === undefined || item.passage.end > reaching.passage.end) reaching = item;
    }
  }
  return found;
}
