import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeMarks, takeMarks } from '../../../renderer/state/merge-marks.ts';
import type { PassageMark } from '../../../shared/model/index.ts';
import { columnsOfMarks, marksOfColumns } from '../../../shared/model/index.ts';

const tag = fc.record({
  themeId: fc.constantFrom('TR', 'CU', 'LE'),
  reviewer: fc.constantFrom('reviewer-1', 'reviewer-2'),
  atMs: fc.integer({ min: 0, max: 2_000_000_000_000 }),
});

const mark = (id: string): fc.Arbitrary<PassageMark> =>
  fc
    .record({
      start: fc.integer({ min: 0, max: 6 }),
      length: fc.integer({ min: 1, max: 3 }),
      tags: fc.array(tag, { maxLength: 3 }),
      event: fc.constantFrom(null, { value: '2013-12', precision: 'month' } as const),
      reviewer: fc.constantFrom('reviewer-1', 'reviewer-2'),
      createdAtMs: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ start, length, ...others }) => ({ id, start, end: start + length, twins: [], ...others }));

const marks = fc
  .uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 })
  .chain((ids) => fc.tuple(...ids.map(mark)))
  .map(inOrder);

function inOrder(list: readonly PassageMark[]): readonly PassageMark[] {
  return [...list].sort(
    (one, other) =>
      one.start - other.start ||
      one.end - other.end ||
      one.createdAtMs - other.createdAtMs ||
      (one.id < other.id ? -1 : 1),
  );
}

describe('the passages of a document', () => {
  it('come through columns as they were', () => {
    fc.assert(
      fc.property(marks, (list) => {
        expect(marksOfColumns(structuredClone(columnsOfMarks(list)))).toEqual(list);
      }),
    );
  });

  it('are the same after a change of some as if all had been read anew', () => {
    fc.assert(
      fc.property(marks, marks, (before, after) => {
        const kept = new Set(after.map(({ id }) => id));
        const gone = before.map(({ id }) => id).filter((id) => !kept.has(id));
        expect(mergeMarks(takeMarks(undefined, before), { changed: after, gone })).toEqual(
          takeMarks(undefined, after),
        );
      }),
    );
  });

  it('stay the very list where a change tells nothing new', () => {
    fc.assert(
      fc.property(marks, (list) => {
        const known = takeMarks(undefined, list);
        expect(mergeMarks(known, { changed: structuredClone(list), gone: ['not here'] })).toBe(known);
        expect(takeMarks(known, structuredClone(list))).toBe(known);
      }),
    );
  });

  it('keep their identity where another one changed', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id, place) => ({
      id,
      start: place * 10,
      end: place * 10 + 5,
      tags: [],
      twins: [],
      event: null,
      reviewer: 'reviewer-1',
      createdAtMs: 0,
    }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('Three were made.');
    const moved = { ...b, start: 20, end: 25 };
    const merged = mergeMarks([a, b, c], { changed: [moved], gone: [] });
    expect(merged).toEqual([a, { ...moved, twins: ['c'] }, { ...c, twins: ['b'] }]);
    expect(merged[0]).toBe(a);
  });
});
