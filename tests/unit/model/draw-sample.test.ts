import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSample, shareOf } from '../../../shared/model/index.ts';

const seed = fc.integer({ min: 0, max: 4_294_967_295 });

describe('a sample', () => {
  test('is drawn as the rule says: these letters come of the published Mulberry32 and of the shuffle written down apart', () => {
    const letters = [...'ABCDEFGHIJ'];
    expect([1, 20_190_311, 4_294_967_295].map((of) => drawSample(letters, 4, of).join(''))).toEqual([
      'HIDC',
      'ECBG',
      'DAJE',
    ]);
  });

  test('is the same each time for the same values, number and seed', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(40), seed, (values, count, of) => {
        expect(drawSample(values, count, of)).toEqual(drawSample([...values], count, of));
      }),
    );
  });

  test('holds so many different values of those given, and all of them where more are asked for', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), fc.nat(60), seed, (values, count, of) => {
        const drawn = drawSample(values, count, of);
        expect(drawn).toHaveLength(Math.min(count, values.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((value) => values.includes(value))).toBe(true);
      }),
    );
  });

  test('drawn larger with the same seed begins with the smaller one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(20), fc.nat(20), seed, (values, one, more, of) => {
        expect(drawSample(values, one + more, of).slice(0, one)).toEqual(drawSample(values, one, of));
      }),
    );
  });

  test('leaves nobody out: over many seeds each of ten is drawn first about as often', () => {
    const counts = new Map<number, number>();
    for (let of = 0; of < 10_000; of += 1) {
      const [first = -1] = drawSample([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1, of);
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect([...counts.values()].filter((count) => count < 850 || count > 1_150)).toEqual([]);
  });
});

test('a share is rounded up, at least one of any, and never more than there are', () => {
  expect([shareOf(0, 10), shareOf(3, 10), shareOf(25, 10), shareOf(100, 33.4), shareOf(7, 100)]).toEqual([
    0, 1, 3, 34, 7,
  ]);
});
