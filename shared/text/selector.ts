import { contextLength, type PassageSelector } from '../model/index.ts';
import { graphemeBoundaryAtOrAfter, graphemeBoundaryAtOrBefore } from './graphemes.ts';

/**
 * The selector of a span: its exact quote and up to 32 code units of context on each side, cut at grapheme boundaries.
 *
 * The span itself is taken as given: callers snap and trim it first.
 *
 * @throws RangeError where the span does not lie in the text, which is a bug of the caller.
 */
export function selectorOf(text: string, start: number, end: number): PassageSelector {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > text.length) {
    throw new RangeError(`The span ${start} to ${end} does not lie in a text of ${text.length} code units.`);
  }
  const from = Math.min(start, graphemeBoundaryAtOrAfter(text, start - contextLength));
  const to = Math.max(end, graphemeBoundaryAtOrBefore(text, end + contextLength));
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
  };
}

/**
 * True where the text has the selector's quote at its span and the selector's contexts on both sides of it.
 *
 * Contexts are compared as they were kept, not made again, because another version of Unicode may cut them elsewhere.
 */
export function selectorHolds(text: string, selector: PassageSelector): boolean {
  const { start, end, quote, prefix, suffix } = selector;
  return (
    Number.isInteger(start) &&
    start >= 0 &&
    end === start + quote.length &&
    end <= text.length &&
    start >= prefix.length &&
    text.startsWith(quote, start) &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, end)
  );
}

const whiteSpace = /\s/;

/** Leaves white space at both ends out of a span; a span of white space alone becomes empty, at its start. */
export function trimSpan(text: string, start: number, end: number): readonly [number, number] {
  let to = end;
  while (to > start && whiteSpace.test(text.charAt(to - 1))) to -= 1;
  let from = start;
  while (from < to && whiteSpace.test(text.charAt(from))) from += 1;
  return from === to ? [start, start] : [from, to];
}
