import { lastOf } from './last-of.ts';
import type { LaidWord, Segment } from './page-word.ts';

/** A line of a column: its words in the order in which they are read, with the white space before each. */
export interface TextLine {
  readonly words: readonly LaidWord[];
  /** As many as words; empty before a word that touches the one before, a tab before a cell. */
  readonly spaces: readonly string[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
  readonly bold: boolean;
}

/** Puts the segments of one column together to lines, from the top. */
export function linesOfSegments(segments: readonly Segment[]): readonly TextLine[] {
  const lines: Segment[][] = [];
  for (const segment of [...segments].sort((one, other) => one.base - other.base || one.left - other.left)) {
    const line = lastOf(lines, 4, (candidate) => shareLine(candidate, segment));
    if (line === undefined) lines.push([segment]);
    else line.push(segment);
  }
  return lines.map((line) => withLabel(lineOf([line]))).sort((one, other) => one.base - other.base);
}

/** A bullet or a number that stands apart from the text it belongs to is parted from it by a tab. */
function withLabel(line: TextLine): TextLine {
  const [first, second] = line.words;
  if (first === undefined || second === undefined || line.spaces[1]?.trim() !== '') return line;
  if (second.left - first.right < 0.8 * line.size || !isLabel(first.text)) return line;
  const spaces = ['', '\t', ...line.spaces.slice(2)];
  return { ...line, spaces, text: textOf(line.words, spaces) };
}

function textOf(words: readonly LaidWord[], spaces: readonly string[]): string {
  let text = '';
  for (const [index, word] of words.entries()) text += (spaces[index] ?? '') + word.text;
  return text;
}

/** True for a bullet or a number as paragraphs and items of lists begin with. */
export function isLabel(text: string): boolean {
  return /^(?:[\p{Po}\p{Pd}\p{S}\ue000-\uf8ffo]{1,2}|[(\[]?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6})[.)\]]?|\d{1,3}(?:\.\d{1,3}){1,4}\.?)$/iu.test(
    text,
  );
}

/** True where a segment stands on a line: half of the lower one's height is shared, and nothing stands in its place. */
function shareLine(line: readonly Segment[], segment: Segment): boolean {
  const main = line.reduce((one, other) => (other.size > one.size ? other : one));
  const top = Math.max(main.base - 0.7 * main.size, segment.base - 0.7 * segment.size);
  const shared = Math.min(main.base, segment.base) - top;
  if (shared < 0.5 * 0.7 * Math.min(main.size, segment.size)) return false;
  return line.every(
    (other) =>
      segment.left > other.right - 0.3 * segment.size || segment.right < other.left + 0.3 * segment.size,
  );
}

/** One line of cells, each the segments of one column; a single cell is a line of running text. */
export function lineOf(cells: readonly (readonly Segment[])[]): TextLine {
  const words: LaidWord[] = [];
  const spaces: string[] = [];
  for (const cell of cells) {
    let before: LaidWord | null = null;
    for (const word of inReadingOrder(wordsOfCell(cell))) {
      spaces.push(before === null ? (words.length === 0 ? '' : '\t') : spaceBetween(before, word));
      words.push(word);
      before = word;
    }
  }
  let [left, right, base, size, most] = [Infinity, -Infinity, 0, 0, -1];
  for (const cell of cells) {
    for (const segment of cell) {
      left = Math.min(left, segment.left);
      right = Math.max(right, segment.right);
      const weight = weightOf(segment);
      if (weight <= most) continue;
      most = weight;
      base = segment.base;
      size = segment.size;
    }
  }
  let [bold, characters] = [0, 0];
  for (const word of words) {
    characters += word.text.length;
    if (word.bold) bold += word.text.length;
  }
  return {
    words,
    spaces,
    text: textOf(words, spaces),
    left,
    right,
    base,
    size,
    bold: bold * 10 > characters * 9,
  };
}

/** The words of segments from left to right; those of one segment lie so already. */
function wordsOfCell(cell: readonly Segment[]): readonly LaidWord[] {
  const [only, ...others] = cell;
  if (only !== undefined && others.length === 0) return only.words;
  return cell.flatMap((segment) => segment.words).sort((one, other) => one.left - other.left);
}

function weightOf(segment: Segment): number {
  return segment.words.reduce((sum, { text }) => sum + text.length, 0);
}

/** A space that was drawn, else one where the gap is wide enough. */
function spaceBetween(before: LaidWord, word: LaidWord): string {
  if (word.space !== '') return word.space;
  if (isRaisedNumber(word, before) || isRaisedNumber(before, word)) return ' ';
  const gap = word.left >= before.left ? word.left - before.right : before.left - word.right;
  return gap < 0.1 * Math.max(before.size, word.size) ? '' : ' ';
}

/** True for the raised number of a note, which is no part of the word beside it. */
function isRaisedNumber(word: LaidWord, beside: LaidWord): boolean {
  return /^\d{1,3}$/u.test(word.text) && word.size < 0.8 * beside.size && word.base < beside.base;
}

const leftToRightLetter = /\p{L}|\p{N}/u;

/**
 * Words of a line, which come from left to right, in the order in which they are read: where most are written from right to left,
 * from the right, runs of others kept; else runs of words from right to left are turned.
 */
function inReadingOrder(words: readonly LaidWord[]): readonly LaidWord[] {
  if (!words.some(({ rightToLeft }) => rightToLeft)) return words;
  const turned = words.filter(({ rightToLeft }) => rightToLeft).length;
  const others = words.filter(({ rightToLeft, text }) => !rightToLeft && leftToRightLetter.test(text)).length;
  const base = turned >= others;
  const runs: LaidWord[][] = [];
  let direction: boolean | null = null;
  for (const word of words) {
    const own: boolean = word.rightToLeft
      ? true
      : leftToRightLetter.test(word.text)
        ? false
        : (direction ?? base);
    const run = runs.at(-1);
    if (run === undefined || own !== direction) runs.push([word]);
    else run.push(word);
    direction = own;
  }
  const ordered = runs.map((run) => (run.some(({ rightToLeft }) => rightToLeft) ? run.reverse() : run));
  return (base ? ordered.reverse() : ordered).flat();
}
