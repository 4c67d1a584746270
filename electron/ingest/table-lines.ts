import type { Line } from './lines.ts';
import { listMarkerLength } from './line-cues.ts';

/**
 * The lines of a group that are rows of a table: two or more lines that follow each other and have cells parted by tabs or
 * bars, a line with two or more inner tabs, or three or more lines with gaps of two spaces at a common column.
 */
export function tableLinesOf(text: string, group: readonly Line[]): ReadonlySet<Line> {
  const rows = new Set<Line>();
  const parted = group.map((line) => separatorsOf(text, line));
  const gaps = group.map((line) => gapColumnsOf(text, line));
  group.forEach((line, index) => {
    const here = parted[index] ?? 0;
    const beside = Math.max(parted[index - 1] ?? 0, parted[index + 1] ?? 0);
    if (here >= 2 || (here >= 1 && beside >= 1)) rows.add(line);
    const columns = gaps[index] ?? [];
    const aligned = (offset: number): boolean =>
      columns.some((column) => (gaps[index + offset] ?? []).some((other) => Math.abs(column - other) <= 1));
    const inThree = (aligned(-1) && aligned(1)) || (aligned(1) && aligned(2)) || (aligned(-1) && aligned(-2));
    if (inThree) rows.add(line);
  });
  return rows;
}

/** Tabs or bars inside a line, after a list marker; long lines are prose. */
function separatorsOf(text: string, line: Line): number {
  if (line.end - line.start > 400) return 0;
  const whole = text.slice(line.start, line.end);
  const shown = whole.slice(listMarkerLength(whole));
  const tabs = shown.replace(/^\(?\d{1,3}(?:\.\d{1,3})*[.)]?\t/, '').split(/\t+/).length - 1;
  const bars = shown.split('|').length - 1;
  return Math.max(tabs, bars >= 2 ? bars : 0);
}

/** The columns at which text begins again after two or more spaces. */
function gapColumnsOf(text: string, line: Line): readonly number[] {
  if (line.end - line.start > 200) return [];
  const shown = text.slice(line.start, line.end);
  const columns: number[] = [];
  for (const gap of shown.matchAll(/(?<=[^\s.!?]) {2,}(?=\S)/g))
    columns.push(line.indent + gap.index + gap[0].length);
  return columns;
}
