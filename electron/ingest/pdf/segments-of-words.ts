import { lastOf } from './last-of.ts';
import type { LaidWord, Segment } from './page-word.ts';

/** Wider gaps, in sizes of the text, part a line: a column, a cell of a table or a tab may lie between. */
const segmentGap = 0.9;

/** Puts words of one direction together to segments; text drawn twice in one place, to look bold, is taken once. */
export function segmentsOfWords(words: readonly LaidWord[]): readonly Segment[] {
  const sorted = [...words].sort((one, other) => one.base - other.base || one.left - other.left);
  const lines: LaidWord[][] = [];
  // Words of one line differ little in their base; a line is looked for among the last ones only.
  for (const word of sorted) {
    const line = lastOf(lines, 6, (candidate) => sharesLine(candidate, word));
    if (line === undefined) lines.push([word]);
    else line.push(word);
  }
  return lines.flatMap(segmentsOfLine);
}

/** True for a word at the height of a line, or a little above or below it in a place that is free there. */
function sharesLine(line: readonly LaidWord[], word: LaidWord): boolean {
  const first = line[0];
  const last = line.at(-1);
  if (first === undefined || last === undefined) return false;
  const size = Math.max(first.size, word.size);
  const off = Math.abs(word.base - first.base);
  if (off <= 0.12 * size) return true;
  if (Math.abs(word.base - last.base) <= 0.08 * size && off <= 0.3 * size) return true;
  if (off > 0.36 * size) return false;
  const room = 0.25 * Math.min(size, word.right - word.left);
  return line.every((other) => other.right < word.left + room || other.left > word.right - room);
}

function segmentsOfLine(line: readonly LaidWord[]): readonly Segment[] {
  const sorted = [...line].sort((one, other) => one.left - other.left);
  const segments: LaidWord[][] = [];
  let right = -Infinity;
  for (const word of sorted) {
    const segment = segments.at(-1);
    const before = segment?.at(-1);
    if (before !== undefined && isTwice(before, word)) continue;
    const size = Math.max(before?.size ?? word.size, word.size);
    const near = word.left - right < segmentGap * size;
    if (segment !== undefined && near) segment.push(word);
    else segments.push([word]);
    right = near ? Math.max(right, word.right) : word.right;
  }
  return segments.map(segmentOf);
}

function isTwice(before: LaidWord, word: LaidWord): boolean {
  return (
    before.text === word.text &&
    Math.abs(before.left - word.left) < 0.15 * word.size &&
    Math.abs(before.right - word.right) < 0.15 * word.size
  );
}

/** A segment of words in order of their left edges. */
export function segmentOf(words: readonly LaidWord[]): Segment {
  let [left, right] = [Infinity, -Infinity];
  for (const word of words) {
    left = Math.min(left, word.left);
    right = Math.max(right, word.right);
  }
  const leading = mainWord(words);
  return { words, left, right, base: leading?.base ?? 0, size: leading?.size ?? 0 };
}

/** The word whose size and base most characters of a line share: the first of the largest share. */
function mainWord(words: readonly LaidWord[]): LaidWord | undefined {
  const weights = new Map<number, number>();
  for (const { size, text } of words) {
    const key = Math.round(size * 2);
    weights.set(key, (weights.get(key) ?? 0) + text.length);
  }
  let best: LaidWord | undefined;
  let most = 0;
  for (const word of words) {
    const weight = weights.get(Math.round(word.size * 2)) ?? 0;
    if (weight > most) [best, most] = [word, weight];
  }
  return best;
}
