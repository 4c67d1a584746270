import type { BlockKind } from '../../../shared/model/index.ts';
import { endsTerminally, isCaption, listMarkerLength, startsSmall } from '../line-cues.ts';
import type { Region } from './columns.ts';
import { lineOf, linesOfSegments, type TextLine } from './text-line.ts';
import type { UprightBox } from './page-geometry.ts';
import type { Segment } from './page-word.ts';

/** A block of one page, before blocks that go on over columns and pages are joined. */
export interface PageBlock {
  kind: BlockKind;
  readonly lines: readonly TextLine[];
  readonly size: number;
  readonly bold: boolean;
  /** True where its last line reaches so far that the next word would not have fitted. */
  readonly full: boolean;
  /** True where its first line is set in from the others of its column. */
  readonly setIn: boolean;
  /** The right edge of its column. */
  readonly edge: number;
  footnote?: boolean;
}

/** Takes a part of a page apart to its blocks. */
export function blocksOfRegion(region: Region, rules: readonly UprightBox[]): readonly PageBlock[] {
  return region.kind === 'table' ? rowsOfTable(region, rules) : blocksOfFlow(region);
}

function blocksOfFlow(region: Region): readonly PageBlock[] {
  const lines = linesOfSegments(region.segments);
  const right = Math.max(...lines.map((line) => line.right));
  const left = leftEdgeOf(lines);
  const pitches = pitchesOf(lines);
  const groups: TextLine[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const group = groups.at(-1);
    const parted =
      before === undefined ||
      group === undefined ||
      begins(line, before, group, { left, right, pitch: pitches(line) });
    if (parted) groups.push([line]);
    else group.push(line);
  });
  return groups.map((group, index) => {
    const first = group[0];
    const last = group.at(-1);
    const next = groups[index + 1]?.[0];
    const main = group.reduce((one, other) => (other.text.length > one.text.length ? other : one));
    const text = first?.text ?? '';
    const block: PageBlock = {
      kind: isCaption(text) ? 'caption' : isItem(text) ? 'list-item' : 'paragraph',
      lines: group,
      size: main.size,
      bold: group.every((line) => line.bold),
      full: last !== undefined && right - last.right < Math.max(2.5 * main.size, widthOfFirst(next)),
      setIn: first !== undefined && first.left > left + 0.8 * main.size,
      edge: right,
    };
    return block;
  });
}

/** Where most lines begin. */
function leftEdgeOf(lines: readonly TextLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const key = Math.round(line.left / 2);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let [best, most] = [Math.min(...lines.map((line) => line.left)), 0];
  for (const [key, count] of counts) if (count > most) [best, most] = [key * 2, count];
  return best;
}

/** The usual distance of two lines of a size: the smallest that is common, since spaces between paragraphs only add to it. */
function pitchesOf(lines: readonly TextLine[]): (line: TextLine) => number {
  const bySize = new Map<number, number[]>();
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before === undefined || Math.abs(before.size - line.size) > 0.5) return;
    const key = Math.round(line.size);
    const list = bySize.get(key);
    const pitch = line.base - before.base;
    if (list === undefined) bySize.set(key, [pitch]);
    else list.push(pitch);
  });
  const usual = new Map<number, number>();
  for (const [size, list] of bySize) {
    list.sort((one, other) => one - other);
    const median = list[list.length >> 1] ?? size * 1.2;
    const low = list[Math.floor(list.length * 0.2)] ?? median;
    // Single-spaced text may be all short paragraphs: then half of the distances are those between them.
    usual.set(size, Math.min(median, low * 1.15));
  }
  return (line) => Math.min(usual.get(Math.round(line.size)) ?? line.size * 1.25, line.size * 2.6);
}

interface Column {
  readonly left: number;
  readonly right: number;
  readonly pitch: number;
}

