import findApproximately from 'approx-string-match';
import type { PassageSelector } from '../model/index.ts';
import { placesOfQuote } from './find-quote.ts';
import { snapToGraphemes, graphemeBoundaryAtOrAfter, graphemeBoundaryAtOrBefore } from './graphemes.ts';
import { trimSpan } from './selector.ts';

/** Where a passage of one text stands in another version of it; `unplaced` says how many places came into question. */
export type PlaceAgain =
  | { readonly kind: 'exact'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'approximate';
      readonly start: number;
      readonly end: number;
      /** From 0 to 1, as `scoreOfPlace` says. */
      readonly score: number;
    }
  | { readonly kind: 'unplaced'; readonly candidates: number };

/** Edits in a quote, as a share of its code units, up to which it is still looked for. */
export const mostErrors = 0.25;

/** At most so many edits are looked for in one quote: the work grows with them. */
const mostEdits = 256;

/** A quote of at least this many code units says by itself which passage it is, where it stands once in both texts. */
const tellingLength = 32;

/** Code units of equal text around a quote that say which of several places is meant. */
const tellingContext = 16;

/** How much text around a quote is asked to be the same, in code units on each side, the least first. */
const contextSizes = [tellingContext, 32, 64, 256, 1_024];

/** Of a quote that stands so often, no more places are looked at. */
const mostPlaces = 200;

/** The least score of an approximate place, and by how much it must exceed that of every other. */
const leastScore = 0.65;
const leastLead = 0.04;

/**
 * Finds a passage of one text in another version of it: exactly by quote and context, else approximately, with the scores that
 * Hypothesis gives (quote 50, prefix 20, suffix 20, position 2 of 92). Two places that are equally good are never chosen between.
 *
 * A text that did not change places everything where it was. A quote that stands several times is told apart by the text around
 * it, which must be the only such place in either text.
 */
export function placeAgain(before: string, after: string, selector: PassageSelector): PlaceAgain {
  const { start, end } = selector;
  if (before === after) return { kind: 'exact', start, end };
  const exact = exactPlace(before, after, selector);
  return exact.kind === 'unplaced' ? approximatePlace(before, after, selector, exact.candidates) : exact;
}

/**
 * The place where the quote stands with as much text around it as makes it the only one of its kind in both texts; each side
 * alone is enough, and where the sides lead to different places there is none.
 */
function exactPlace(before: string, after: string, selector: PassageSelector): PlaceAgain {
  const { quote } = selector;
  const old = framed(before);
  const text = framed(after);
  const start = selector.start + 1;
  const end = start + quote.length;
  const places = placesOfQuote(text, quote, '', '');
  const none: PlaceAgain = { kind: 'unplaced', candidates: places.length };
  if (places.length === 0 || quote === '') return none;
  const only = (prefix: string, suffix: string): number | undefined => {
    if (placesOfQuote(old, quote, prefix, suffix).length !== 1) return undefined;
    const [place, ...others] = placesOfQuote(text, quote, prefix, suffix);
    return others.length === 0 ? place : undefined;
  };
  for (const size of [0, ...contextSizes]) {
    const prefix = old.slice(Math.max(0, start - size), start);
    const suffix = old.slice(end, end + size);
    if (size === 0 && quote.length < tellingLength) continue;
    const both = only(prefix, suffix);
    if (both !== undefined) return found(both, quote.length);
    const left = only(prefix, '');
    const right = only('', suffix);
    if (left !== undefined && right !== undefined && left !== right) return none;
    const either = left ?? right;
    if (either !== undefined) return found(either, quote.length);
  }
  return none;
}

function found(framedStart: number, length: number): PlaceAgain {
  return { kind: 'exact', start: framedStart - 1, end: framedStart - 1 + length };
}

/** A text between two signs that no text has, so that its ends are a context like any other. */
function framed(text: string): string {
  return `\uFFFF${text}\uFFFE`;
}

