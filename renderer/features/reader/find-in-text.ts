import type { Interval } from './interval-index.ts';

/** How many hits are collected before counting stops; the bar then says "more than". */
export const mostHits = 20_000;

/** How much of the text is looked through in one step, in UTF-16 code units. */
const sliceLength = 100_000;

/** How far a hit may reach beyond its slice, in UTF-16 code units: many times the longest line of white space in a text. */
const reach = 4_000;

/** What is looked for: words, and how exactly. */
export interface FindQuery {
  readonly words: string;
  /** Capitals and small letters are told apart. */
  readonly matchCase: boolean;
  /** No letter or digit stands directly before or after. */
  readonly wholeWords: boolean;
}

/**
 * Every place where the words stand in the text, in order, without overlap, slice by slice: each step gives the hits of the
 * next slice, so that a long text is looked through between frames.
 *
 * Capitals and small letters count as the same unless told apart, and any run of white space in the query matches any run in
 * the text, so that a sentence broken over lines is found. Nothing else is folded: what is found is what stands there.
 */
export function* findInSlices(text: string, query: FindQuery): Generator<readonly Interval[], void> {
  const pattern = patternOf(query);
  if (pattern === null) return;
  let found = 0;
  let from = 0;
  for (let begin = 0; begin < text.length && found < mostHits; begin += sliceLength) {
    const end = begin + sliceLength;
    // Signs before the slice are seen too: whether a word begins there depends on them.
    const seenFrom = Math.max(0, begin - 2);
    const seen = text.slice(seenFrom, end + reach);
    const hits: Interval[] = [];
    pattern.lastIndex = Math.max(from, begin) - seenFrom;
    for (let match = pattern.exec(seen); match !== null; match = pattern.exec(seen)) {
      const start = seenFrom + match.index;
      if (start >= end || found === mostHits) break;
      from = start + match[0].length;
      hits.push({ start, end: from });
      found += 1;
    }
    yield hits;
  }
}

/** Every place where the words stand, found in one go. */
export function findInText(text: string, query: FindQuery): readonly Interval[] {
  return [...findInSlices(text, query)].flat();
}

function patternOf({ words, matchCase, wholeWords }: FindQuery): RegExp | null {
  const parts = words.split(/\s+/u).filter((word) => word !== '');
  if (parts.length === 0) return null;
  const together = parts.map(escapeForPattern).join('\\s+');
  const source = wholeWords ? `(?<![\\p{L}\\p{N}_])${together}(?![\\p{L}\\p{N}_])` : together;
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}

function escapeForPattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
