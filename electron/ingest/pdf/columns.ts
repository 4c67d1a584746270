import type { UprightBox } from './page-geometry.ts';
import type { Segment } from './page-word.ts';
import { isLabel, linesOfSegments, type TextLine } from './text-line.ts';

/** A part of a page that is read by itself before what follows: lines one under the other, or the rows of a table. */
export interface Region {
  readonly kind: 'flow' | 'table';
  readonly segments: readonly Segment[];
  /** Where the columns of a table begin, from the second on. */
  readonly borders: readonly number[];
  /** The left and right edge of the column that it stands in. */
  readonly left: number;
  readonly right: number;
}

/** Segments that share some height of the page, and what is above and below of them is apart. */
interface Band {
  readonly segments: readonly Segment[];
  readonly top: number;
  readonly bottom: number;
}

type Interval = readonly [from: number, to: number];

/** Columns in columns in columns are enough. */
const deepest = 6;

/** The least gap between columns, in sizes of the text. */
const narrowestGutter = 0.8;

/**
 * The parts of a page in the order in which they are read.
 *
 * The page is cut into bands, and bands that follow each other and leave the same gutter free are columns, read one after the
 * other, or the rows of a table, read line by line: columns of running text go on from line to line and need not stand on the
 * same lines; a table's cells do, are short, or have ruled lines across the gutter.
 */
export function regionsOfPage(
  segments: readonly Segment[],
  rules: readonly UprightBox[],
  depth = 0,
): readonly Region[] {
  if (segments.length === 0) return [];
  const edges = edgesOf(segments);
  const bands = bandsOf(segments);
  const regions: Region[] = [];
  let flow: Segment[] = [];
  const finishFlow = (): void => {
    if (flow.length > 0) regions.push({ kind: 'flow', segments: flow, borders: [], ...edges });
    flow = [];
  };
  let at = 0;
  while (at < bands.length) {
    const group = depth >= deepest ? null : groupFrom(bands, at, edges);
    const kind = group === null ? 'flow' : kindOfGroup(group, rules);
    if (group === null || kind === 'flow') {
      const count = group === null ? 1 : group.bands.length;
      flow.push(...bands.slice(at, at + count).flatMap((band) => band.segments));
      at += count;
      continue;
    }
    finishFlow();
    const all = group.bands.flatMap((band) => band.segments);
    if (kind === 'table') {
      regions.push({
        kind: 'table',
        segments: all,
        borders: group.gutters.map(([from, to]) => (from + to) / 2),
        ...edges,
      });
    } else {
      for (const column of columnsOf(all, group.gutters)) {
        regions.push(...regionsOfPage(column, rules, depth + 1));
      }
    }
    at += group.bands.length;
  }
  finishFlow();
  return regions;
}

function edgesOf(segments: readonly Segment[]): { readonly left: number; readonly right: number } {
  let [left, right] = [Infinity, -Infinity];
  for (const segment of segments) {
    left = Math.min(left, segment.left);
    right = Math.max(right, segment.right);
  }
  return { left, right };
}

function bandsOf(segments: readonly Segment[]): readonly Band[] {
  const sorted = [...segments].sort(
    (one, other) => one.base - 0.7 * one.size - (other.base - 0.7 * other.size),
  );
  const bands: { segments: Segment[]; top: number; bottom: number }[] = [];
  for (const segment of sorted) {
    const top = segment.base - 0.7 * segment.size;
    const bottom = segment.base + 0.1 * segment.size;
    const band = bands.at(-1);
    if (band !== undefined && top < band.bottom) {
      band.segments.push(segment);
      band.bottom = Math.max(band.bottom, bottom);
    } else {
      bands.push({ segments: [segment], top, bottom });
    }
  }
  return bands;
}

/** Bands that leave the same gutters free, with text on both sides of each. */
interface Group {
  readonly bands: readonly Band[];
  readonly gutters: readonly Interval[];
}

