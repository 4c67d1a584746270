import { describe, expect, it } from 'vitest';
import type { PassageChange } from '../../../renderer/features/reader/passage-changes.ts';
import {
  applyPassageChanges,
  foldTwins,
  passageWithSpan,
  provisionalId,
} from '../../../renderer/features/reader/passage-changes.ts';
import { markOf } from './passages.ts';

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
    const read = [markOf('a', 0, 4, ['TR'])];
    expect(applyPassageChanges(read, [])).toBe(read);
  });

  it('show a new passage at its place with its tag', () => {
    const read = [markOf('a', 0, 4, ['CU']), markOf('b', 18, 24, ['CU'])];
    expect(applyPassageChanges(read, [newTag])).toEqual([
      markOf('a', 0, 4, ['CU']),
      markOf(provisionalId(1), 5, 17, ['TR']),
      markOf('b', 18, 24, ['CU']),
    ]);
  });

  it('look the same whether the change was answered already or not', () => {
    const saved = [markOf('saved', 5, 17, ['TR'])];
    expect(applyPassageChanges(saved, [newTag])).toEqual(saved);
  });

  it('add a theme to the passage that has the span already', () => {
    const read = [markOf('a', 5, 17, ['CU'])];
    expect(applyPassageChanges(read, [newTag])).toEqual([markOf('a', 5, 17, ['CU', 'TR'])]);
  });

  it('leave out what was deleted, and the last theme of a passage with nothing else on it', () => {
    const read = [markOf('a', 0, 4, ['TR']), markOf('b', 5, 17, ['TR', 'CU'])];
    expect(
      applyPassageChanges(read, [
        { kind: 'untag', passageIds: ['a'], themeId: 'TR', removed: true },
        { kind: 'untag', passageIds: ['b'], themeId: 'TR', removed: false },
      ]),
    ).toEqual([markOf('b', 5, 17, ['CU'])]);
    expect(applyPassageChanges(read, [{ kind: 'delete', passageIds: ['a'] }])).toEqual([read[1]]);
  });
});

describe('passages of another shape before they are saved', () => {
  const read = [markOf('a', 0, 4, ['TR']), markOf('b', 5, 17, ['CU']), markOf('c', 18, 24, ['LE'])];

  it('stand at their new place, without those that went', () => {
    expect(
      applyPassageChanges(read, [
        { kind: 'reshape', act: 'move', gone: [], put: [markOf('a', 6, 9, ['TR'])] },
        { kind: 'reshape', act: 'join', gone: ['c'], put: [markOf('b', 5, 24, ['CU', 'LE'])] },
      ]),
    ).toEqual([markOf('b', 5, 24, ['CU', 'LE']), markOf('a', 6, 9, ['TR'])]);
  });

  it('look the same whether the change was answered already or not', () => {
    const saved = [markOf('a', 6, 9, ['TR'])];
    expect(applyPassageChanges(saved, [{ kind: 'reshape', act: 'move', gone: [], put: saved }])).toEqual(
      saved,
    );
  });
});

describe('passages with one span', () => {
  it('are shown as one, the first made, with the themes of all', () => {
    const [first, second, other] = [
      markOf('a', 5, 17, ['TR']),
      markOf('b', 5, 17, ['TR', 'CU']),
      markOf('c', 18, 24, ['LE']),
    ];
    const folded = foldTwins([first, second, other]);
    expect(folded).toEqual([{ ...markOf('a', 5, 17, ['TR', 'CU']), twins: ['b'] }, other]);
    expect(foldTwins([first, second, other])[0]).toBe(folded[0]);
  });

  it('are the very list where there are none', () => {
    const read = [markOf('a', 0, 4, ['TR']), markOf('b', 0, 9, ['CU'])];
    expect(foldTwins(read)).toBe(read);
  });
});

describe('the passage with a span', () => {
  const passages = [
    markOf('a', 0, 4, []),
    markOf('b', 0, 9, []),
    markOf('c', 0, 9, []),
    markOf('d', 5, 9, []),
  ];

  it('is the first of those that have exactly it', () => {
    expect(passageWithSpan(passages, 0, 9)?.id).toBe('b');
    expect(passageWithSpan(passages, 5, 9)?.id).toBe('d');
  });

  it('is none where only a part or more of it is one', () => {
    expect(passageWithSpan(passages, 0, 5)).toBeNull();
    expect(passageWithSpan(passages, 6, 9)).toBeNull();
    expect(passageWithSpan([], 0, 4)).toBeNull();
  });
});
