import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesIn, searchText, snippetOf, tokensOf } from '../../../shared/text/index.ts';
import { textWithSpan } from './arbitrary-text.ts';

const whole = (text: string) => ({ start: 0, end: text.length });

describe('search text', () => {
  test('bridges hyphenation and drops soft hyphens and characters without width', () => {
    expect(
      searchText('safe-\nguarding, mis\u00ad\n  led, co\u00adoperate, zero\u200bwidth, \ufeffstart'),
    ).toBe('safeguarding, misled, cooperate, zerowidth, start');
  });

  test('leaves other hyphens and line ends alone', () => {
    const text = 'well-known, 2014-\n15, Stoke-\nOn, list:\n- item';
    expect(searchText(text)).toBe(text);
  });
});

describe('tokens', () => {
  test('lead back to the canonical text, hyphenation and marks included', () => {
    const text = 'The Café’s safe-\nguarding lead';
    expect(tokensOf(text).map(({ start, end, token }) => [text.slice(start, end), token])).toEqual([
      ['The', 'the'],
      ['Café', 'cafe'],
      ['s', 's'],
      ['safe-\nguarding', 'safeguarding'],
      ['lead', 'lead'],
    ]);
  });
});

describe('matches', () => {
  const text = 'The duty officer left. No duty officer came. Officers were on other duties.';
  const found = (...terms: Parameters<typeof matchesIn>[2]) =>
    matchesIn(text, whole(text), terms).map(({ start, end }) => text.slice(start, end));

  test('are whole words, whatever their case', () => {
    expect(found({ tokens: ['officer'], prefix: false })).toEqual(['officer', 'officer']);
  });

  test('are tokens that follow each other, for a phrase', () => {
    expect(found({ tokens: ['no', 'duty', 'officer'], prefix: false })).toEqual(['No duty officer']);
  });

  test('are beginnings of words where asked for', () => {
    expect(found({ tokens: ['dut'], prefix: true })).toEqual(['duty', 'duty', 'duties']);
    expect(found({ tokens: ['duty', 'off'], prefix: true })).toEqual(['duty officer', 'duty officer']);
  });

  test('that overlap are joined, in the order of the text', () => {
    expect(
      found(
        { tokens: ['duty', 'officer'], prefix: false },
        { tokens: ['officer', 'left'], prefix: false },
        { tokens: ['came'], prefix: false },
      ),
    ).toEqual(['duty officer left', 'duty officer', 'came']);
  });

  test('of nothing are none', () => {
    expect(found({ tokens: [], prefix: true })).toEqual([]);
  });

  test('stay inside the block and keep its offsets', () => {
    expect(matchesIn(text, { start: 23, end: 44 }, [{ tokens: ['officer'], prefix: false }])).toEqual([
      { start: 31, end: 38 },
    ]);
  });
});

describe('a snippet', () => {
  test('of a short block is the whole block with its matches marked', () => {
    const text = 'No duty officer came.';
    expect(snippetOf(text, whole(text), [{ start: 3, end: 7 }], 200)).toEqual([
      { text: 'No ', hit: false },
      { text: 'duty', hit: true },
      { text: ' officer came.', hit: false },
    ]);
  });

  test('of a long block is cut at words around the first match, and says so', () => {
    const text = `${'before words '.repeat(30)}the ledger ${'after words '.repeat(30)}`;
    const start = text.indexOf('ledger');
    const parts = snippetOf(text, whole(text), [{ start, end: start + 6 }], 60);
    expect(parts).toEqual([
      { text: '…before words the ', hit: false },
      { text: 'ledger', hit: true },
      { text: ' after words after words after words…', hit: false },
    ]);
  });

  test('is never more than the block, holds the first match, and quotes the text exactly', () => {
    fc.assert(
      fc.property(textWithSpan, fc.integer({ min: 4, max: 40 }), ({ text, start, end }, length) => {
        const matches = start < end ? [{ start, end }] : [];
        const parts = snippetOf(text, whole(text), matches, length);
        const shown = parts.map((part) => part.text).join('');
        const inner = shown.replace(/^…/, '').replace(/…$/, '');
        expect(text.includes(inner) || text.includes(shown)).toBe(true);
        if (start < end && text.slice(start, end).trim() !== '')
          expect(parts.some(({ hit }) => hit)).toBe(true);
      }),
    );
  });
});
