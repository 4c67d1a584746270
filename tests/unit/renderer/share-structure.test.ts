import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareStructure } from '../../../renderer/state/share-structure.ts';

test('what is shared always equals the new value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
      expect(shareStructure(previous, next)).toEqual(next);
    }),
  );
});

test('an equal value keeps its identity', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(shareStructure(value, structuredClone(value))).toBe(value);
    }),
  );
});

test('a list keeps the rows that did not change and takes the one that did', () => {
  const previous = [
    { id: 'a', passages: 1 },
    { id: 'b', passages: 2 },
  ];
  const shared = shareStructure(previous, [
    { id: 'a', passages: 1 },
    { id: 'b', passages: 3 },
  ]);
  expect(shared).toEqual([
    { id: 'a', passages: 1 },
    { id: 'b', passages: 3 },
  ]);
  expect([shared[0] === previous[0], shared[1] === previous[1]]).toEqual([true, false]);
});
