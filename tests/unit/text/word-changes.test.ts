import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordChanges } from '../../../shared/text/index.ts';

describe('what changed between two wordings', () => {
  test('is told word by word', () => {
    expect(
      wordChanges('The night staff were not trained.', 'The night staff were never trained at all.'),
    ).toEqual([
      { kind: 'same', text: 'The night staff were ' },
      { kind: 'removed', text: 'not' },
      { kind: 'added', text: 'never' },
      { kind: 'same', text: ' ' },
      { kind: 'removed', text: 'trained.' },
      { kind: 'added', text: 'trained at all.' },
    ]);
  });

  test('is nothing between equal wordings, and everything against an empty one', () => {
    expect([wordChanges('as it was', 'as it was'), wordChanges('', 'new'), wordChanges('old', '')]).toEqual([
      [{ kind: 'same', text: 'as it was' }],
      [{ kind: 'added', text: 'new' }],
      [{ kind: 'removed', text: 'old' }],
    ]);
  });

  test('gives both wordings back, character for character', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c ', ' ', '\n', 'dd', '👩‍👧'), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const changes = wordChanges(before.join(''), after.join(''));
        const without = (kind: string) =>
          changes
            .filter((change) => change.kind !== kind)
            .map((change) => change.text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before.join(''), after.join('')]);
      }),
    );
  });

  test('is a replacement as a whole where too many words differ to be compared', () => {
    const many = (word: string) => `${word} `.repeat(2_500);
    expect(wordChanges(`begin ${many('x')}end`, `begin ${many('y')}end`).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ]);
  });
});
