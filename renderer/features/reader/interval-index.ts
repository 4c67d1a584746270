/** A half-open span `[start, end)` in UTF-16 code units of one canonical text. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Intervals of one text, found by place without looking at all of them. */
export interface IntervalIndex<Item extends Interval> {
  /** The items that cover the character at `offset`, by start, then by end. */
  readonly at: (offset: number) => readonly Item[];
  /** The items that share a character with `[start, end)`, by start, then by end. */
  readonly overlapping: (start: number, end: number) => readonly Item[];
  /** The item with the greatest start below `offset`, or null. */
  readonly before: (offset: number) => Item | null;
  /** The item with the smallest start above `offset`, or null. */
  readonly after: (offset: number) => Item | null;
}

/**
 * Builds an index over intervals, in O(n log n); a query costs O(log n + found).
 *
 * The intervals lie sorted by start in an array read as a balanced tree, each node knowing the greatest end below it.
 * Empty intervals cover nothing and are found by `before` and `after` only.
 */
export function intervalIndex<Item extends Interval>(items: readonly Item[]): IntervalIndex<Item> {
  const sorted = isSorted(items) ? items : [...items].sort(byPlace);
  const greatestEnd = new Float64Array(sorted.length);
  fillGreatestEnd(sorted, greatestEnd, 0, sorted.length);

  const overlapping = (start: number, end: number): readonly Item[] => {
    const found: Item[] = [];
    if (start < end) collect(sorted, greatestEnd, 0, sorted.length, start, end, found);
    return found;
  };
  return {
    at: (offset) => overlapping(offset, offset + 1),
    overlapping,
    before: (offset) => sorted[firstStartNotBelow(sorted, offset) - 1] ?? null,
    after: (offset) => sorted[firstStartNotBelow(sorted, offset + 1)] ?? null,
  };
}

/** Orders intervals by start, then by end: the order in which passages are listed. */
export function byPlace(left: Interval, right: Interval): number {
  return left.start - right.start || left.end - right.end;
}

function isSorted(items: readonly Interval[]): boolean {
  return items.every((item, place) => {
    const before = items[place - 1];
    return before === undefined || byPlace(before, item) <= 0;
  });
}

/** Whether two lists hold the very same items in the same order. */
export function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, position) => item === other[position]);
}

function fillGreatestEnd(
  sorted: readonly Interval[],
  greatestEnd: Float64Array,
  from: number,
  to: number,
): number {
  const middle = (from + to) >> 1;
  const item = sorted[middle];
  if (from >= to || item === undefined) return -1;
  const below = Math.max(
    fillGreatestEnd(sorted, greatestEnd, from, middle),
    fillGreatestEnd(sorted, greatestEnd, middle + 1, to),
  );
  const greatest = Math.max(item.end, below);
  greatestEnd[middle] = greatest;
  return greatest;
}

function collect<Item extends Interval>(
  sorted: readonly Item[],
  greatestEnd: Float64Array,
  from: number,
  to: number,
  start: number,
  end: number,
  found: Item[],
): void {
  const middle = (from + to) >> 1;
  const item = sorted[middle];
  if (from >= to || item === undefined || (greatestEnd[middle] ?? 0) <= start) return;
  collect(sorted, greatestEnd, from, middle, start, end, found);
  if (item.start >= end) return;
  if (item.end > start && item.start < item.end) found.push(item);
  collect(sorted, greatestEnd, middle + 1, to, start, end, found);
}

function firstStartNotBelow(sorted: readonly Interval[], offset: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.start ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}
