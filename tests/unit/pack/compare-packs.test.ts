import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparePacks,
  shortened,
  type ComparableDocument,
  type ComparablePack,
  type ComparablePassage,
} from '../../../shared/pack/index.ts';

const pages = fc.array(fc.constantFrom('1', '2', 'A3', 'MVI000001/4'), { maxLength: 3 });
const passage: fc.Arbitrary<ComparablePassage> = fc.record({
  urn: fc.constantFrom('MVI000001', 'MVI000002'),
  start: fc.nat(5),
  end: fc.integer({ min: 6, max: 9 }),
  citation: fc.constantFrom('{MVI000001 ¶2}', '{MVI000001 para 4.12}'),
  quote: fc.constantFrom('the rota', 'no rota'),
  themes: fc.subarray(['TR', 'CU', 'LE']),
  notes: fc.subarray(['Ask who kept it.', 'Compare.']),
  pages,
});
const document: fc.Arbitrary<ComparableDocument> = fc.record({
  urn: fc.constantFrom('MVI000001', 'MVI000002', 'MVI000003'),
  title: fc.constantFrom('Log', 'Log of the night'),
  date: fc.constantFrom('undated', '3 March 2016'),
  textSha256: fc.constantFrom('a', 'b'),
  pages,
});
const pack: fc.Arbitrary<ComparablePack> = fc.record({
  passages: fc.uniqueArray(passage, {
    selector: ({ urn, start, end }) => `${urn} ${start} ${end}`,
    maxLength: 8,
  }),
  documents: fc.uniqueArray(document, { selector: ({ urn }) => urn, maxLength: 3 }),
});

const mirrored = { added: 'removed', removed: 'added', moved: 'moved', changed: 'changed' } as const;

describe('comparing packs', () => {
  test('finds nothing between a pack and itself, in whatever order it is given', () => {
    fc.assert(
      fc.property(pack, (one) => {
        const turned = { passages: [...one.passages].reverse(), documents: [...one.documents].reverse() };
        expect(comparePacks(one, turned)).toEqual([]);
      }),
    );
  });

  test('finds the same the other way round, with before and after exchanged', () => {
    fc.assert(
      fc.property(pack, pack, (one, other) => {
        const key = ({ change, of, urn, before, after }: ReturnType<typeof comparePacks>[number]): string =>
          JSON.stringify([change, of, urn, before, after]);
        const there = comparePacks(one, other).map(key);
        const back = comparePacks(other, one).map((found) =>
          key({ ...found, change: mirrored[found.change], before: found.after, after: found.before }),
        );
        expect([...back].sort()).toEqual([...there].sort());
      }),
    );
  });

  test('counts what was added and removed so that one pack becomes the other', () => {
    fc.assert(
      fc.property(pack, pack, (one, other) => {
        const found = comparePacks(one, other);
        const count = (of: 'passage' | 'document', change: string): number =>
          found.filter((difference) => difference.of === of && difference.change === change).length;
        expect(one.passages.length + count('passage', 'added') - count('passage', 'removed')).toBe(
          other.passages.length,
        );
        expect(one.documents.length + count('document', 'added') - count('document', 'removed')).toBe(
          other.documents.length,
        );
      }),
    );
  });

  test('says from which page to which a passage moved, and what of it changed', () => {
    const one: ComparablePassage = {
      urn: 'MVI000001',
      start: 0,
      end: 8,
      citation: '{MVI000001 ¶2}',
      quote: 'the rota',
      themes: ['TR'],
      notes: [],
      pages: ['4', '9'],
    };
    const other = { ...one, themes: ['TR', 'CU'], notes: ['Ask.'], pages: ['5', '9'] };
    expect(
      comparePacks({ passages: [one], documents: [] }, { passages: [other], documents: [] }).map(
        ({ change, before, after }) => [change, before, after],
      ),
    ).toEqual([
      ['moved', 'pages 4, 9', 'pages 5, 9'],
      ['changed', 'themes: TR; notes: none', 'themes: TR, CU; notes: Ask.'],
    ]);
  });
});

test('a long quotation is shown by its beginning, never cut within a character', () => {
  expect(shortened('short')).toBe('short');
  const cut = shortened('👩‍🚒'.repeat(60));
  expect(cut.endsWith('…')).toBe(true);
  expect(cut.slice(0, -1)).toBe('👩‍🚒'.repeat(32));
});