/** True where a line begins a block of its own. */
function begins(line: TextLine, before: TextLine, group: readonly TextLine[], column: Column): boolean {
  const { left, right, pitch } = column;
  const size = Math.max(line.size, before.size);
  if (Math.abs(line.size - before.size) > 0.08 * size) return true;
  if (line.base - before.base > 1.25 * Math.max(pitch, line.size)) return true;
  if (line.bold !== before.bold && (line.bold || group.every(({ bold }) => bold))) return true;
  if (startsItem(line.text) && !(group.length > 0 && isMidSentence(before, line, right))) return true;
  const indent = line.left - before.left;
  const first = group[0];
  const inItem = first !== undefined && (startsItem(first.text) || /^\p{N}/u.test(first.text));
  if (
    !inItem &&
    indent > 0.8 * size &&
    before.left < left + 0.5 * size &&
    line.left < right - (right - left) / 2
  ) {
    // A line that is set in begins a paragraph, unless all that follows hangs.
    if (endsTerminally(before.text) || before.right < right - 2 * size) return true;
  }
  const fits = right - before.right > widthOfFirst(line) + 1.2 * size;
  if (!fits) return false;
  if (endsTerminally(before.text) && !startsSmall(line.text)) return true;
  // Lines in the middle, such as titles, hold together; a line at the left edge after them does not.
  return group.length === 1 && isCentred(before, column) && !isCentred(line, column);
}

/** True for the beginning of an item of a list; a bullet of a font of signs counts as one. */
function isItem(text: string): boolean {
  return listMarkerLength(text) > 0 || /^[\ue000-\uf8ff\p{So}]\s/u.test(text);
}

function startsItem(text: string): boolean {
  return listMarkerLength(text) > 0 || /^(?:\S{1,12}\t|\d{1,3}(?:\.\d{1,3}){1,3}\.?\s)/u.test(text);
}

/** True where a number or letter at the start of a line is in the middle of a sentence. */
function isMidSentence(before: TextLine, line: TextLine, right: number): boolean {
  if (/^\S{1,12}\t/u.test(line.text)) return false;
  const full = right - before.right < widthOfFirst(line) + 1.2 * line.size;
  return full && !endsTerminally(before.text) && Math.abs(line.left - before.left) < 0.3 * line.size;
}

function isCentred(line: TextLine, { left, right }: Column): boolean {
  const [before, after] = [line.left - left, right - line.right];
  return before > line.size && Math.abs(before - after) < 1.5 * line.size;
}

function widthOfFirst(line: TextLine | undefined): number {
  const word = line?.words[0];
  return word === undefined ? 0 : word.right - word.left;
}

/** Rows of a table: between ruled lines where those part the rows, else one for each line. */
function rowsOfTable(region: Region, rules: readonly UprightBox[]): readonly PageBlock[] {
  const rows: Segment[][] = [];
  const across = rules
    .filter((rule) => region.borders.some((border) => rule.left < border && rule.right > border))
    .map((rule) => (rule.top + rule.bottom) / 2);
  const ruleBetween = (above: number, below: number): boolean =>
    across.some((height) => height > above - 1 && height < below);
  const first = Math.min(...region.segments.map((segment) => segment.base));
  const last = Math.max(...region.segments.map((segment) => segment.base));
  const inside = new Set(
    across.filter((height) => height > first && height < last).map((h) => Math.round(h / 3)),
  );
  const ruled = inside.size >= 2;
  let bottom = -Infinity;
  for (const segment of [...region.segments].sort((one, other) => one.base - other.base)) {
    const row = rows.at(-1);
    const base = row?.[0]?.base ?? -Infinity;
    const same = ruled
      ? row !== undefined && !ruleBetween(bottom, segment.base)
      : segment.base - base < 0.5 * segment.size;
    if (row !== undefined && same) row.push(segment);
    else rows.push([segment]);
    bottom = Math.max(bottom, segment.base);
  }
  return rows.map((row) => {
    const columns = region.borders.length + 1;
    const cells = Array.from({ length: columns }, (_, column) =>
      row.filter((segment) => region.borders.filter((border) => segment.left > border).length === column),
    );
    const lines = linesOfRow(cells.filter((cell) => cell.length > 0));
    const main = lines[0];
    return {
      kind: 'table-row',
      lines,
      size: main?.size ?? 0,
      bold: lines.every(({ bold }) => bold),
      full: false,
      setIn: false,
      edge: region.right,
    };
  });
}

/** One line where each cell has one, else the lines of each cell one after the other. */
function linesOfRow(cells: readonly (readonly Segment[])[]): readonly TextLine[] {
  const inCells = cells.map(linesOfSegments);
  if (inCells.every((lines) => lines.length <= 1)) return [lineOf(cells)];
  return inCells.flatMap((lines, cell) =>
    lines.map((line, index) =>
      index === 0 && cell > 0
        ? { ...line, spaces: ['\t', ...line.spaces.slice(1)], text: `\t${line.text}` }
        : line,
    ),
  );
}
