import { describe, expect, it } from 'vitest';
import type { PassageChange } from '../../../renderer/features/reader/passage-changes.ts';
import { applyPassageChanges, provisionalId } from '../../../renderer/features/reader/passage-changes.ts';
import { passageOf, source } from './passages.ts';

const tag = { themeId: 'TR', reviewer: 'reviewer-1', atMs: 1_000 };
const newTag: PassageChange = {
  kind: 'tag-span',
  provisionalId: provisionalId(1),
  start: 5,
  end: 17,
  tags: [tag],
};

describe('passages before they are saved', () => {
  it('are the very list that was read where nothing changed', () => {
    const read = [passageOf('a', 0, 4, ['TR'])];
    expect(applyPassageChanges(read, [], [], source)).toBe(read);
  });

  it('show a new passage at its place with quote, citation and tag', () => {
    const read = [passageOf('a', 0, 4, ['CU']), passageOf('b', 18, 24, ['CU'])];
    expect(applyPassageChanges(read, [], [newTag], source)).toEqual([
      passageOf('a', 0, 4, ['CU']),
      { ...passageOf(provisionalId(1), 5, 17, ['TR']) },
      passageOf('b', 18, 24, ['CU']),
    ]);
  });

  it('look the same whether the answer or the list read anew comes first', () => {
    const saved = passageOf('saved', 5, 17, ['TR']);
    const settled = [{ passageId: 'saved', passage: saved }];
    const expected = [saved];
    expect(applyPassageChanges([], settled, [], source)).toEqual(expected);
    expect(applyPassageChanges([saved], settled, [], source)).toEqual(expected);
    expect(applyPassageChanges([saved], [], [newTag], source)).toEqual(expected);
  });

  it('add a theme to the passage that has the span already', () => {
    const read = [passageOf('a', 5, 17, ['CU'])];
    expect(applyPassageChanges(read, [], [newTag], source)).toEqual([passageOf('a', 5, 17, ['CU', 'TR'])]);
  });

  it('leave out what was deleted, and the last theme of a passage with nothing else on it', () => {
    const read = [passageOf('a', 0, 4, ['TR']), passageOf('b', 5, 17, ['TR', 'CU'])];
    expect(
      applyPassageChanges(
        read,
        [],
        [
          { kind: 'untag', passageId: 'a', themeId: 'TR', removed: true },
          { kind: 'untag', passageId: 'b', themeId: 'TR', removed: false },
        ],
        source,
      ),
    ).toEqual([passageOf('b', 5, 17, ['CU'])]);
    expect(applyPassageChanges(read, [{ passageId: 'a', passage: null }], [], source)).toEqual([read[1]]);
  });
});
