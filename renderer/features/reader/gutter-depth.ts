import type { Block, PassageMark } from '../../../shared/model/index.ts';

/**
 * The most lanes that any place of the document can need: as many as themes meet in one block. Both lists are in order of
 * position. One walk over each, because it is asked for after every change of the passages.
 */
export function deepestLanes(passages: readonly PassageMark[], blocks: readonly Block[]): number {
  /** By theme, the block after the last one that it is known to reach: each theme counts once a block. */
  const reached = new Map<string, number>();
  const begun = new Int32Array(blocks.length + 1);
  let first = 0;
  for (const { start, end, tags } of passages) {
    while (first + 1 < blocks.length && (blocks[first]?.end ?? 0) <= start) first += 1;
    let after = first + 1;
    while (after < blocks.length && (blocks[after]?.start ?? 0) < end) after += 1;
    for (const { themeId } of tags) {
      const from = Math.max(first, reached.get(themeId) ?? 0);
      if (from >= after) continue;
      begun[from] = (begun[from] ?? 0) + 1;
      begun[after] = (begun[after] ?? 0) - 1;
      reached.set(themeId, after);
    }
  }
  let lanes = 0;
  return begun.reduce((deepest, change) => {
    lanes += change;
    return Math.max(deepest, lanes);
  }, 0);
}
