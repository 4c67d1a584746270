import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlappingSpans, spansOverlap } from '../../../shared/text/index.ts';

const span = fc
  .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('spans of a text', () => {
  test('overlap where they share a character, not where they only touch', () => {
    const of = (start: number, end: number) => ({ start, end });
    expect([
      spansOverlap(of(0, 5), of(5, 9)),
      spansOverlap(of(0, 5), of(4, 9)),
      spansOverlap(of(0, 9), of(2, 3)),
      spansOverlap(of(6, 9), of(0, 5)),
    ]).toEqual([false, true, true, false]);
  });

  test('are told to overlap exactly where one of the others overlaps them', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
        expect(overlappingSpans(spans)).toEqual(
          new Set(spans.filter((one) => spans.some((other) => other !== one && spansOverlap(one, other)))),
        );
      }),
    );
  });
});
