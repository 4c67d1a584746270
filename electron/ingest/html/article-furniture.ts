import type { DraftBlock } from '../draft-block.ts';

/** A block of a page, and whether what finds articles holds it to be part of the article. */
export interface ArticleBlock {
  readonly draft: DraftBlock;
  readonly inArticle: boolean;
}

/** A paragraph of running text has at least so many characters. */
const runningText = 160;

/**
 * Marks what stands around the article as furniture: everything above the main heading over the article, and everything below
 * the article's last block. Nothing between these is touched, however the finder judged it, since it also leaves out by-lines,
 * captions and tables.
 *
 * Where the article is less than half of what is no furniture yet, where running text follows below it, or where no main heading
 * stands above it, the finder is not followed on that side.
 */
export function markAroundArticle(text: string, blocks: readonly ArticleBlock[]): void {
  const isIn = ({ draft, inArticle }: ArticleBlock): boolean => inArticle && !draft.furniture;
  const first = blocks.findIndex(isIn);
  const last = blocks.findLastIndex(isIn);
  if (first === -1) return;
  const lettersOf = (some: readonly ArticleBlock[]): number =>
    some.reduce((sum, { draft }) => sum + (draft.furniture ? 0 : draft.end - draft.start), 0);
  if (lettersOf(blocks.slice(first, last + 1)) * 2 < lettersOf(blocks)) return;
  const heading = blocks.findLastIndex(
    ({ draft }, index) => index <= first && draft.kind === 'heading' && draft.level === 1,
  );
  const above = heading === -1 ? [] : blocks.slice(0, heading);
  const below = blocks.slice(last + 1);
  for (const side of [above, below]) {
    if (side.some(({ draft }) => !draft.furniture && isRunningText(text, draft))) continue;
    for (const { draft } of side) draft.furniture = true;
  }
}

function isRunningText(text: string, { start, end }: DraftBlock): boolean {
  return end - start >= runningText && /[.!?]["'”’)\]]*$/u.test(text.slice(Math.max(start, end - 5), end));
}
