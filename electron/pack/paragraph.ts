import type { Bidi } from 'bidi-js';
import { directionsOf, visualOrder, type Directions } from './bidirectional.ts';
import type { Fonts } from './fonts.ts';
import { breakLines, type LineSpan } from './line-breaking.ts';
import { printableText, type PrintingReport } from './printable-text.ts';
import type { TextStyle } from './text-style.ts';
import type { Typeface } from './typeface.ts';

/** A link from a stretch of text to a place in the pack. */
export interface SpanLink {
  readonly place: string;
  /** What the link leads to, in words, for those who cannot see the page. */
  readonly description: string;
}

/** A stretch of a paragraph that looks and behaves alike. */
export interface Span {
  readonly text: string;
  readonly style: TextStyle;
  readonly link?: SpanLink;
  /** Underlined, as emphasis in a note. */
  readonly underlined?: boolean;
  /** The lanes of the passages this stretch belongs to; marked with a wash and an underline for each. */
  readonly lanes?: readonly number[];
  /** Structure element around the stretch. */
  readonly tag?: 'Quote' | 'Lbl';
}

/** A stretch of one span in one font; offsets into the paragraph's text. */
interface StyledRun {
  readonly start: number;
  readonly end: number;
  readonly typeface: Typeface;
  readonly span: Span;
  readonly spanIndex: number;
}

/** A paragraph broken into lines. */
export interface Paragraph {
  readonly text: string;
  readonly runs: readonly StyledRun[];
  readonly directions: Directions | null;
  readonly lines: readonly LineSpan[];
  readonly width: number;
  /** Where each span starts in the paragraph's text, and its end. */
  readonly spanStarts: readonly number[];
}

/** A piece of a line in its place: `left` and `width` in points from the paragraph's left edge. */
export interface PlacedRun {
  readonly left: number;
  readonly width: number;
  readonly text: string;
  readonly typeface: Typeface;
  readonly rightToLeft: boolean;
  readonly span: Span;
  readonly spanIndex: number;
}

/** What setting text needs. */
export interface Typesetter {
  readonly fonts: Fonts;
  readonly bidi: Bidi;
  /** Lines found by the planning pass, three numbers each, by the name of their paragraph. */
  readonly brokenLines: Map<string, Uint32Array>;
}

/**
 * Sets spans as one paragraph of a width in points. Under a `name` the lines are remembered, so that the drawing pass need
 * not break the same long paragraph again.
 */
export function setParagraph(
  setter: Typesetter,
  spans: readonly Span[],
  width: number,
  report: PrintingReport,
  name: string | null = null,
): Paragraph {
  let text = '';
  const runs: StyledRun[] = [];
  const spanStarts: number[] = [];
  spans.forEach((span, spanIndex) => {
    const printable = printableText(span.text, setter.fonts.stack(span.style.face), report);
    const base = text.length;
    spanStarts.push(base);
    for (const run of printable.runs) {
      if (run.end === run.start) continue;
      runs.push({ start: base + run.start, end: base + run.end, typeface: run.typeface, span, spanIndex });
    }
    text += printable.text;
  });
  spanStarts.push(text.length);
  const directions = directionsOf(text, setter.bidi);
  const known = name === null ? undefined : setter.brokenLines.get(name);
  const lines =
    known === undefined ? breakLines(text, width, measureOf(text, runs, directions)) : unpacked(known);
  if (name !== null && known === undefined) setter.brokenLines.set(name, packed(lines));
  return { text, runs, directions, lines, width, spanStarts };
}

function packed(lines: readonly LineSpan[]): Uint32Array {
  return Uint32Array.from(lines.flatMap((line) => [line.start, line.end, line.next]));
}

function unpacked(numbers: Uint32Array): readonly LineSpan[] {
  const lines: LineSpan[] = [];
  for (let at = 0; at < numbers.length; at += 3) {
    lines.push({ start: numbers[at] ?? 0, end: numbers[at + 1] ?? 0, next: numbers[at + 2] ?? 0 });
  }
  return lines;
}

