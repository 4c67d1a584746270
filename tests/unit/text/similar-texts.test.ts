import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jaccardOf, pairsAlike, shinglesOf, sketchOf, textChanges } from '../../../shared/text/index.ts';

const words = fc.array(fc.constantFrom('the', 'lamp', 'was', 'lit', 'at', 'nine', 'every', 'evening'), {
  minLength: 0,
  maxLength: 60,
});
const text = words.map((list) => list.join(' '));

/** The runs of five words of a text as they are defined, each as a text. */
function runsByDefinition(list: readonly string[]): ReadonlySet<string> {
  if (list.length === 0) return new Set();
  const count = Math.max(1, list.length - 4);
  return new Set(Array.from({ length: count }, (_, first) => list.slice(first, first + 5).join(' ')));
}

describe('how much of two texts is the same', () => {
  test('is what both have against what either has', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const left = runsByDefinition(one);
        const right = runsByDefinition(other);
        const either = new Set([...left, ...right]).size;
        const expected = either === 0 ? 1 : [...left].filter((run) => right.has(run)).length / either;
        const similarity = jaccardOf(shinglesOf(one.join(' ')), shinglesOf(other.join(' ')));
        expect(similarity).toBeCloseTo(expected, 10);
      }),
    );
  });

  test('does not depend on capitals and on what stands between words', () => {
    const one = shinglesOf('The lamp was lit, at nine; every evening.');
    expect(jaccardOf(one, shinglesOf('the LAMP\nwas lit at nine — every evening'))).toBe(1);
  });
});

describe('pairs that may be alike', () => {
  test('are all those of a corpus that have most of their runs in common, and few others', () => {
    const corpus = Array.from({ length: 200 }, (_, number) => {
      const list = Array.from({ length: 300 }, (__, at) => `w${(number >> 1) * 1_000 + at}`);
      // Of each two neighbours the second has three words changed: 285 of 307 runs are the same.
      if (number % 2 === 1) for (const at of [50, 150, 250]) list[at] = 'other';
      return list.join(' ');
    });
    const sketches = corpus.map((one) => sketchOf(shinglesOf(one)));
    const expected = Array.from({ length: 100 }, (_, pair) => `${pair * 2} ${pair * 2 + 1}`);
    expect(
      pairsAlike(sketches)
        .map((pair) => pair.join(' '))
        .toSorted(),
    ).toEqual(expected.toSorted());
  });

  test('of many copies of one text do not cost the square of their number', () => {
    const sketch = sketchOf(shinglesOf('a form that a thousand people have filled in'));
    expect(pairsAlike(Array.from({ length: 1_000 }, () => sketch)).length).toBeLessThan(1_000 * 20);
  });

  test('leave out texts without words', () => {
    expect(pairsAlike([sketchOf(shinglesOf('')), sketchOf(shinglesOf(' — '))])).toEqual([]);
  });
});

describe('what changed from one text to another', () => {
  test('gives both texts back, character for character', () => {
    const lines = fc.array(text, { maxLength: 8 }).map((list) => list.join('\n'));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = textChanges(before, after);
        const without = (kind: string) =>
          changes
            .filter((change) => change.kind !== kind)
            .map((change) => change.text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
        expect(changes.every((change, at) => change.kind !== changes[at - 1]?.kind)).toBe(true);
      }),
    );
  });
});