function groupFrom(
  bands: readonly Band[],
  start: number,
  edges: { readonly left: number; readonly right: number },
): Group | null {
  // A group begins with a band that has text on both sides of a gutter, so a band of one piece begins none.
  if ((bands[start]?.segments.length ?? 0) < 2) return null;
  let gaps: readonly Interval[] = [[edges.left, edges.right]];
  let end = start;
  let best: { readonly end: number; readonly gutters: readonly Interval[] } | null = null;
  let [left, right] = [Infinity, -Infinity];
  for (; end < bands.length; end += 1) {
    const band = bands[end];
    if (band === undefined) break;
    const size = Math.max(...band.segments.map((segment) => segment.size));
    const free = intersect(gaps, gapsOf(band, edges));
    const own = edgesOf(band.segments);
    const [l, r] = [Math.min(left, own.left), Math.max(right, own.right)];
    const inner = free
      .filter(([from, to]) => from > l && to < r)
      .filter(([from, to]) => to - from >= narrowestGutter * Math.min(size, 12));
    const outer = free.filter(([from, to]) => from <= l || to >= r);
    if (best !== null && inner.length === 0) break;
    if (best === null && inner.length === 0 && outer.length === 0) break;
    if (inner.length < (best?.gutters.length ?? 0) && bothSides(band, best?.gutters ?? [])) {
      // A gutter was lost to a band that has text beside another: what follows is another group.
      if (inner.length === 0) break;
    }
    gaps = [...inner, ...outer].sort((one, other) => one[0] - other[0]);
    [left, right] = [l, r];
    if (inner.length > 0) best = { end: end + 1, gutters: inner };
  }
  return best === null ? null : trimmed({ bands: bands.slice(start, best.end), gutters: best.gutters });
}

function bothSides(band: Band, gutters: readonly Interval[]): boolean {
  return gutters.some(
    ([from, to]) =>
      band.segments.some((segment) => segment.right <= from + 0.01) &&
      band.segments.some((segment) => segment.left >= to - 0.01),
  );
}

/** Leaves off bands at the end, and at the beginning, that have text on one side only and stand apart from the others. */
function trimmed(group: Group): Group | null {
  const { bands, gutters } = group;
  const sided = bands.map((band) => bothSides(band, gutters));
  const first = sided.indexOf(true);
  if (first === -1) {
    // Each band has one side only: the columns do not stand beside each other anywhere.
    return null;
  }
  if (first > 0) return null;
  let last = sided.lastIndexOf(true);
  const pitch = usualPitch(bands.slice(first, last + 1));
  while (last + 1 < bands.length) {
    const [here, next] = [bands[last], bands[last + 1]];
    if (here === undefined || next === undefined || next.top - here.bottom > pitch) break;
    last += 1;
  }
  return { bands: bands.slice(0, last + 1), gutters };
}

/** The largest usual space between two bands of a group. */
function usualPitch(bands: readonly Band[]): number {
  const sizes = bands.flatMap((band) => band.segments.map(({ size }) => size));
  const size = sizes.sort((one, other) => one - other)[sizes.length >> 1] ?? 10;
  return 1.1 * size;
}

function gapsOf(band: Band, edges: { readonly left: number; readonly right: number }): readonly Interval[] {
  const sorted = [...band.segments].sort((one, other) => one.left - other.left);
  const gaps: Interval[] = [];
  let at = edges.left;
  for (const segment of sorted) {
    if (segment.left > at) gaps.push([at, segment.left]);
    at = Math.max(at, segment.right);
  }
  if (at < edges.right) gaps.push([at, edges.right]);
  return gaps;
}

