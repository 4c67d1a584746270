import type { Interval } from './interval-index.ts';

/** How many hits are collected before counting stops; the bar then says "more than". */
export const mostHits = 20_000;

/**
 * Every place where the words stand in the text, in order, without overlap.
 *
 * Capitals and small letters count as the same, and any run of white space in the query matches any run in the text, so
 * that a sentence broken over lines is found. Nothing else is folded: what is found is what stands there.
 */
export function findInText(text: string, query: string): readonly Interval[] {
  const words = query
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const pattern = new RegExp(words.map(escapeForPattern).join('\\s+'), 'giu');
  const hits: Interval[] = [];
  for (const match of text.matchAll(pattern)) {
    hits.push({ start: match.index, end: match.index + match[0].length });
    if (hits.length === mostHits) break;
  }
  return hits;
}

function escapeForPattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
