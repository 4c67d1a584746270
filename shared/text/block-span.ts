import type { Block } from '../model/index.ts';

/**
 * The block that holds an offset; for white space between blocks the block before it, before the first block the first.
 *
 * Undefined only for a text without blocks.
 */
export function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  return blocks[Math.max(0, lastIndexStartingAtOrBefore(blocks, offset))];
}

/**
 * The numbers of the first and last block that a span touches, by binary search.
 *
 * A span that touches none (white space alone) gets the block before it. `[0, 0]` for a text without blocks.
 */
export function blocksOfSpan(
  blocks: readonly Block[],
  start: number,
  end: number,
): readonly [number, number] {
  const lastIndex = Math.max(0, lastIndexStartingAtOrBefore(blocks, Math.max(start, end - 1)));
  let firstIndex = Math.max(0, lastIndexStartingAtOrBefore(blocks, start));
  const first = blocks[firstIndex];
  const last = blocks[lastIndex];
  if (first === undefined || last === undefined) return [0, 0];
  if (first.end <= start && firstIndex < lastIndex) firstIndex += 1;
  return [blocks[firstIndex]?.number ?? 0, last.number];
}

/** The index of the last block that starts at or before an offset, or -1. */
function lastIndexStartingAtOrBefore(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
