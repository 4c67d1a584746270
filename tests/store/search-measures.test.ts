import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReadableDatabase } from '../../electron/store/index.ts';
import { withoutTwins } from '../../electron/store/search/find-passages.ts';
import { textGauge } from '../../electron/store/search/text-gauge.ts';
import { tokensOf } from '../../shared/text/index.ts';

/** A matter of one text, whose blocks begin at these offsets. */
function holding(text: string, starts: readonly number[]): ReadableDatabase {
  return {
    all: () => [],
    get: <Row>(sql: string) =>
      (sql.includes('canonical_text') ? { text } : { starts: JSON.stringify(starts) }) as Row,
    iterate: () => [].values(),
  };
}

test('at most so many words stand in a gap where counting all its words says so', () => {
  const word = fc.constantFrom('a', 'late', 'co-operative', 'x'.repeat(90), '…', 'né');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), fc.nat(12), fc.nat(30), (words, count, from) => {
      const text = words.join(' ');
      const start = Math.min(from, text.length);
      const { gauge } = textGauge(holding(text, []), 'd');
      expect(gauge.atMostWords(start, text.length, count)).toBe(tokensOf(text.slice(start)).length <= count);
    }),
    { numRuns: 500 },
  );
});

test('two characters are in one block where no block begins between them, also where blocks touch', () => {
  const { gauge } = textGauge(holding('aaaabbbb\ncccc', [0, 4, 9]), 'd');
  const asked = [
    [2, 3],
    [4, 4],
    [5, 7],
    [8, 9],
    [3, 10],
  ] as const;
  expect(asked.map(([end, start]) => gauge.inOneBlock(end, start))).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});

test('passages made apart over one span are shown as one, with the themes of all', () => {
  const made = (id: string, start: number, end: number, themes: readonly string[]) => ({
    id,
    start,
    end,
    themes,
  });
  expect(
    withoutTwins([
      made('1', 0, 4, ['a']),
      made('2', 2, 4, ['a']),
      made('3', 2, 4, ['b', 'a']),
      made('4', 2, 9, []),
    ]),
  ).toEqual([made('1', 0, 4, ['a']), made('2', 2, 4, ['a', 'b']), made('4', 2, 9, [])]);
});
