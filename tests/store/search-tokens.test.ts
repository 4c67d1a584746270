import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { searchText, tokensOf } from '../../shared/text/index.ts';
import { openRealTokenizer } from './tokenizer.ts';

const real = openRealTokenizer();
afterAll(() => real.close());

describe('tokens', () => {
  test('are those of the FTS5 tokenizer for every code point, alone and inside a word', () => {
    const different: string[] = [];
    for (let first = 0; first < 0x110000; first += 0x1000) {
      const texts: string[] = [];
      for (let codePoint = first; codePoint < first + 0x1000; codePoint += 1) {
        if (codePoint === 0 || (codePoint >= 0xd800 && codePoint <= 0xdfff)) continue;
        const character = String.fromCodePoint(codePoint);
        texts.push(searchText(`Q${character}q ${character}x`));
      }
      const expected = real.tokens([texts.join(' | ')])[0];
      const actual = tokensOf(texts.join(' | ')).map(({ token }) => token);
      if (JSON.stringify(expected) !== JSON.stringify(actual)) different.push(first.toString(16));
    }
    expect(different).toEqual([]);
  }, 120_000);

  test('are those of the FTS5 tokenizer for the search text of any text', () => {
    const unit = fc.oneof(
      { weight: 6, arbitrary: fc.string({ unit: 'grapheme' }) },
      { weight: 3, arbitrary: fc.string({ unit: 'binary' }) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          'co-\nordinate',
          'so\u00adft',
          'e\u0301',
          'zero\u200bwidth',
          '-\n',
          'ﬁnd',
          'Ünï',
          '\u202e',
        ),
      },
    );
    const text = fc
      .array(unit, { maxLength: 12 })
      .map((parts) => parts.join('').toWellFormed().replaceAll('\0', ' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
        const expected = real.tokens(texts.map(searchText));
        expect(texts.map((one) => tokensOf(one).map(({ token }) => token))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});
