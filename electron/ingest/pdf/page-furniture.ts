import { numberedThing } from '../repeated-lines.ts';
import type { Segment } from './page-word.ts';
import { lineOf } from './text-line.ts';

/** The upright segments of a page and its height, in points. */
export interface PageSegments {
  readonly segments: readonly Segment[];
  readonly height: number;
}

/** Which segments of a page are its running header and footer. */
export interface PageFurniture {
  readonly header: ReadonlySet<Segment>;
  readonly footer: ReadonlySet<Segment>;
}

/** How much of a page, from its edge, its running lines stand in. */
const margin = 0.17;

/** How many lines from the edge may be running lines. */
const deepest = 5;

/** How far, in points, a running line may stand from where it stands on other pages. */
const tolerance = 4;

interface EdgeLine {
  readonly page: number;
  readonly segments: readonly Segment[];
  /** Words in small letters, digits replaced. */
  readonly key: string;
  readonly numbers: readonly number[];
  /** From the edge of the page. */
  readonly distance: number;
  readonly edge: 'header' | 'footer';
}

/**
 * The running headers, footers and page numbers of a document: lines near the edge of a page whose words, digits aside, stand at
 * the same height on at least three pages, or on two of a document of at most four.
 *
 * Numbers must be the same or count with the pages; numbered things that are each another one (`Chapter 3`) are no running lines.
 */
export function furnitureOfPages(pages: readonly PageSegments[]): readonly PageFurniture[] {
  const byKey = new Map<string, EdgeLine[]>();
  const all = pages.flatMap(edgeLines);
  for (const line of all) {
    const key = `${line.edge}\n${line.key}`;
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [line]);
    else list.push(line);
  }
  const running = new Set<EdgeLine>();
  const needed = pages.length <= 4 ? 2 : 3;
  for (const lines of byKey.values()) {
    if (lines.length < needed) continue;
    for (const group of byDistance(lines)) {
      if (new Set(group.map(({ page }) => page)).size < needed || !isRunning(group)) continue;
      for (const line of group) running.add(line);
    }
  }
  for (const line of alsoRunning(all, running)) running.add(line);
  const found = pages.map(() => ({ header: new Set<Segment>(), footer: new Set<Segment>() }));
  for (const line of running) {
    for (const segment of line.segments) found[line.page]?.[line.edge].add(segment);
  }
  return found;
}

/**
 * Lines that stand where running lines stand on other pages and carry the number of their page, or stand so on two pages: running
 * heads of short chapters.
 */
function alsoRunning(all: readonly EdgeLine[], running: ReadonlySet<EdgeLine>): readonly EdgeLine[] {
  const heights = new Set([...running].map(placeOf));
  const offsets = new Map<number, number>();
  for (const line of running) {
    for (const number of line.numbers)
      offsets.set(number - line.page, (offsets.get(number - line.page) ?? 0) + 1);
  }
  const [offset] = [...offsets].sort((one, other) => other[1] - one[1])[0] ?? [];
  const beside = all.filter((line) => heights.has(placeOf(line)) && !running.has(line));
  const repeated = new Map<string, Set<number>>();
  for (const line of beside) {
    const pages = repeated.get(line.key) ?? new Set<number>();
    repeated.set(line.key, pages.add(line.page));
  }
  return beside.filter(
    (line) =>
      (offset !== undefined && line.numbers.includes(line.page + offset)) ||
      (repeated.get(line.key)?.size ?? 0) >= 2,
  );
}

function placeOf({ edge, distance }: EdgeLine): string {
  return `${edge} ${Math.round(distance)}`;
}

function edgeLines(page: PageSegments, index: number): readonly EdgeLine[] {
  const rows: Segment[][] = [];
  const near = page.segments
    .filter(({ base }) => base < margin * page.height || base > (1 - margin) * page.height)
    .sort((one, other) => one.base - other.base || one.left - other.left);
  for (const segment of near) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && segment.base - row[0].base < 0.4 * segment.size) row.push(segment);
    else rows.push([segment]);
  }
  const lines: EdgeLine[] = [];
  const add = (row: readonly Segment[], edge: 'header' | 'footer'): void => {
    const base = row[0]?.base ?? 0;
    const text = lineOf([row]).text.replace(/\s+/gu, ' ').trim();
    if (text === '' || text.length > 200) return;
    lines.push({
      page: index,
      segments: row,
      key: keyOf(text),
      numbers: numbersOf(text),
      distance: edge === 'header' ? base : page.height - base,
      edge,
    });
  };
  rows
    .filter((row) => (row[0]?.base ?? 0) < margin * page.height)
    .slice(0, deepest)
    .forEach((row) => add(row, 'header'));
  rows
    .filter((row) => (row[0]?.base ?? 0) > (1 - margin) * page.height)
    .slice(-deepest)
    .forEach((row) => add(row, 'footer'));
  return lines;
}

const roman = /^[ivxlc]{1,8}$/iu;

function keyOf(text: string): string {
  return roman.test(text) ? '#' : text.toLowerCase().replace(/\d+/gu, '#');
}

function numbersOf(text: string): readonly number[] {
  return roman.test(text) ? [valueOfRoman(text)] : (text.match(/\d+/gu) ?? []).map(Number);
}

function valueOfRoman(text: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const digits = [...text.toLowerCase()].map((letter) => values[letter] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}

/** Lines at about the same height. */
function byDistance(lines: readonly EdgeLine[]): readonly (readonly EdgeLine[])[] {
  const groups: EdgeLine[][] = [];
  for (const line of [...lines].sort((one, other) => one.distance - other.distance)) {
    const before = groups.at(-1)?.at(-1);
    if (before !== undefined && line.distance - before.distance <= tolerance) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups;
}

function isRunning(lines: readonly EdgeLine[]): boolean {
  const [first] = lines;
  if (first === undefined) return false;
  if (!first.key.includes('#')) return true;
  const same = lines.every(({ numbers }) => String(numbers) === String(first.numbers));
  if (same) return true;
  const bare = /^\W*(?:page )?#(?: (?:of|\/) #)?\W*$/u.test(first.key);
  const from = !bare && numberedThing.test(first.key) ? 1 : 0;
  // One of the numbers counts with the pages, but for places where it begins anew.
  return first.numbers.some((_, column) => {
    if (column < from) return false;
    const ordered = [...lines].sort((one, other) => one.page - other.page);
    const good = ordered.slice(1).filter((line, index) => {
      const before = ordered[index];
      if (before === undefined) return false;
      return (line.numbers[column] ?? 0) - (before.numbers[column] ?? 0) === line.page - before.page;
    }).length;
    return good * 10 >= (lines.length - 1) * 6;
  });
}
