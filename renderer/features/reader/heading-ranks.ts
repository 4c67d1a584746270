import type { Block } from '../../../shared/model/index.ts';

/**
 * The rank of each heading on the page, by block number: 2 for the outermost, as the document's title is the first heading,
 * and never more than one below the heading before it, so that the outline has no gaps whatever levels the source skips.
 */
export function headingRanks(blocks: readonly Block[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  /** The levels of the headings that are open, outermost first. */
  const open: number[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const level = block.level ?? 1;
    while (open.length > 0 && (open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    ranks.set(block.number, Math.min(6, open.length + 1));
  }
  return ranks;
}
