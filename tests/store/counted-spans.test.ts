import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedSpans } from '../../electron/store/counted-spans.ts';

type Span = readonly [start: number, end: number];

/** Joins spans that share a character, one pair at a time, until none do. */
function joinedByHand(spans: readonly Span[]): readonly Span[] {
  for (const [at, one] of spans.entries()) {
    for (const [beside, other] of spans.entries()) {
      if (at === beside) continue;
      const shared = Array.from({ length: one[1] - one[0] }, (_, step) => one[0] + step).some(
        (character) => character >= other[0] && character < other[1],
      );
      if (!shared) continue;
      const joined: Span = [Math.min(one[0], other[0]), Math.max(one[1], other[1])];
      return joinedByHand([...spans.filter((_, place) => place !== at && place !== beside), joined]);
    }
  }
  return spans;
}

function places(spans: readonly Span[]): number {
  const counted = countedSpans();
  for (const [start, end] of spans) counted.add(start, end);
  return counted.places();
}

describe('passages with one theme', () => {
  test('count as one where they overlap, and as two where they only touch', () => {
    expect([
      places([]),
      places([[0, 5]]),
      places([
        [5, 9],
        [0, 5],
      ]),
      places([
        [4, 9],
        [0, 5],
      ]),
      places([
        [0, 5],
        [0, 5],
      ]),
      places([
        [7, 12],
        [1, 2],
        [12, 13],
        [0, 9],
      ]),
    ]).toEqual([0, 1, 2, 1, 1, 2]);
  });

  test('count as what is left when all that overlap are joined by hand, whatever is added and removed', () => {
    const change = fc.record({
      kind: fc.constantFrom('add', 'add', 'remove'),
      start: fc.nat({ max: 40 }),
      length: fc.integer({ min: 1, max: 9 }),
      which: fc.nat({ max: 30 }),
      asked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const counted = countedSpans();
        const standing: Span[] = [];
        for (const { kind, start, length, which, asked } of changes) {
          const [span] = kind === 'add' ? [] : standing.splice(which % Math.max(1, standing.length), 1);
          if (span !== undefined) counted.remove(...span);
          else {
            standing.push([start, start + length]);
            counted.add(start, start + length);
          }
          if (asked) expect(counted.places()).toBe(joinedByHand(standing).length);
        }
        expect([counted.places(), counted.isEmpty()]).toEqual([
          joinedByHand(standing).length,
          standing.length === 0,
        ]);
      }),
    );
  });
});
