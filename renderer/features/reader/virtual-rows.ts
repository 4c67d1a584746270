/** The rows of a long list that are drawn, and the empty height above and below them. */
export interface RowWindow {
  readonly first: number;
  /** The row after the last one drawn. */
  readonly last: number;
  readonly above: number;
  readonly below: number;
}

/** Where each row of these heights begins, in pixels, with the whole height at the end: one number more than there are rows. */
export function rowOffsets(heights: Float64Array): Float64Array {
  const offsets = new Float64Array(heights.length + 1);
  let top = 0;
  for (const [row, height] of heights.entries()) {
    top += height;
    offsets[row + 1] = top;
  }
  return offsets;
}

/** The rows to draw for a viewport, with `overscan` pixels on each side. All lengths in CSS pixels. */
export function rowWindow(
  offsets: Float64Array,
  scrollTop: number,
  viewportHeight: number,
  overscan: number,
): RowWindow {
  const rows = offsets.length - 1;
  if (rows <= 0) return { first: 0, last: 0, above: 0, below: 0 };
  const first = rowAt(offsets, scrollTop - overscan);
  const last = rowAt(offsets, scrollTop + viewportHeight + overscan) + 1;
  return {
    first,
    last,
    above: offsets[first] ?? 0,
    below: (offsets[rows] ?? 0) - (offsets[last] ?? 0),
  };
}

/** The row at a height, the first or last one beyond the ends. */
export function rowAt(offsets: Float64Array, height: number): number {
  let from = 0;
  let to = offsets.length - 2;
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if ((offsets[middle] ?? 0) <= height) from = middle;
    else to = middle - 1;
  }
  return Math.max(0, from);
}
