import { describe, expect, test } from 'vitest';
import { familyRows } from '../../../renderer/features/library/family-rows.ts';
import { familiesOf } from '../../../renderer/state/families.ts';
import type { DocumentSummary } from '../../../shared/model/index.ts';

/** A document of which only its family matters. */
function document(id: string, parent: string | null = null, root = parent, place = 1): DocumentSummary {
  const family =
    parent === null || root === null ? null : { parent, root, place, how: 'attachment' as const };
  return { id, urn: id.toUpperCase(), title: id, family, withdrawn: null } as DocumentSummary;
}

const letter = document('letter');
const message = document('message');
const first = document('first', 'message', 'message', 1);
const nested = document('nested', 'message', 'message', 2);
const inNested = document('in nested', 'nested', 'message', 1);
const all = [letter, message, first, nested, inNested];
const families = familiesOf(all);

function shown(listed: readonly DocumentSummary[], folded: readonly string[] = []): readonly string[] {
  const { rows, places } = familyRows(listed, families, new Set(folded));
  return rows.map(({ id }) => `${'  '.repeat(places.get(id)?.depth ?? 0)}${id}`);
}

describe('the rows of the library', () => {
  test('keep a family behind its message, in the order of the source, whatever they are sorted by', () => {
    expect(shown([inNested, nested, letter, first, message])).toEqual([
      'letter',
      'message',
      '  first',
      '  nested',
      '    in nested',
    ]);
  });

  test('leave out what is folded, and know how much that is', () => {
    expect(shown(all, ['message'])).toEqual(['letter', 'message']);
    expect(familyRows(all, families, new Set(['message'])).places.get('message')).toEqual({
      depth: 0,
      below: 3,
      expanded: false,
    });
  });

  test('put what a filter found under the nearest document that it found, too', () => {
    expect(shown([inNested, message])).toEqual(['message', '  in nested']);
    expect(shown([inNested, first])).toEqual(['in nested', 'first']);
  });

  test('list everything once', () => {
    expect(
      shown(all)
        .map((row) => row.trim())
        .toSorted(),
    ).toEqual(all.map(({ id }) => id).toSorted());
  });
});

describe('the families', () => {
  test('know what lies above and below', () => {
    expect(families.above(inNested).map(({ id }) => id)).toEqual(['message', 'nested']);
    expect(families.below('message').map(({ id }) => id)).toEqual(['first', 'nested', 'in nested']);
    expect(families.below('letter')).toEqual([]);
  });
});
