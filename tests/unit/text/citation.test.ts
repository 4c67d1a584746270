import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, BlockKind, OwnNumber, PrintedLine } from '../../../shared/model/index.ts';
import { blockAt, blockLabel, blocksOfSpan, citationOf } from '../../../shared/text/index.ts';

/** Blocks of ten characters each, two of white space between. */
function blocksOf(
  ...parts: readonly { kind?: BlockKind; own?: OwnNumber | null; furniture?: boolean }[]
): readonly Block[] {
  return parts.map(({ kind = 'paragraph', own = null, furniture = false }, index) => ({
    number: index + 1,
    kind,
    start: index * 12,
    end: index * 12 + 10,
    furniture,
    own,
  }));
}

const para = (label: string): OwnNumber => ({ kind: 'paragraph', label });

describe('the blocks of a span', () => {
  const blocks = blocksOf({}, {}, {}, {});

  test('are the first and last it touches', () => {
    expect([
      blocksOfSpan(blocks, 0, 5),
      blocksOfSpan(blocks, 9, 13),
      blocksOfSpan(blocks, 10, 34),
      blocksOfSpan(blocks, 12, 22),
      blocksOfSpan(blocks, 10, 12),
      blocksOfSpan([], 0, 3),
    ]).toEqual([
      [1, 1],
      [1, 2],
      [2, 3],
      [2, 2],
      [1, 1],
      [0, 0],
    ]);
  });

  test('are those that a walk over all blocks finds', () => {
    fc.assert(
      fc.property(fc.nat({ max: 45 }), fc.integer({ min: 1, max: 45 }), (start, length) => {
        const touched = blocks.filter((block) => block.start < start + length && block.end > start);
        const [first, last] = [touched[0]?.number, touched.at(-1)?.number];
        fc.pre(first !== undefined);
        expect(blocksOfSpan(blocks, start, start + length)).toEqual([first, last]);
      }),
    );
  });

  test('at an offset are the one that holds it or, between two, the one before', () => {
    expect([0, 9, 11, 12, 400].map((offset) => blockAt(blocks, offset)?.number)).toEqual([1, 1, 1, 2, 4]);
    expect(blockAt([], 3)).toBeUndefined();
  });
});

describe('a citation', () => {
  const cite = (blocks: readonly Block[], start: number, end: number) =>
    citationOf({ urn: 'HAR000012', blocks, printedLines: [], pages: [] }, start, end);

  test('is by our block numbers where the source has none', () => {
    const blocks = blocksOf({}, {}, {});
    expect([cite(blocks, 14, 18), cite(blocks, 14, 30)]).toEqual(['{HAR000012 ¶2}', '{HAR000012 ¶2–3}']);
  });

  test('is by the paragraph numbers of the source where it has them', () => {
    const blocks = blocksOf({ own: para('4.12') }, { own: para('4.13') }, { own: para('4.14') });
    expect([cite(blocks, 0, 5), cite(blocks, 3, 30)]).toEqual([
      '{HAR000012 para 4.12}',
      '{HAR000012 paras 4.12–4.14}',
    ]);
  });

  test('counts a continuation to the numbered paragraph before it, but nothing beyond a heading', () => {
    const blocks = blocksOf(
      { kind: 'heading' },
      { own: para('1') },
      { kind: 'list-item' },
      { kind: 'quotation' },
      { kind: 'heading' },
      {},
      { own: para('2') },
      { furniture: true },
      {},
    );
    const cited = blocks.map((block) => cite(blocks, block.start, block.end));
    expect(cited).toEqual([
      '{HAR000012 ¶1}',
      '{HAR000012 para 1}',
      '{HAR000012 para 1}',
      '{HAR000012 para 1}',
      '{HAR000012 ¶5}',
      '{HAR000012 ¶6}',
      '{HAR000012 para 2}',
      '{HAR000012 ¶8}',
      '{HAR000012 para 2}',
    ]);
    expect(cite(blocks, 14, 64)).toBe('{HAR000012 ¶2–6}');
  });

  test('does not use a number twice', () => {
    const blocks = blocksOf(
      { own: para('1') },
      { own: para('2') },
      { kind: 'heading' },
      { own: para('1') },
      {},
    );
    expect([cite(blocks, 0, 4), cite(blocks, 36, 40), cite(blocks, 48, 50)]).toEqual([
      '{HAR000012 para 1}',
      '{HAR000012 ¶4}',
      '{HAR000012 ¶5}',
    ]);
  });

  test('of a transcript is by page and line', () => {
    const blocks = blocksOf({}, {}, {});
    const printedLines: readonly PrintedLine[] = [
      { page: 14, line: 3, start: 2, end: 10 },
      { page: 14, line: 4, start: 12, end: 22 },
      { page: 15, line: 1, start: 24, end: 34 },
    ];
    const byLine = (start: number, end: number) =>
      citationOf({ urn: 'MVI000010', blocks, printedLines, pages: [] }, start, end);
    expect([byLine(3, 8), byLine(3, 20), byLine(3, 30), byLine(0, 8)]).toEqual([
      '{MVI000010 14:3}',
      '{MVI000010 14:3-4}',
      '{MVI000010 14:3-15:1}',
      '{MVI000010 ¶1}',
    ]);
  });

  test('and the label in the margin use the same numbers', () => {
    const [plain, numbered, printed] = blocksOf(
      {},
      { own: para('4.12') },
      { own: { kind: 'page-line', page: 14, line: 3 } },
    );
    expect([plain, numbered, printed].map((block) => block && blockLabel(block))).toEqual([
      '¶1',
      '4.12',
      '14:3',
    ]);
  });
});
