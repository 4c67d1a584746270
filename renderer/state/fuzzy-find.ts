/**
 * How well a typed query fits a label, or null where it does not: higher is better.
 *
 * The query's characters must stand in the label in order, whatever stands between. Characters in a row, and at the start
 * of a word, count for more; what is left over of the label counts a little against it.
 */
export function fuzzyScore(query: string, label: string): number | null {
  const wanted = query.toLowerCase().replaceAll(/\s+/gu, '');
  if (wanted === '') return 0;
  const text = label.toLowerCase();
  let score = 0;
  let position = 0;
  let previous = -2;
  const characters = [...wanted];
  for (const [place, character] of characters.entries()) {
    const found = bestNext(text, characters.slice(place), position, previous);
    if (found === -1) return null;
    if (found === previous + 1) score += 6;
    if (isWordStart(text, found)) score += 4;
    score += 1;
    previous = found;
    position = found + character.length;
  }
  return score - text.length / 100;
}

/** The items whose label fits, best first; equal fits stay in their order. An empty query keeps everything. */
export function fuzzyFind<Item>(
  query: string,
  items: readonly Item[],
  labelOf: (item: Item) => string,
): readonly Item[] {
  if (query.trim() === '') return items;
  return items
    .flatMap((item) => {
      const score = fuzzyScore(query, labelOf(item));
      return score === null ? [] : [{ item, score }];
    })
    .sort((left, right) => right.score - left.score)
    .map(({ item }) => item);
}

function bestNext(text: string, rest: readonly string[], from: number, previous: number): number {
  const [character = '', ...later] = rest;
  const first = text.indexOf(character, from);
  if (first === -1 || first === previous + 1) return first;
  for (let next = first; next !== -1; next = text.indexOf(character, next + 1)) {
    if (isWordStart(text, next) && standsInOrder(text, later, next + character.length)) return next;
  }
  return first;
}

function standsInOrder(text: string, characters: readonly string[], from: number): boolean {
  let position = from;
  return characters.every((character) => {
    const found = text.indexOf(character, position);
    position = found + character.length;
    return found !== -1;
  });
}

function isWordStart(text: string, position: number): boolean {
  return position === 0 || !/[\p{L}\p{N}]/u.test(text[position - 1] ?? ' ');
}
