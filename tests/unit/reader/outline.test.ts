import { describe, expect, it } from 'vitest';
import { filterOutline, outlineOf, sectionOfBlock } from '../../../renderer/features/reader/outline.ts';
import type { Block, BlockKind } from '../../../shared/model/index.ts';

const lines: readonly (readonly [kind: BlockKind, words: string, level?: number])[] = [
  ['heading', 'Review  of the\nhomes', 1],
  ['paragraph', 'Before anything else.'],
  ['heading', 'Night staff', 3],
  ['paragraph', 'Who was there at night.'],
  ['heading', 'Page 4 of 90', 2],
  ['heading', 'Training', 2],
  ['paragraph', 'Who was trained.'],
];
const text = lines.map(([, words]) => words).join('\n\n');
const blocks: readonly Block[] = lines.map(([kind, words, level], index) => {
  const start = text.indexOf(words);
  return {
    number: index + 1,
    kind,
    start,
    end: start + words.length,
    furniture: words.startsWith('Page'),
    own: words === 'Training' ? { kind: 'paragraph', label: '4.12' } : null,
    ...(level === undefined ? {} : { level }),
  };
});
const outline = outlineOf(text, blocks);

describe('the outline', () => {
  it('lists the headings without gaps in their levels, white space as one, running heads left out', () => {
    expect(outline).toEqual([
      { block: 1, level: 1, title: 'Review of the homes', label: '¶1' },
      { block: 3, level: 2, title: 'Night staff', label: '¶3' },
      { block: 6, level: 2, title: 'Training', label: '4.12' },
    ]);
    expect(outlineOf('No heading.', [])).toEqual([]);
  });

  it('is narrowed by words and numbers, capitals or not', () => {
    const titles = (typed: string) => filterOutline(outline, typed).map(({ title }) => title);
    expect([titles(' '), titles('STAFF night'), titles('4.12'), titles('harbour')]).toEqual([
      ['Review of the homes', 'Night staff', 'Training'],
      ['Night staff'],
      ['Training'],
      [],
    ]);
  });

  it('knows the section of every block', () => {
    expect([1, 2, 3, 5, 6, 7].map((block) => sectionOfBlock(outline, block))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(sectionOfBlock(outline.slice(1), 2)).toBe(-1);
  });
});
