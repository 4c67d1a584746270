import type { Block } from '../model/index.ts';

/** The text of a span block by block, without the white space that stands between blocks. */
export function spanParts(
  text: string,
  blocks: readonly Block[],
  start: number,
  end: number,
): readonly string[] {
  const parts = blocks
    .filter((block) => block.start < end && block.end > start)
    .map((block) => text.slice(Math.max(start, block.start), Math.min(end, block.end)));
  return parts.length === 0 ? [text.slice(start, end)] : parts;
}