function intersect(some: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  const shared: Interval[] = [];
  let [at, next] = [0, 0];
  while (at < some.length && next < others.length) {
    const [one, other] = [some[at] ?? [0, 0], others[next] ?? [0, 0]];
    const from = Math.max(one[0], other[0]);
    const to = Math.min(one[1], other[1]);
    if (to > from) shared.push([from, to]);
    if (one[1] < other[1]) at += 1;
    else next += 1;
  }
  return shared;
}

/** The segments of each column, from the left. */
export function columnsOf(
  segments: readonly Segment[],
  gutters: readonly Interval[],
): readonly (readonly Segment[])[] {
  const columns: Segment[][] = Array.from({ length: gutters.length + 1 }, () => []);
  for (const segment of segments) {
    const column = gutters.filter(([from]) => segment.left > from).length;
    columns[column]?.push(segment);
  }
  return columns.filter((column) => column.length > 0);
}

function kindOfGroup(group: Group, rules: readonly UprightBox[]): 'columns' | 'table' | 'flow' {
  const all = group.bands.flatMap((band) => band.segments);
  const columns = columnsOf(all, group.gutters).map(linesOfSegments);
  if (columns.length < 2) return 'flow';
  if (columns.length === 2 && columns[0] !== undefined && isLabels(columns[0])) return 'flow';
  const rowed = group.bands.filter((band) => bothSides(band, group.gutters)).length;
  if (rulesAcross(group, rules) >= 2) return 'table';
  const counts = columns.map((lines) => lines.length).sort((one, other) => one - other);
  const fewest = counts[0] ?? 0;
  const second = counts.at(-2) ?? 0;
  if (sharedLines(columns) < 0.7 && second >= 2) return 'columns';
  if (columns.every(isRunningText)) return 'columns';
  if (rowed === 1 && columns.length === 2 && fewest === 1) {
    // A line with something at its other end: a heading and its page, a name and a date.
    return 'flow';
  }
  if (rowed >= 2) return 'table';
  return fewest >= 2 ? 'columns' : 'flow';
}

/** True for a column of bullets and numbers, which belong to the text beside them. */
function isLabels(lines: readonly TextLine[]): boolean {
  return lines.every(({ text }) => isLabel(text));
}

/** How many ruled lines run across a gutter between the bands of a group. */
function rulesAcross({ bands, gutters }: Group, rules: readonly UprightBox[]): number {
  const top = (bands[0]?.top ?? 0) - 16;
  const bottom = (bands.at(-1)?.bottom ?? 0) + 16;
  const heights = new Set<number>();
  for (const rule of rules) {
    if (rule.top < top || rule.bottom > bottom) continue;
    if (gutters.some(([from, to]) => rule.left < from && rule.right > to))
      heights.add(Math.round(rule.top / 3));
  }
  return heights.size;
}

/** The share of the lines of columns that stand on one line with a line of the fullest column. */
function sharedLines(columns: readonly (readonly TextLine[])[]): number {
  const sorted = [...columns].sort((one, other) => other.length - one.length);
  const [fullest = [], ...others] = sorted;
  const rest = others.flat();
  const shared = rest.filter((line) =>
    fullest.some((other) => Math.abs(other.base - line.base) < 0.2 * Math.max(line.size, other.size)),
  ).length;
  return rest.length === 0 ? 1 : shared / rest.length;
}

/** True for lines that go on from one to the next, as running text does. */
function isRunningText(lines: readonly TextLine[]): boolean {
  if (lines.length < 3) return false;
  const starts = lines.slice(1).filter(({ text }) => /^\p{Ll}/u.test(text)).length;
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0) / lines.length;
  return characters >= 9 && starts >= 0.2 * (lines.length - 1) && (characters >= 18 || isFilled(lines));
}

/** True where most lines reach far to the right of their column. */
function isFilled(lines: readonly TextLine[]): boolean {
  const right = Math.max(...lines.map((line) => line.right));
  const left = Math.min(...lines.map((line) => line.left));
  return lines.filter((line) => line.right - line.left > 0.7 * (right - left)).length * 2 > lines.length;
}