/** True where at least 16 code units are the same before or after a span in two texts. */
function isAlikeAround(before: string, old: number, after: string, place: number, length: number): boolean {
  const left = before.slice(Math.max(0, old - tellingContext), old);
  const right = before.slice(old + length, old + length + tellingContext);
  return (
    (left.length === tellingContext && after.startsWith(left, place - tellingContext)) ||
    (right.length === tellingContext && after.startsWith(right, place + length))
  );
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

function approximatePlace(
  before: string,
  after: string,
  selector: PassageSelector,
  exactPlaces: number,
): PlaceAgain {
  const { quote } = selector;
  const edits = Math.min(mostEdits, Math.floor(quote.length * mostErrors));
  const hint = Math.round((selector.start / Math.max(1, before.length)) * after.length);
  const candidates: Candidate[] = [];
  for (const [from, to] of windowsOf(after, selector)) {
    for (const match of findApproximately(after.slice(from, to), quote, edits)) {
      const [start, end] = atWordEnds(before, selector, after, from + match.start, from + match.end);
      if (start < end && !isOfAnother(before, selector, after, start, end)) {
        const score = scoreOfPlace(after, selector, { start, end, errors: match.errors }, hint);
        candidates.push({ start, end, score });
      }
    }
  }
  const places = distinctPlaces(candidates);
  const [best, next] = places;
  if (best === undefined || best.score < leastScore) return { kind: 'unplaced', candidates: exactPlaces };
  if (next !== undefined && best.score - next.score < leastLead) {
    return { kind: 'unplaced', candidates: places.length };
  }
  return { kind: 'approximate', ...best };
}

/**
 * The parts of a text to look in: the whole, and where a context stands as it was, what lies beside it: there a place is found
 * that has more edits than another one elsewhere.
 */
function windowsOf(text: string, selector: PassageSelector): readonly (readonly [number, number])[] {
  const { quote, prefix, suffix } = selector;
  const reach = Math.ceil(quote.length * (1 + mostErrors)) + tellingLength;
  const windows: (readonly [number, number])[] = [[0, text.length]];
  const [prefixAt, ...otherPrefixes] = placesOfQuote(text, prefix, '', '');
  if (prefixAt !== undefined && otherPrefixes.length === 0 && prefix.length >= tellingContext) {
    windows.push([prefixAt + prefix.length, Math.min(text.length, prefixAt + prefix.length + reach)]);
  }
  const [suffixAt, ...otherSuffixes] = placesOfQuote(text, suffix, '', '');
  if (suffixAt !== undefined && otherSuffixes.length === 0 && suffix.length >= tellingContext) {
    windows.push([Math.max(0, suffixAt - reach), suffixAt]);
  }
  return windows;
}

/** The score of an approximate place from 0 to 1, with the weights of Hypothesis's `match-quote`. */
function scoreOfPlace(
  text: string,
  selector: PassageSelector,
  match: { readonly start: number; readonly end: number; readonly errors: number },
  hint: number,
): number {
  const { quote, prefix, suffix } = selector;
  const quoteScore = 1 - match.errors / quote.length;
  const prefixScore = likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix);
  const suffixScore = likeness(text.slice(match.end, match.end + suffix.length), suffix);
  const positionScore = 1 - Math.abs(match.start - hint) / Math.max(1, text.length);
  return (50 * quoteScore + 20 * prefixScore + 20 * suffixScore + 2 * positionScore) / 92;
}

/** How alike a text is to a context, from 0 to 1; an empty context is met by anything. */
function likeness(text: string, context: string): number {
  if (context === '') return 1;
  if (text === '') return 0;
  const [match] = findApproximately(text, context, context.length);
  return match === undefined ? 0 : 1 - match.errors / context.length;
}

/** True where what was found stood elsewhere in the old text with the same words around it: it is another passage. */
function isOfAnother(
  before: string,
  selector: PassageSelector,
  after: string,
  start: number,
  end: number,
): boolean {
  const found = after.slice(start, end);
  return placesOfQuote(before, found, '', '')
    .slice(0, mostPlaces)
    .some(
      (old) =>
        (old + found.length <= selector.start || old >= selector.end) &&
        isAlikeAround(before, old, after, start, found.length),
    );
}

/** A found span with whole words at its ends where the passage had them, no white space outside and no character cut. */
function atWordEnds(
  before: string,
  selector: PassageSelector,
  after: string,
  start: number,
  end: number,
): readonly [number, number] {
  const isWhole = (text: string, offset: number): boolean =>
    offset <= 0 ||
    offset >= text.length ||
    !(isWordUnit(text.charAt(offset - 1)) && isWordUnit(text.charAt(offset)));
  let from = start;
  let to = end;
  const furthest = tellingContext;
  if (isWhole(before, selector.start)) {
    while (!isWhole(after, from) && start - from < furthest) from -= 1;
  }
  if (isWhole(before, selector.end)) {
    while (!isWhole(after, to) && to - end < furthest) to += 1;
  }
  const [whole, wholeEnd] = snapToGraphemes(after, from, to);
  const [trimmed, trimmedEnd] = trimSpan(after, whole, wholeEnd);
  return [
    graphemeBoundaryAtOrBefore(after, trimmed),
    Math.max(trimmed, graphemeBoundaryAtOrAfter(after, trimmedEnd)),
  ];
}

function isWordUnit(unit: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(unit);
}

/** Places by score, the best first; of those that overlap the best alone, since they are one place seen twice. */
function distinctPlaces(candidates: readonly Candidate[]): readonly Candidate[] {
  const places: Candidate[] = [];
  const byScore = candidates.toSorted(
    (one, other) => other.score - one.score || one.start - other.start || other.end - one.end,
  );
  for (const candidate of byScore) {
    if (places.every((place) => candidate.end <= place.start || candidate.start >= place.end)) {
      places.push(candidate);
    }
  }
  return places;
}
