/// <reference types="./library-types.d.ts" />
import LineBreaker from 'linebreak';

/** A line of a paragraph: `[start, end)` is printed, `next` is where the following line starts. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Gives the width in points of a stretch of the paragraph's text. */
export type Measure = (start: number, end: number) => number;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Rounding of widths must not push a word that fits to the next line. */
const tolerance = 0.01;

/**
 * Breaks a text into lines no wider than `width` points.
 *
 * Lines end at white space only (opportunities of UAX #14), because a break after a hyphen or a dash could not be told from
 * a blank when the page is read back; where East Asian writing has none, at its other opportunities. Words held together that are wider than the line are broken at their blanks, a word
 * wider than the line at the other opportunities, and where there is none, between graphemes. White space at a line's ends
 * is not printed. An empty text gives one empty line.
 */
export function breakLines(text: string, width: number, measure: Measure): readonly LineSpan[] {
  const lines: LineSpan[] = [];
  let lineStart = 0;
  let used = 0;
  let lineEnd = 0;
  const endLine = (next: number): void => {
    lines.push({ start: lineStart, end: lineEnd, next });
    lineStart = next;
    lineEnd = next;
    used = 0;
  };
  /** Puts the stretch on the line; blanks between stretches count, those at either end of the line do not. */
  const put = (start: number, end: number): boolean => {
    const printed = trimmedEnd(text, start, end);
    if (lineEnd === lineStart) lineStart = lineEnd = start;
    const added = measure(lineEnd, start) + measure(start, printed);
    if (lineEnd > lineStart && used + added > width + tolerance) return false;
    used += added;
    lineEnd = printed;
    return true;
  };

  const putOnNextIfFull = ({ start, end }: Stretch): void => {
    if (put(start, end)) return;
    endLine(start);
    put(start, end);
  };
  /** Puts the stretch on the line, or on the next; and where it is wider than a whole line, its parts one by one. */
  const putWhole = (
    whole: Stretch,
    parts: (whole: Stretch) => Iterable<Stretch>,
    putPart: (part: Stretch) => void,
  ): void => {
    putOnNextIfFull(whole);
    if (used <= width + tolerance || lineStart !== whole.start) return;
    lineEnd = lineStart;
    used = 0;
    for (const part of parts(whole)) putPart(part);
  };
  const putWord = (word: Stretch): void => {
    putWhole(word, (long) => partsOfLongWord(text, long, width, measure), putOnNextIfFull);
  };

  for (const piece of piecesBetweenBlanks(text)) {
    putWhole(piece, (long) => wordsBetweenBlanks(text, long), putWord);
    if (piece.required) endLine(piece.end);
  }
  if (lineStart < text.length || lines.length === 0) endLine(text.length);
  return lines;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Piece extends Stretch {
  readonly required: boolean;
}

/**
 * Western text: blanks end pieces, and the full algorithm would only find the same ones again more slowly. Quotation marks,
 * dashes and letters up to Cyrillic are in it, signs that never begin a line after a blank are not.
 */
const western =
  /^(?:[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u052f\u2010-\u201f\u2026\u20ac]|\u2007)*$/;
const heldBack = / [)\]}!?,.:;/%\u00bb]|[([{\u00ab] /;

/** Writing without blanks between words, in which a line may end behind most characters. */
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

function* piecesBetweenBlanks(text: string): Generator<Piece> {
  if (western.test(text) && !heldBack.test(text)) {
    yield* piecesOfWesternText(text);
    return;
  }
  const breaker = new LineBreaker(text);
  let start = 0;
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const end = found.position;
    const required = found.required && text.charAt(end - 1) === '\n';
    const between = text.slice(Math.max(0, end - 2), end + 2);
    const isInWords = !isBlank(text.charCodeAt(end - 1)) && !eastAsian.test(between);
    if (!required && end < text.length && isInWords) continue;
    yield { start, end, required };
    start = end;
  }
}

function* piecesOfWesternText(text: string): Generator<Piece> {
  const ends = /[ \n]+/g;
  let start = 0;
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
    const lineFeed = found[0].indexOf('\n');
    const required = lineFeed !== -1;
    const end = required ? found.index + lineFeed + 1 : ends.lastIndex;
    ends.lastIndex = end;
    yield { start, end, required };
    start = end;
  }
  if (start < text.length) yield { start, end: text.length, required: false };
}

/** The words of a stretch that UAX #14 would hold together, such as one with a bracket after a blank. */
function* wordsBetweenBlanks(text: string, { start, end }: Stretch): Generator<Stretch> {
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (isBlank(text.charCodeAt(at))) {
      if (at > from) yield { start: from, end: at };
      from = at + 1;
    }
  }
  if (end > from) yield { start: from, end };
}

function* partsOfLongWord(
  text: string,
  { start, end }: Stretch,
  width: number,
  measure: Measure,
): Generator<Stretch> {
  const word = text.slice(start, end);
  const breaker = new LineBreaker(word);
  let from = start;
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const to = start + found.position;
    if (measure(from, to) <= width) {
      yield { start: from, end: to };
    } else {
      for (const { segment, index } of segmenter.segment(text.slice(from, to))) {
        yield { start: from + index, end: from + index + segment.length };
      }
    }
    from = to;
  }
}

function trimmedEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && isBlank(text.charCodeAt(to - 1))) to -= 1;
  return to;
}

/** White space that ends a line without being printed; no-break blanks are not among it. */
function isBlank(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x0a ||
    (unit >= 0x2000 && unit <= 0x200a && unit !== 0x2007) ||
    unit === 0x205f ||
    unit === 0x1680
  );
}
