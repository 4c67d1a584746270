import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findQuote,
  resolveSelector,
  selectorHolds,
  selectorOf,
  snapToGraphemes,
  trimSpan,
} from '../../../shared/text/index.ts';
import { textWithSpan } from './arbitrary-text.ts';

const text =
  'The clerk read the note. The clerk kept the note. Nobody else saw it before the hearing in May.';

describe('a selector', () => {
  test('has the quote and at most 32 code units of context on each side', () => {
    expect(selectorOf(text, 25, 34)).toEqual({
      start: 25,
      end: 34,
      quote: 'The clerk',
      prefix: 'The clerk read the note. ',
      suffix: ' kept the note. Nobody else saw ',
    });
  });

  test('cuts its contexts at grapheme boundaries', () => {
    const families = '👩‍👩‍👧‍👦'.repeat(6);
    const { prefix, suffix } = selectorOf(`${families}X${families}`, 66, 67);
    expect([prefix, suffix]).toEqual(['👩‍👩‍👧‍👦'.repeat(2), '👩‍👩‍👧‍👦'.repeat(2)]);
  });

  test('always holds for its own text, and is resolved as exact', () => {
    fc.assert(
      fc.property(textWithSpan, (given) => {
        const [start, end] = snapToGraphemes(given.text, given.start, given.end);
        const selector = selectorOf(given.text, start, end);
        expect(selectorHolds(given.text, selector)).toBe(true);
        expect(resolveSelector(given.text, selector)).toEqual({ kind: 'exact', start, end });
      }),
    );
  });

  test('does not hold where the quote, a context or the place differs', () => {
    const selector = selectorOf(text, 25, 34);
    const changed = [
      { ...selector, quote: 'the clerk' },
      { ...selector, prefix: `x${selector.prefix.slice(1)}` },
      { ...selector, suffix: `${selector.suffix}!` },
      { ...selector, start: 0, end: 9 },
      { ...selector, end: 33 },
      { ...selector, start: -1, end: 8 },
    ];
    expect(changed.map((one) => selectorHolds(text, one))).toEqual(changed.map(() => false));
  });

  test('of a span outside the text is refused as a bug', () => {
    expect(() => selectorOf('abc', 2, 4)).toThrow(RangeError);
  });
});

describe('trimming a span', () => {
  test('leaves white space at its ends out', () => {
    expect(trimSpan('  a b \n', 0, 7)).toEqual([2, 5]);
  });

  test('leaves an empty span of white space alone', () => {
    expect(trimSpan('a \u00a0\n b', 1, 5)).toEqual([1, 1]);
  });
});

describe('finding a quote', () => {
  test('gives its one place', () => {
    expect(findQuote(text, { quote: 'kept the note' })).toEqual({ kind: 'found', start: 35, end: 48 });
  });

  test('counts its places where there are several', () => {
    expect(findQuote(text, { quote: 'The clerk' })).toEqual({ kind: 'ambiguous', count: 2 });
  });

  test('takes the place that number or surroundings name', () => {
    expect([
      findQuote(text, { quote: 'The clerk', nth: 2 }),
      findQuote(text, { quote: 'The clerk', suffix: ' kept' }),
      findQuote(text, { quote: 'the note', prefix: 'read ' }),
    ]).toEqual([
      { kind: 'found', start: 25, end: 34 },
      { kind: 'found', start: 25, end: 34 },
      { kind: 'found', start: 15, end: 23 },
    ]);
  });

  test('finds nothing that is not there character for character', () => {
    const queries = [
      { quote: 'the  note' },
      { quote: '' },
      { quote: 'The clerk', nth: 3 },
      { quote: 'The clerk', nth: 0 },
      { quote: 'The clerk', prefix: 'then ' },
    ];
    expect(queries.map((query) => findQuote(text, query))).toEqual(
      queries.map(() => ({ kind: 'not-found' })),
    );
  });
});

describe('resolving a selector on another version of the text', () => {
  const selector = selectorOf(text, 25, 34);

  test('finds the place that has both contexts', () => {
    expect(resolveSelector(`Minutes, corrected. ${text}`, selector)).toEqual({
      kind: 'moved',
      start: 45,
      end: 54,
    });
  });

  test('finds the place that has one of the contexts', () => {
    const corrected = text.replace('read the note. The', 'signed the book. The');
    expect(resolveSelector(corrected, selector)).toEqual({ kind: 'moved', start: 27, end: 36 });
  });

  test('takes a long quote that stands once, without any context', () => {
    const long = selectorOf(text, 50, 94);
    const other = `Summary: ${long.quote}, it was said.`;
    expect(resolveSelector(other, long)).toEqual({ kind: 'moved', start: 9, end: 53 });
  });

  test('does not guess: several places or a short quote alone stay unplaced', () => {
    expect([
      resolveSelector('The clerk went. The clerk came.', selector),
      resolveSelector('Then The clerk went.', selector),
      resolveSelector('Nothing of it.', selector),
    ]).toEqual([
      { kind: 'unplaced', candidates: 2 },
      { kind: 'unplaced', candidates: 1 },
      { kind: 'unplaced', candidates: 0 },
    ]);
  });
});
