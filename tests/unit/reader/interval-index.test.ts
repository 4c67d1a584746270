import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byPlace, intervalIndex } from '../../../renderer/features/reader/interval-index.ts';

const intervals = fc.array(
  fc
    .tuple(fc.nat({ max: 60 }), fc.nat({ max: 15 }))
    .map(([start, length]) => ({ start, end: start + length, id: Symbol('interval') })),
  { maxLength: 60 },
);

describe('an interval index', () => {
  it('finds the same intervals over a span as looking at every one of them', () => {
    fc.assert(
      fc.property(intervals, fc.nat({ max: 80 }), fc.nat({ max: 20 }), (items, start, length) => {
        const end = start + length;
        const found = intervalIndex(items).overlapping(start, end);
        const expected = items.filter((item) => Math.max(item.start, start) < Math.min(item.end, end));
        expect(new Set(found)).toEqual(new Set(expected));
        expect(found).toHaveLength(expected.length);
        expect([...found].sort(byPlace)).toEqual(found);
      }),
    );
  });

  it('finds what covers a character', () => {
    fc.assert(
      fc.property(intervals, fc.nat({ max: 80 }), (items, offset) => {
        const found = intervalIndex(items).at(offset);
        expect(new Set(found)).toEqual(
          new Set(items.filter((item) => item.start <= offset && offset < item.end)),
        );
      }),
    );
  });

  it('finds the nearest start before and after an offset', () => {
    fc.assert(
      fc.property(intervals, fc.nat({ max: 80 }), (items, offset) => {
        const index = intervalIndex(items);
        const starts = items.map((item) => item.start);
        const before = starts.filter((start) => start < offset);
        const after = starts.filter((start) => start > offset);
        expect(index.before(offset)?.start ?? null).toBe(before.length === 0 ? null : Math.max(...before));
        expect(index.after(offset)?.start ?? null).toBe(after.length === 0 ? null : Math.min(...after));
      }),
    );
  });
});
