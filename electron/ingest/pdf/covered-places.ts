import type { Page, PageWord, TextMark } from '../../../shared/model/index.ts';
import type { UprightBox } from './page-geometry.ts';

/**
 * Where in the text words were left out that lie under something drawn over them: behind the last word that is read before them on
 * their line, else before the first one after them, else behind the words above. Nothing of the words goes into a mark but how many
 * they are. Boxes are in hundredths of a point, as those of words.
 */
export function coveredPlaces(
  page: Page,
  words: readonly PageWord[],
  covered: readonly UprightBox[],
): readonly TextMark[] {
  const counts = new Map<number, number>();
  for (const box of covered) {
    const place = placeOf(page, words, box);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([place, count]) => ({ kind: 'covered', start: place, end: place, words: count }));
}

function placeOf(page: Page, words: readonly PageWord[], box: UprightBox): number {
  const { left, top, bottom } = box;
  const onLine = words.filter(
    (word) =>
      Math.min(word.bottom, bottom) - Math.max(word.top, top) >
      0.5 * Math.min(word.bottom - word.top, bottom - top),
  );
  const before = furthest(
    onLine.filter((word) => word.left < left),
    ({ right }) => right,
  );
  if (before !== undefined) return before.end;
  const after = furthest(onLine, (word) => -word.left);
  if (after !== undefined) return after.start;
  const above = furthest(
    words.filter((word) => word.bottom <= top + (bottom - top) / 2),
    (word) => word.bottom,
  );
  return above?.end ?? words[0]?.start ?? page.start;
}

function furthest(words: readonly PageWord[], by: (word: PageWord) => number): PageWord | undefined {
  let best: PageWord | undefined;
  for (const word of words) if (best === undefined || by(word) >= by(best)) best = word;
  return best;
}
