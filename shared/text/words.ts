import { graphemeBoundaryAtOrAfter, graphemeBoundaryAtOrBefore, snapToGraphemes } from './graphemes.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** How far on each side of an offset a run without white space is looked at for word borders. */
const windowLength = 400;

const whiteSpace = /\s/;

/**
 * The word (UAX #29) that holds the code unit at `offset`, or null where none does: in white space, in punctuation, at the
 * end of the text.
 */
export function wordSpanAt(text: string, offset: number): readonly [number, number] | null {
  if (offset < 0 || offset >= text.length || whiteSpace.test(text.charAt(offset))) return null;
  let from = offset;
  while (from > 0 && offset - from < windowLength && !whiteSpace.test(text.charAt(from - 1))) from -= 1;
  from = graphemeBoundaryAtOrBefore(text, from);
  let to = offset + 1;
  while (to < text.length && to - offset < windowLength && !whiteSpace.test(text.charAt(to))) to += 1;
  to = graphemeBoundaryAtOrAfter(text, to);
  const found = segmenter.segment(text.slice(from, to)).containing(offset - from);
  if (found?.isWordLike !== true) return null;
  return [from + found.index, from + found.index + found.segment.length];
}

/** Grows a span so that it cuts neither a word nor a grapheme; an empty span inside a word becomes that word. */
export function snapToWords(text: string, start: number, end: number): readonly [number, number] {
  const first = wordSpanAt(text, start);
  const last = wordSpanAt(text, end - 1);
  const inside = start === end && (first === null || first[0] === start) ? null : first;
  // Borders of words lie between graphemes but for a few rules of UAX #29, as where a mark follows a sign that joins.
  return snapToGraphemes(text, Math.min(start, inside?.[0] ?? start), Math.max(end, last?.[1] ?? end));
}

const wordLike = /[\p{L}\p{N}\p{M}]/u;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The number of words of a text: runs of letters, digits and marks, which may hold apostrophes, hyphens and dots between
 * two letters or digits (`don't`, `co-ordinated`, `4.12`); each Chinese or Japanese character counts as one.
 */
export function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      if (isAsciiWordUnit(unit)) {
        if (!inside) words += 1;
        inside = true;
      } else {
        inside = inside && isJoiner(unit) && wordLikeAt(text, at + 1);
      }
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
    at += character.length - 1;
    if (isCommonLatin(unit) || wordLike.test(character)) {
      const alone = unit >= 0x2e80 && ideograph.test(character);
      if (!inside || alone) words += 1;
      inside = !alone;
    } else {
      inside = inside && (unit === 0x2019 || unit === 0x2010 || unit === 0x00ad) && wordLikeAt(text, at + 1);
    }
  }
  return words;
}

function isAsciiWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
}

function isCommonLatin(unit: number): boolean {
  return unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7;
}

function isJoiner(unit: number): boolean {
  return unit === 0x27 || unit === 0x2d || unit === 0x2e;
}

function wordLikeAt(text: string, at: number): boolean {
  const codePoint = text.codePointAt(at);
  return codePoint !== undefined && wordLike.test(String.fromCodePoint(codePoint));
}
