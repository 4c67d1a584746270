import type { Block } from '../../../shared/model/index.ts';
import { blockLabel } from '../../../shared/text/index.ts';

/** Where the caret is, for the footer: `4.12 · ¶ 8 of 122`, without the first part where the source has no number of its own. */
export function placeWords(block: Block, blocks: number): string {
  const own = block.own === null ? '' : `${blockLabel(block)} · `;
  return `${own}¶ ${block.number} of ${blocks}`;
}
