import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOwnWord, spellingKey, spellingWords } from '../../../shared/text/index.ts';
import { arbitraryText } from './arbitrary-text.ts';

const wordsOf = (text: string): readonly string[] => spellingWords(text).map(({ word }) => word);

describe('the words whose spelling is judged', () => {
  test('are those of prose, apostrophes included, hyphenated ones in their parts', () => {
    expect(wordsOf('The doctor’s well-kept rota, re-read; he didn’t see it.')).toEqual([
      'The',
      'doctor’s',
      'well',
      'kept',
      'rota',
      'read',
      'he',
      'didn’t',
      'see',
      'it',
    ]);
  });

  test('are not citations, references, codes, addresses, dates, single letters or other scripts', () => {
    expect(
      wordsOf(
        'See {MVI000004 para 4.12}, MVI000004, s44, CPD, McKay, A, r.osei@vale.example, https://a.example/b, www.a.example, C:\\files, 2nd, 10am, قال وقال and Жук.',
      ),
    ).toEqual(['See', 'and']);
  });

  test('may begin with a capital and keep their marks', () => {
    expect(wordsOf('Siân saw décor in Ellering')).toEqual(['Siân', 'saw', 'décor', 'in', 'Ellering']);
  });

  test('stand in any text where they say they stand, in order and apart', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const words = spellingWords(text);
        expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(words.map(({ word }) => word));
        words.slice(1).forEach(({ start }, at) => expect(words[at]?.end ?? 0).toBeLessThanOrEqual(start));
      }),
    );
  });
});

describe('a word of one’s own', () => {
  const own = new Set(['Fernlea', 'rota-ed', 'handover']);

  test('stands for itself, with a possessive and at the beginning of a sentence, but not for its small letters', () => {
    expect(
      ['Fernlea', 'Fernlea’s', "Fernlea's", 'fernlea', 'Handover', 'handover', 'Handovers'].map((word) =>
        isOwnWord(own, word),
      ),
    ).toEqual([true, true, true, false, true, true, false]);
  });

  test('is looked up in one form, whatever its apostrophe and however its marks are written', () => {
    expect(spellingKey('doctor’s')).toBe(spellingKey("doctor's"));
    expect(spellingKey('Sia\u0302n')).toBe(spellingKey('Si\u00e2n'));
  });
});
