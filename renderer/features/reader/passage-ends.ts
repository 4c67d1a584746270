import { snapToGraphemes, snapToWords, trimSpan, wordSpanAt } from '../../../shared/text/index.ts';
import { moveCaret } from './caret-motion.ts';
import type { CaretDirection, CaretText } from './caret-motion.ts';
import type { Interval } from './interval-index.ts';

/** One of the two ends of a passage. */
export type PassageEnd = 'start' | 'end';

/** How far a key moves an end. */
export type EndUnit = 'character' | 'word';

/**
 * The span after one of its ends was moved by a key, at grapheme boundaries and without white space at its ends; null where
 * it cannot be moved on without leaving the text or leaving nothing of the span.
 *
 * By word, a start goes to starts of words and an end to ends of words.
 */
export function moveEnd(
  source: CaretText,
  span: Interval,
  end: PassageEnd,
  unit: EndUnit,
  direction: CaretDirection,
): Interval | null {
  const first = source.blocks[0]?.start ?? 0;
  const last = source.blocks.at(-1)?.end ?? source.text.length;
  let at = span[end];
  for (;;) {
    const next =
      unit === 'word' ? wordEdge(source, at, end, direction) : moveCaret(source, at, unit, direction);
    if (next === at || next < first || next > last) return null;
    at = next;
    const moved = trimmed(source.text, withEnd(span, end, at));
    if (moved === null) return null;
    // White space counts for nothing: go on until the end is elsewhere.
    if (direction === 'forward' ? moved[end] > span[end] : moved[end] < span[end]) return moved;
  }
}

/**
 * The span after one of its ends was drawn to a place: to whole words, or with `exact` to whole graphemes; null where
 * nothing but white space would be left. An end drawn past the other one stops at the nearest word or grapheme.
 */
export function drawEnd(
  text: string,
  span: Interval,
  end: PassageEnd,
  offset: number,
  exact: boolean,
): Interval | null {
  const at = Math.min(Math.max(0, offset), text.length);
  const drawn: Interval =
    end === 'end'
      ? { start: span.start, end: Math.max(at, span.start + 1) }
      : { start: Math.min(at, span.end - 1), end: span.end };
  const [start, to] = (exact ? snapToGraphemes : snapToWords)(text, drawn.start, drawn.end);
  // The end that is not drawn stays where it is, inside a word too.
  return trimmed(text, end === 'end' ? { start: span.start, end: to } : { start, end: span.end });
}

/** The next place for an end among the edges of words: starts of words for a start, ends for an end. */
function wordEdge(source: CaretText, from: number, end: PassageEnd, direction: CaretDirection): number {
  if (direction === 'forward') {
    const wordEnd = moveCaret(source, from, 'word', 'forward');
    if (end === 'end') return wordEnd;
    const start = wordEnd === from ? from : startOfWordBefore(source.text, wordEnd);
    if (start > from) return start;
    const nextEnd = moveCaret(source, wordEnd, 'word', 'forward');
    return nextEnd === wordEnd ? from : startOfWordBefore(source.text, nextEnd);
  }
  const wordStart = moveCaret(source, from, 'word', 'back');
  if (end === 'start') return wordStart;
  const wordEnd = wordSpanAt(source.text, wordStart)?.[1] ?? from;
  if (wordEnd < from) return wordEnd;
  const previous = moveCaret(source, wordStart, 'word', 'back');
  return previous === wordStart ? from : (wordSpanAt(source.text, previous)?.[1] ?? from);
}

function startOfWordBefore(text: string, wordEnd: number): number {
  return wordSpanAt(text, wordEnd - 1)?.[0] ?? wordEnd;
}

function withEnd(span: Interval, end: PassageEnd, at: number): Interval {
  return end === 'start' ? { start: at, end: span.end } : { start: span.start, end: at };
}

function trimmed(text: string, span: Interval): Interval | null {
  if (span.start >= span.end) return null;
  const [start, end] = trimSpan(text, span.start, span.end);
  return start < end ? { start, end } : null;
}
