import type { PageWord } from '../../../../shared/model/index.ts';
import type { GapSide } from '../text-positions.ts';
import type { PagePlace } from './page-layout.ts';

/** A run of words on one line of a page, not a column away from each other; in points from the top left corner. */
export interface WordLine {
  /** Index of the first word, and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a caret stands on a page, in points. */
export interface CaretPlace {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** The words of a page with their lines, in the order of the canonical text. */
export interface WordsOnPage {
  readonly words: readonly PageWord[];
  readonly lines: readonly WordLine[];
}

/** Finds the lines of a page's words. */
export function wordsOnPage(words: readonly PageWord[]): WordsOnPage {
  const lines: WordLine[] = [];
  for (const [index, word] of words.entries()) {
    const box = boxOf(word);
    const line = lines.at(-1);
    const joins = line !== undefined && continues(line, box);
    if (joins) {
      lines[lines.length - 1] = {
        from: line.from,
        to: index + 1,
        left: Math.min(line.left, box.left),
        right: Math.max(line.right, box.right),
        top: Math.min(line.top, box.top),
        bottom: Math.max(line.bottom, box.bottom),
      };
    } else lines.push({ from: index, to: index + 1, ...box });
  }
  return { words, lines };
}

/**
 * The canonical offset nearest to a place on the page; null on a page without words.
 *
 * Beside a line it is the line's nearer end, and between two lines the nearer one; a line a column away counts only where there is
 * none at this height.
 */
export function offsetAtPlace({ words, lines }: WordsOnPage, { x, y }: PagePlace): number | null {
  let best: WordLine | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const reach = (line.bottom - line.top) * leading;
    const beside = Math.max(0, line.left - x, x - line.right);
    const apart = Math.max(0, line.top - reach - y, y - line.bottom - reach);
    const fromMiddle = Math.abs(y - (line.top + line.bottom) / 2) / 1_000;
    const distance = beside + fromMiddle + (apart === 0 ? 0 : 10_000 + 20 * apart);
    if (distance < least) {
      least = distance;
      best = line;
    }
  }
  return best === null ? null : offsetOnLine(words, best, x);
}

/** The canonical offset of the character whose word's box holds a place, or null where none does. */
export function characterAtPlace({ words, lines }: WordsOnPage, { x, y }: PagePlace): number | null {
  for (const line of lines) {
    if (y < line.top || y > line.bottom || x < line.left || x > line.right) continue;
    const word = words.slice(line.from, line.to).find(({ left, right, top, bottom }) => {
      return x * 100 >= left && x * 100 <= right && y * 100 >= top && y * 100 <= bottom;
    });
    if (word !== undefined) {
      const part = (x * 100 - word.left) / Math.max(1, word.right - word.left);
      const length = word.end - word.start;
      return word.start + Math.min(length - 1, Math.floor(part * length));
    }
  }
  return null;
}

/**
 * Where the caret stands at an offset; null on a page without words. White space between words belongs to the end of the word
 * before it or the start of the one after it, as `side` says.
 */
export function caretPlace({ words }: WordsOnPage, offset: number, side: GapSide): CaretPlace | null {
  const at = lastStartingAtOrBefore(words, offset);
  const word = words[at];
  const next = words[at + 1];
  if (word === undefined) return next === undefined ? null : placeIn(next, next.start);
  const isAfterGap = offset > word.end && next !== undefined && side === 'after';
  return isAfterGap ? placeIn(next, next.start) : placeIn(word, Math.min(offset, word.end));
}

/** The first or last place of the line that an offset is on. */
export function edgeOfLine({ words, lines }: WordsOnPage, offset: number, edge: 'start' | 'end'): number {
  const line = lines[lineOf(lines, lastStartingAtOrBefore(words, offset))];
  if (line === undefined) return offset;
  return edge === 'start' ? (words[line.from]?.start ?? offset) : (words[line.to - 1]?.end ?? offset);
}

/**
 * The offset on the next line or the one before in the order of reading, nearest to a distance from the left edge; null where the
 * page has no further line. Words beside each other on one height are one line here, however far apart.
 */
export function offsetOnNextLine(
  { words, lines }: WordsOnPage,
  offset: number,
  direction: 'back' | 'forward',
  goalX: number,
): number | null {
  const at = lineOf(lines, lastStartingAtOrBefore(words, offset));
  const here = lines[at];
  const step = direction === 'forward' ? 1 : -1;
  for (let other = at + step; ; other += step) {
    const line = lines[other];
    if (line === undefined) return null;
    if (here === undefined || !isBeside(here, line))
      return nearestOfRow({ words, lines }, other, step, goalX);
  }
}

/** The offset on the first or last line of a page nearest to a distance from the left edge; null on a page without words. */
export function offsetOnEdgeLine(page: WordsOnPage, edge: 'first' | 'last', goalX: number): number | null {
  if (page.lines.length === 0) return null;
  return edge === 'first'
    ? nearestOfRow(page, 0, 1, goalX)
    : nearestOfRow(page, page.lines.length - 1, -1, goalX);
}

/** Half of the room between lines, as a share of their height. */
const leading = 0.35;

function nearestOfRow({ words, lines }: WordsOnPage, at: number, step: number, goalX: number): number | null {
  const first = lines[at];
  if (first === undefined) return null;
  let best = first;
  for (let other = at + step; ; other += step) {
    const line = lines[other];
    if (line === undefined || !isBeside(first, line)) break;
    const away = (one: WordLine): number => Math.max(0, one.left - goalX, goalX - one.right);
    if (away(line) < away(best)) best = line;
  }
  return offsetOnLine(words, best, goalX);
}

function offsetOnLine(words: readonly PageWord[], line: WordLine, x: number): number {
  const of = words.slice(line.from, line.to);
  const away = ({ left, right }: PageWord): number => Math.max(0, left - x * 100, x * 100 - right);
  const word = of.reduce((best, other) => (away(other) < away(best) ? other : best));
  const part = (x * 100 - word.left) / Math.max(1, word.right - word.left);
  return word.start + Math.round(Math.min(1, Math.max(0, part)) * (word.end - word.start));
}

function placeIn(word: PageWord, offset: number): CaretPlace {
  const part = (offset - word.start) / Math.max(1, word.end - word.start);
  return {
    x: (word.left + (word.right - word.left) * part) / 100,
    top: word.top / 100,
    bottom: word.bottom / 100,
  };
}

function boxOf({ left, right, top, bottom }: PageWord): Pick<WordLine, 'left' | 'right' | 'top' | 'bottom'> {
  return { left: left / 100, right: right / 100, top: top / 100, bottom: bottom / 100 };
}

function continues(line: WordLine, box: ReturnType<typeof boxOf>): boolean {
  const height = Math.min(line.bottom - line.top, box.bottom - box.top);
  const gap = box.left - line.right;
  return isBeside(line, box) && gap > -height && gap < 2 * height;
}

/** True where two boxes share more than half of the lower one's height. */
function isBeside(one: Pick<WordLine, 'top' | 'bottom'>, other: Pick<WordLine, 'top' | 'bottom'>): boolean {
  const height = Math.min(one.bottom - one.top, other.bottom - other.top);
  return Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > height / 2;
}

function lineOf(lines: readonly WordLine[], word: number): number {
  return lines.findIndex(({ from, to }) => Math.max(0, word) >= from && Math.max(0, word) < to);
}

/** An index, or -1 where the first word starts after the offset. */
function lastStartingAtOrBefore(words: readonly PageWord[], offset: number): number {
  let from = 0;
  let to = words.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle]?.start ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
