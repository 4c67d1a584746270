/** Room between two columns, in the rows' own font sizes (em), as is everything here. */
const columnGap = 1.6;

/** No column is made narrower than this where a cell of it is wider. */
const leastCap = 4;

/** What the last column is thought to need at most: behind it nothing has to stand in line, so it can break. */
const mostOfLastColumn = 8;

/** Cells stand apart by this at least, so that two of them are never read as one. */
export const leastGap = 0.8;

/**
 * Where the columns of a table begin, the second one first: each is as wide as its widest cell, up to a cap that lets all of them fit
 * into the room there is.
 *
 * @param rows the widths of the cells of each row.
 * @param room the width of a row; one that needs more breaks.
 */
export function columnStarts(rows: readonly (readonly number[])[], room: number): readonly number[] {
  const widest: number[] = [];
  for (const row of rows) {
    row.forEach((width, column) => {
      widest[column] = Math.max(widest[column] ?? 0, width);
    });
  }
  const cap = capOf(widest, room);
  const starts: number[] = [];
  let start = 0;
  for (const width of widest.slice(0, -1)) {
    start += Math.min(width, cap) + columnGap;
    starts.push(start);
  }
  return starts;
}

/**
 * How wide the tab stops behind the cells of a row have to be, in their order, so that each cell stands at its column. A tab goes on
 * to the next multiple of its stop, so a stop as wide as the column's beginning leads exactly there from everywhere before it. Null
 * behind a cell that is too long for its column: the next one follows it, and the row falls into line again where it can.
 */
export function tabStops(widths: readonly number[], starts: readonly number[]): readonly (number | null)[] {
  const stops: (number | null)[] = [];
  let at = 0;
  for (const [column, width] of widths.slice(0, -1).entries()) {
    at += width;
    const start = starts[column] ?? 0;
    const fits = at + leastGap <= start;
    stops.push(fits ? start : null);
    at = fits ? start : at + leastGap;
  }
  return stops;
}

/** The widest that a column may be so that all fit; without end where they do by themselves. */
function capOf(widest: readonly number[], room: number): number {
  const wanted = widest.map((width, column) =>
    column === widest.length - 1 ? Math.min(width, mostOfLastColumn) : width,
  );
  let left = room - columnGap * Math.max(0, widest.length - 1);
  const narrowFirst = wanted.sort((one, other) => one - other);
  for (const [index, width] of narrowFirst.entries()) {
    const share = left / (narrowFirst.length - index);
    if (width > share) return Math.max(leastCap, share);
    left -= width;
  }
  return Infinity;
}
