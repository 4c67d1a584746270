import { describe, expect, test } from 'vitest';
import type { Block, TextMark } from '../../../shared/model/index.ts';
import { changesInSpan, markWords, partLabels } from '../../../shared/text/index.ts';

const text = 'The ferry sank sailed.[1]\n\n[1] Minutes.\n\nWhich ferry?\n\nDRAFT\n\nDRAFT again';
const spanOf = (words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const person = { by: 'A. Person', at: '2019-05-03T10:00:00Z' };
const marks: readonly TextMark[] = [
  {
    ...spanOf('ferry'),
    kind: 'comment',
    by: 'B. Other',
    at: 'last week',
    text: null,
    block: 3,
    resolved: true,
  },
  { ...spanOf('sank'), kind: 'deleted', ...person },
  { ...spanOf('sailed'), kind: 'inserted', by: null, at: null, moved: true },
  { ...spanOf('[1]'), kind: 'note-reference', block: 2 },
];
const block = (number: number, words: string, part?: Block['part']): Block => ({
  number,
  kind: 'paragraph',
  ...spanOf(words),
  furniture: false,
  own: null,
  ...(part === undefined ? {} : { part }),
});
const blocks = [
  block(1, 'The ferry sank sailed.[1]'),
  block(2, '[1] Minutes.', 'footnote'),
  block(3, 'Which ferry?', 'comment'),
  block(4, 'DRAFT\n', 'header'),
  block(5, 'DRAFT again', 'header'),
];

describe('what the source says of its text', () => {
  test('is told with who and when, dates as words where they are dates', () => {
    expect(marks.map(markWords)).toEqual([
      'Comment by B. Other, last week, resolved',
      'Deleted by A. Person, 3 May 2019',
      'Moved here',
      'Reference to a note',
    ]);
  });

  test('is said of a quote where it contains changed words, and only there', () => {
    const { start, end } = spanOf('sank');
    expect(changesInSpan(text, marks, start, end)).toBe(
      'Contains text deleted in tracked changes by A. Person, 3 May 2019.',
    );
    expect(changesInSpan(text, marks, 0, text.length)).toBe(
      'Contains text deleted in tracked changes by A. Person, 3 May 2019; and text inserted in tracked changes.',
    );
    expect(changesInSpan(text, marks, 0, 9)).toBeNull();
    expect(changesInSpan(text, marks, end, end + 1)).toBeNull();
  });

  test('is said of a quote that runs over a place where covered words were left out, not of one that ends there', () => {
    const covered = [{ kind: 'covered', start: 9, end: 9, words: 2 }] as const;
    expect(covered.map(markWords)).toEqual(['2 words covered in the source and left out here']);
    expect(changesInSpan(text, covered, 4, 14)).toBe(
      'Contains a place where words covered in the source were left out.',
    );
    expect(changesInSpan(text, covered, 4, 9)).toBeNull();
    expect(changesInSpan(text, covered, 9, 14)).toBeNull();
  });

  test('names the blocks beside the running text', () => {
    expect([...partLabels(text, blocks, marks)]).toEqual([
      [2, 'Footnote 1'],
      [3, 'Comment by B. Other, last week, resolved'],
      [4, 'Header'],
    ]);
  });
});
