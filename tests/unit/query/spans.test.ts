import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dateLiesIn,
  isRelated,
  spanSet,
  type DateQuery,
  type TextGauge,
} from '../../../shared/query/index.ts';
import type { TextSpan } from '../../../shared/text/index.ts';

const span: fc.Arbitrary<TextSpan> = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));
const spans = fc.array(span, { maxLength: 8 }).map((all) => [...all].sort((a, b) => a.start - b.start));

const overlap = (a: TextSpan, b: TextSpan): boolean => a.start < b.end && b.start < a.end;

describe('a set of spans', () => {
  test('answers what looking at each of them would', () => {
    fc.assert(
      fc.property(spans, span, (all, one) => {
        const set = spanSet(all);
        const starts = all.map(({ start }) => start).filter((start) => start >= one.end);
        const ends = all.filter(({ start }) => start < one.start).map(({ end }) => end);
        expect({
          overlaps: set.overlaps(one),
          holds: set.holds(one),
          firstFrom: set.firstFrom(one.end),
          furthestBefore: set.furthestBefore(one.start),
        }).toEqual({
          overlaps: all.some((other) => overlap(one, other)),
          holds: all.some((other) => other.start <= one.start && other.end >= one.end),
          firstFrom: starts.length === 0 ? null : Math.min(...starts),
          furthestBefore: ends.length === 0 ? null : Math.max(...ends),
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test('is near what comparing every pair would say is near', () => {
    // Words are single characters here, and blocks ten of them.
    const gauge: TextGauge = {
      atMostWords: (from, to, words) => to - from <= words,
      inOneBlock: (end, start) => Math.floor((end - 1) / 10) === Math.floor(start / 10),
    };
    fc.assert(
      fc.property(spans, span, fc.nat(8), (all, one, words) => {
        const set = spanSet(all);
        const gap = (other: TextSpan): number =>
          overlap(one, other) ? 0 : Math.max(other.start - one.end, one.start - other.end);
        const blocks = ({ start, end }: TextSpan) =>
          [Math.floor(start / 10), Math.floor((end - 1) / 10)] as const;
        const shareBlock = (other: TextSpan): boolean => {
          const [[a, b], [c, d]] = [blocks(one), blocks(other)];
          return a <= d && c <= b;
        };
        expect({
          within: isRelated({ name: 'within', words }, one, set, gauge),
          then: isRelated({ name: 'then', words }, one, set, gauge),
          block: isRelated({ name: 'block' }, one, set, gauge),
        }).toEqual({
          within: all.some((other) => gap(other) <= words),
          then: all.some((other) => other.start >= one.end && gap(other) <= words),
          block: all.some(shareBlock),
        });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a date', () => {
  const range = (from: string | null, to: string | null): DateQuery => ({ kind: 'date', from, to });

  test.each<readonly [DateQuery, string | null, boolean]>([
    [range('2013', '2013'), '2013', true],
    [range('2013', '2013'), '2013-12-31', true],
    [range('2013', '2013'), '2014-01-01', false],
    [range('2013-05', '2013-05'), '2013', true],
    [range('2013-05', '2013-05'), '2013-05-17', true],
    [range('2013-05', '2013-05'), '2013-06', false],
    [range('2013', '2015'), '2015-12', true],
    [range('2013', null), '2012-12-31', false],
    [range('2013', null), '2020', true],
    [range(null, '2013-02'), '2013-02-28', true],
    [range(null, '2013-02'), '2013-03', false],
    [range(null, '2013-02'), null, false],
  ])('%j takes %s in: %s', (wanted, date, lies) => {
    expect(dateLiesIn(wanted, date)).toBe(lies);
  });
});