/** Measures stretches that ascend, as a line breaker asks for them, without searching the runs from the start. */
function measureOf(
  text: string,
  runs: readonly StyledRun[],
  directions: Directions | null,
): (start: number, end: number) => number {
  let index = 0;
  return (start, end) => {
    if (start >= end) return 0;
    while (index > 0 && (runs[index]?.start ?? Infinity) > start) index -= 1;
    while (index < runs.length - 1 && (runs[index]?.end ?? 0) <= start) index += 1;
    let width = 0;
    for (let at = index; at < runs.length; at += 1) {
      const run = runs[at];
      if (run === undefined || run.start >= end) break;
      const from = Math.max(start, run.start);
      const to = Math.min(end, run.end);
      if (from >= to) continue;
      const rightToLeft = (directions?.levels[from] ?? 0) % 2 === 1;
      width += run.typeface.width(withoutLineFeeds(text.slice(from, to)), run.span.style.size, rightToLeft);
    }
    return width;
  };
}

function withoutLineFeeds(text: string): string {
  return text.includes('\n') ? text.replaceAll('\n', '') : text;
}

/**
 * The pieces of a line, in the order of the text, each where it is printed. Lines of right-to-left paragraphs stand at the
 * right edge.
 */
export function placeLine(paragraph: Paragraph, line: LineSpan): readonly PlacedRun[] {
  const pieces = piecesOfLine(paragraph, line);
  const widths = pieces.map((piece) =>
    piece.typeface.width(piece.text, piece.span.style.size, piece.level % 2 === 1),
  );
  const order = visualOrder(pieces.map((piece) => piece.level));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const base = paragraph.directions?.baseLevelAt(line.start) ?? 0;
  let left = base % 2 === 1 ? paragraph.width - total : 0;
  const lefts: number[] = [];
  for (const index of order) {
    lefts[index] = left;
    left += widths[index] ?? 0;
  }
  return pieces.map((piece, index) => ({
    left: lefts[index] ?? 0,
    width: widths[index] ?? 0,
    text: piece.text,
    typeface: piece.typeface,
    rightToLeft: piece.level % 2 === 1,
    span: piece.span,
    spanIndex: piece.spanIndex,
  }));
}

interface LinePiece {
  readonly text: string;
  readonly level: number;
  readonly typeface: Typeface;
  readonly span: Span;
  readonly spanIndex: number;
}

function piecesOfLine(paragraph: Paragraph, line: LineSpan): readonly LinePiece[] {
  const pieces: LinePiece[] = [];
  const levels = paragraph.directions?.levels;
  for (const run of paragraph.runs) {
    if (run.start >= line.end) break;
    if (run.end <= line.start) continue;
    const end = Math.min(run.end, line.end);
    let from = Math.max(run.start, line.start);
    while (from < end) {
      const level = levels?.[from] ?? 0;
      let to = end;
      if (levels !== undefined) {
        to = from + 1;
        while (to < end && levels[to] === level) to += 1;
      }
      const text = printedCharacters(paragraph.text.slice(from, to));
      for (const part of level % 2 === 1 ? partsReadBackInOrder(text) : [text]) {
        if (part === '') continue;
        pieces.push({ text: part, level, typeface: run.typeface, span: run.span, spanIndex: run.spanIndex });
      }
      from = to;
    }
  }
  return pieces;
}

const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * Signs without a letter among them tell a reader nothing of their direction, so each is drawn by itself, in the order of the
 * text; drawn together they would be read back in the order they are seen.
 */
function partsReadBackInOrder(text: string): readonly string[] {
  return rightToLeftLetter.test(text) ? [text] : [...text];
}

/** Marks that served the directions and have no ink are not handed to a font. */
function printedCharacters(text: string): string {
  return /[\n\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text)
    ? text.replace(/[\n\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    : text;
}
