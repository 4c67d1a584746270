import type { Typeface } from './typeface.ts';

/** A stretch of printable text set in one font. */
export interface FontRun {
  /** Offsets into the printable text. */
  readonly start: number;
  readonly end: number;
  readonly typeface: Typeface;
}

/** A text as it can be printed, with the font for each stretch of it. */
export interface PrintableText {
  readonly text: string;
  readonly runs: readonly FontRun[];
}

/** Is told of every character that does not print as itself. */
export interface PrintingReport {
  /** No font has it: it is printed spelled, as `[U+4E2D]`. */
  readonly missing: (codePoint: number) => void;
  /** It prints as nothing by its nature. */
  readonly invisible: (codePoint: number) => void;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Directional overrides make text read as what it is not: they are spelled, not obeyed. */
const override = /[\u202d\u202e]/;

/** Formatting characters that fonts and the bidirectional algorithm use and that leave no ink. */
const unseen = /^[\p{Cf}\u034f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;

/** Unseen characters that shaping needs to see. */
const shaping = /^[\u200c\u200d\ufe0e\ufe0f\u{e0020}-\u{e007f}]$/u;

/** Directional marks and isolates that the bidirectional algorithm needs to see. */
const directional = /^[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]$/u;

const mirroredSign = /\p{Bidi_Mirrored}/u;

/** Neutral signs that take the font of the Arabic words before them. */
const neutral = /^[\s\p{N}\p{Po}\p{Pd}]+$/u;

/**
 * Makes a text printable: white space as single blanks (a line feed stays and ends the line, a tab becomes a wide blank),
 * unseen characters dropped unless shaping needs them, and what no font has spelled as code points, never an empty box.
 */
export function printableText(
  text: string,
  stack: readonly Typeface[],
  report: PrintingReport,
): PrintableText {
  const primary = stack[0];
  if (primary === undefined) throw new Error('A text was to be printed without any font.');
  const folded = text
    // Tried only where a run of blanks begins, so that a long one is gone over once.
    .replace(/(?<![\t ])[\t ]+(?=[\n\v\f\r\u0085\u2028\u2029])/g, '')
    .replace(/[\n\v\f\r\u0085\u2028\u2029][\t ]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .replaceAll('\t', '\u2003');
  if (isPlain(folded, primary))
    return { text: folded, runs: [{ start: 0, end: folded.length, typeface: primary }] };
  return mixedText(folded, stack, primary, report);
}

/** True where one font has every character and none needs a second look. */
function isPlain(text: string, primary: Typeface): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0x0a || (unit >= 0x20 && unit < 0x7f)) continue;
    if (needsCare(unit) || !primary.has(unit)) return false;
  }
  return true;
}

/** Controls, formatting characters, combining marks, scripts that join or run from right to left, and surrogates. */
function needsCare(unit: number): boolean {
  if (unit < 0xa0 || unit === 0xad) return true;
  if (unit < 0x590) return unit >= 0x300 && unit < 0x370;
  if (unit < 0x1e00) return true;
  if (unit < 0x2010) return unit >= 0x200b;
  if (unit < 0x2070) return (unit >= 0x2028 && unit <= 0x202e) || unit >= 0x2060;
  return (unit >= 0x20d0 && unit < 0x2100) || unit >= 0x2c00;
}

function mixedText(
  text: string,
  stack: readonly Typeface[],
  primary: Typeface,
  report: PrintingReport,
): PrintableText {
  let printable = '';
  const runs: { start: number; end: number; typeface: Typeface }[] = [];
  let spelled: number[] = [];
  const add = (piece: string, typeface: Typeface): void => {
    const start = printable.length;
    printable += piece;
    const last = runs.at(-1);
    if (last !== undefined && last.typeface === typeface && last.end === start) last.end = printable.length;
    else runs.push({ start, end: printable.length, typeface });
  };
  const spell = (): void => {
    if (spelled.length === 0) return;
    add(`[${spelled.map(codePointName).join(' ')}]`, primary);
    spelled = [];
  };

  for (const { segment } of segmenter.segment(text)) {
    const kept: string[] = [];
    const unseenHere: number[] = [];
    for (const character of segment) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (override.test(character)) {
        report.missing(codePoint);
        spelled.push(codePoint);
      } else if (unseen.test(character)) {
        if (directional.test(character) || (shaping.test(character) && kept.length > 0)) kept.push(character);
        if (!/[\ufe00-\ufe0f\u{e0000}-\u{e01ef}]/u.test(character)) unseenHere.push(codePoint);
      } else {
        kept.push(character);
      }
    }
    const cluster = kept.join('');
    const typeface = cluster === '' ? null : typefaceFor(cluster, stack, runs.at(-1)?.typeface);
    // A joiner inside a picture is seen as that picture.
    if (typeface?.name !== 'emoji') for (const codePoint of unseenHere) report.invisible(codePoint);
    if (typeface !== null) {
      spell();
      add(cluster, typeface);
      continue;
    }
    for (const character of kept) {
      const codePoint = character.codePointAt(0) ?? 0;
      const single = typefaceFor(character, stack, undefined);
      if (single !== null && !/\p{M}/u.test(character)) {
        spell();
        add(character, single);
      } else if (!unseen.test(character)) {
        report.missing(codePoint);
        spelled.push(codePoint);
      }
    }
  }
  spell();
  return { text: printable, runs };
}

/**
 * The first font that has every visible character of a cluster. Neutral signs stay in the Arabic font before them; a picture
 * that asks for its colour form belongs to the emoji font even where a text font has a sign for it.
 */
function typefaceFor(
  cluster: string,
  stack: readonly Typeface[],
  before: Typeface | undefined,
): Typeface | null {
  const isSticky = before?.name.startsWith('arabic') === true && neutral.test(cluster);
  const emojiFirst = cluster.includes('\ufe0f') ? stack.filter((typeface) => typeface.name === 'emoji') : [];
  for (const typeface of [...(isSticky ? [before] : []), ...emojiFirst, ...stack]) {
    // The Arabic font has one bracket of a pair and not the other, and a mirrored sign needs both.
    if (typeface.name.startsWith('arabic') && mirroredSign.test(cluster)) continue;
    if (hasAll(typeface, cluster)) return typeface;
  }
  return null;
}

function hasAll(typeface: Typeface, cluster: string): boolean {
  for (const character of cluster) {
    if (character === '\n' || unseen.test(character)) continue;
    if (!typeface.has(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
}

/** A code point as it is spelled in print and in warnings: `U+4E2D`. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
