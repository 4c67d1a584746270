import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliasesOf, mentionsOf, namesOf } from '../../../renderer/features/review/person-terms.ts';
import type { Block, Item } from '../../../shared/model/index.ts';

function person(name: string, ...aliases: readonly string[]): Item<'person'> {
  return {
    id: name,
    kind: 'person',
    fields: { name, kind: 'person', aliases, remark: '' },
    reviewer: 'r',
    createdAtMs: 1,
  };
}

/** Every line a block; lines led by `Share` are furniture. */
function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/[^\n]+/gu)].map((match, place) => ({
    number: place + 1,
    kind: 'paragraph',
    start: match.index,
    end: match.index + match[0].length,
    furniture: match[0].startsWith('Share'),
    own: null,
  }));
}

function found(who: Item<'person'>, text: string): readonly (readonly [string, number])[] {
  return mentionsOf(who, text, blocksOf(text)).map(({ start, end, block }) => [
    text.slice(start, end),
    block,
  ]);
}

describe('somebody is found in a text', () => {
  test('by name and alias, whatever the capitals and accents, each place once', () => {
    const text =
      'Mrs Hélène GALE came.\nHelene Gale, or R. Gale, left; Galer stayed.\nShare this with Hélène Gale';
    expect(found(person('Hélène Gale', 'Mrs Helene Gale', 'R. Gale'), text)).toEqual([
      ['Mrs Hélène GALE', 1],
      ['Helene Gale', 2],
      ['R. Gale', 2],
    ]);
  });

  test('but not by a name without a letter or a digit', () => {
    expect([namesOf(person('…', '—')), found(person('…', '—'), 'Nothing — at all …')]).toEqual([[], []]);
  });

  test('by any name that stands in the text between other words', () => {
    const word = fc.stringMatching(/^[a-zé]{1,8}$/u);
    fc.assert(
      fc.property(
        fc.array(word),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(word),
        (before, name, after) => {
          const text = [...before, ...name, ...after].join(' ');
          const places = mentionsOf(person(name.join(' ')), text, blocksOf(text));
          const start = [...before, ''].join(' ').length;
          expect(
            places.some((place) => place.start <= start && place.end >= start + name.join(' ').length),
          ).toBe(true);
        },
      ),
    );
  });
});

test('aliases are typed one a line; empty lines and repetitions are left out', () => {
  expect(aliasesOf(' Mrs Gale \n\nR. Gale\nMrs Gale\n')).toEqual(['Mrs Gale', 'R. Gale']);
});
