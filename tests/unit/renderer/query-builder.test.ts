import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  builderOf,
  emptyBuilder,
  newPart,
  nodeIdentifiers,
  queryOf,
  textOf,
  withNode,
  withPart,
} from '../../../renderer/features/search/builder/builder-tree.ts';
import { parseQuery, printQuery } from '../../../shared/query/index.ts';
import { anyQuery } from '../query/arbitrary-query.ts';

function parsed(text: string) {
  const read = parseQuery(text);
  if (!read.ok) throw new Error(read.fault.sentence);
  return read.value.query;
}

describe('the parts of the builder', () => {
  test('say the same as the plain text, whatever the search', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const group = builderOf(query, nodeIdentifiers());
        expect(queryOf(group)).toEqual(query);
        expect(textOf(group)).toBe(printQuery(query));
      }),
    );
  });

  test('that are not complete yet are left out of the text', () => {
    const newId = nodeIdentifiers();
    const begun = withPart(builderOf(parsed('training'), newId), 'part-2', newPart('words', newId));
    expect(textOf(begun)).toBe('training');
    expect(textOf(emptyBuilder(newId))).toBe('');
  });

  test('are changed, joined and taken out one by one', () => {
    const newId = nodeIdentifiers();
    const group = builderOf(parsed('training OR theme:TR'), newId);
    const [words, theme] = group.parts;
    if (words?.kind !== 'condition' || theme === undefined) throw new Error('The parts are not as expected.');
    const changed = withNode(group, words.id, {
      ...words,
      negated: true,
      condition: { kind: 'words', text: 'night shift', prefix: false },
    });
    expect(textOf(changed)).toBe('NOT "night shift" OR theme:TR');
    expect(textOf({ ...changed, join: 'and' })).toBe('NOT "night shift" theme:TR');
    expect(textOf(withNode(changed, words.id, null))).toBe('theme:TR');
  });
});
