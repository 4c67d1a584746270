import type { Block } from '../../../shared/model/index.ts';

/** A place in the text as it is drawn: which block, counted from 0, and how far into its slice, in UTF-16 code units. */
export interface BlockPlace {
  readonly index: number;
  readonly offset: number;
}

/** The part of a span that lies in one block. */
export interface BlockSegment {
  readonly index: number;
  /** Offsets into the block's slice. */
  readonly start: number;
  readonly end: number;
}

/** Where a place between two blocks belongs: at the end of the one before or at the start of the one after. */
export type GapSide = 'before' | 'after';

/**
 * Where a canonical offset is drawn.
 *
 * White space between blocks is not drawn: such an offset belongs to the end of the block before it or the start of the
 * block after it, as `side` says, and at the edges of the text to the only block there is. Null in a text without blocks.
 */
export function placeOfOffset(
  blocks: readonly Block[],
  offset: number,
  side: GapSide = 'before',
): BlockPlace | null {
  const index = lastBlockStartingAtOrBefore(blocks, offset);
  const block = blocks[index];
  const next = blocks[index + 1];
  if (block === undefined) return next === undefined ? null : { index: 0, offset: 0 };
  if (offset <= block.end) return { index, offset: offset - block.start };
  if (side === 'after' && next !== undefined) return { index: index + 1, offset: 0 };
  return { index, offset: block.end - block.start };
}

/** The canonical offset of a drawn place; an offset beyond the block's slice counts as its end. */
export function offsetOfPlace(blocks: readonly Block[], place: BlockPlace): number {
  const block = blocks[place.index];
  if (block === undefined) return blocks.at(-1)?.end ?? 0;
  return Math.min(block.start + Math.max(0, place.offset), block.end);
}

/** The parts of `[start, end)` that are drawn, block by block; empty where the span touches no block. */
export function segmentsOfSpan(
  blocks: readonly Block[],
  start: number,
  end: number,
): readonly BlockSegment[] {
  const segments: BlockSegment[] = [];
  for (
    let index = Math.max(0, lastBlockStartingAtOrBefore(blocks, start));
    index < blocks.length;
    index += 1
  ) {
    const block = blocks[index];
    if (block === undefined || block.start >= end) break;
    const from = Math.max(start, block.start);
    const to = Math.min(end, block.end);
    if (from < to) segments.push({ index, start: from - block.start, end: to - block.start });
  }
  return segments;
}

/** An index, or -1 where the first block starts after the offset. */
function lastBlockStartingAtOrBefore(blocks: readonly Block[], offset: number): number {
  let from = 0;
  let to = blocks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
