import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  offsetOfPlace,
  placeOfOffset,
  segmentsOfSpan,
} from '../../../renderer/features/reader/text-positions.ts';
import { documentOf, documents } from './documents.ts';

describe('positions in the text', () => {
  it('lead from an offset inside a block to its place and back', () => {
    fc.assert(
      fc.property(documents, fc.nat(), ({ text, blocks }, seed) => {
        const offset = seed % (text.length + 1);
        const place = placeOfOffset(blocks, offset);
        const inside = blocks.some((block) => block.start <= offset && offset <= block.end);
        if (place === null) expect(blocks).toEqual([]);
        else if (inside) expect(offsetOfPlace(blocks, place)).toBe(offset);
        else expect(blocks.flatMap(({ start, end }) => [start, end])).toContain(offsetOfPlace(blocks, place));
      }),
    );
  });

  it('put the white space between two blocks to the side that is asked for', () => {
    const { blocks } = documentOf(['One.', 'Two.']);
    expect(placeOfOffset(blocks, 5, 'before')).toEqual({ index: 0, offset: 4 });
    expect(placeOfOffset(blocks, 5, 'after')).toEqual({ index: 1, offset: 0 });
  });

  it('cut a span into the characters it holds of each block, and into nothing else', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat(), ({ text, blocks }, one, other) => {
        const start = Math.min(one, other) % (text.length + 1);
        const end = Math.max(start, Math.max(one, other) % (text.length + 1));
        const drawn = segmentsOfSpan(blocks, start, end).flatMap((segment) => {
          const block = blocks[segment.index];
          return block === undefined ? [] : range(block.start + segment.start, block.start + segment.end);
        });
        const expected = range(start, end).filter((offset) =>
          blocks.some((block) => block.start <= offset && offset < block.end),
        );
        expect(drawn).toEqual(expected);
      }),
    );
  });
});

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, position) => start + position);
}
