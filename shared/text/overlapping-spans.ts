import type { TextSpan } from './text-span.ts';

/** Whether two half-open spans share a character; those that only touch do not. */
export function spansOverlap(one: TextSpan, other: TextSpan): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Those of some spans of one text that share a character with another of them. */
export function overlappingSpans<Span extends TextSpan>(spans: readonly Span[]): ReadonlySet<Span> {
  const overlapping = new Set<Span>();
  let furthest: Span | null = null;
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    if (furthest !== null && spansOverlap(furthest, span)) overlapping.add(furthest).add(span);
    if (furthest === null || span.end > furthest.end) furthest = span;
  }
  return overlapping;
}
