import type { TextSpan } from '../text/index.ts';

/** Spans of one text that are asked for neighbours, each question answered by one binary search. */
export interface SpanSet {
  readonly size: number;
  /** Whether any of them shares a character with the span. */
  readonly overlaps: (span: TextSpan) => boolean;
  /** Whether the span lies inside a single one of them. */
  readonly holds: (span: TextSpan) => boolean;
  /** Where the first of them that begins at or after an offset begins, or null. */
  readonly firstFrom: (offset: number) => number | null;
  /** The furthest end of those that begin before an offset, or null. */
  readonly furthestBefore: (offset: number) => number | null;
}

/** A set of spans, none of them empty, given in ascending order of start. */
export function spanSet(spans: readonly TextSpan[]): SpanSet {
  const starts = spans.map((span) => span.start);
  const furthest: number[] = [];
  let end = 0;
  for (const span of spans) {
    end = Math.max(end, span.end);
    furthest.push(end);
  }
  /** How many of them begin before an offset. */
  const before = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const furthestOf = (count: number): number => (count === 0 ? -1 : (furthest[count - 1] ?? -1));
  return {
    size: spans.length,
    overlaps: (span) => furthestOf(before(span.end)) > span.start,
    holds: (span) => furthestOf(before(span.start + 1)) >= span.end,
    firstFrom: (offset) => starts[before(offset)] ?? null,
    furthestBefore: (offset) => {
      const count = before(offset);
      return count === 0 ? null : furthestOf(count);
    },
  };
}
