import type { Block, PackContext } from '../model/index.ts';
import { sentenceAround } from '../text/index.ts';
import type { PackPassage, PackSource } from './selection.ts';

/** What a pack prints of one block around a passage; all offsets are into the canonical text. */
export interface QuotedPiece {
  readonly block: Block;
  /** The part of the block that is printed. */
  readonly start: number;
  readonly end: number;
  /** The part of that which is the passage itself. */
  readonly markStart: number;
  readonly markEnd: number;
}

/**
 * The pieces of text a passage is quoted with, one for each block it touches, in order.
 *
 * Context is nothing, the sentences the passage touches, or the whole blocks. A block of page furniture is printed only
 * because the passage itself lies in it. Together the marked parts hold every character of the passage that is not white
 * space between blocks.
 */
export function quotedPieces(
  source: PackSource,
  passage: PackPassage,
  context: PackContext,
): readonly QuotedPiece[] {
  const [first, last] = passage.blocks;
  const touched = source.blocks.filter(
    (block) =>
      block.number >= first && block.number <= last && block.start < passage.end && block.end > passage.start,
  );
  const around =
    context === 'sentence' ? sentenceAround(source.text, touched, passage.start, passage.end) : passage;
  return touched.map((block) => ({
    block,
    start: context === 'block' ? block.start : Math.max(block.start, around.start),
    end: context === 'block' ? block.end : Math.min(block.end, around.end),
    markStart: Math.max(block.start, passage.start),
    markEnd: Math.min(block.end, passage.end),
  }));
}
