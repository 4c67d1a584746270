import type { Block } from '../../../shared/model/index.ts';
import {
  blockAt,
  graphemeBoundaryAtOrAfter,
  graphemeBoundaryAtOrBefore,
  sentenceAround,
  sentenceSpans,
  wordSpanAt,
} from '../../../shared/text/index.ts';
import type { Interval } from './interval-index.ts';

/** How far a key moves the caret. `line` is not here: only the layout knows where lines end. */
export type CaretUnit = 'character' | 'word' | 'sentence' | 'block' | 'document';

/** Towards the start of the text or towards its end. */
export type CaretDirection = 'back' | 'forward';

/** The text the caret moves in. */
export interface CaretText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/**
 * Where a move takes the caret: always at a grapheme boundary inside or at an end of a block, never in the white space
 * between two, and never back past the start or on past the end.
 *
 * By word, forward stops at the end of a word and back at its start, so that extending a selection takes whole words; by
 * sentence, likewise.
 */
export function moveCaret(
  { text, blocks }: CaretText,
  offset: number,
  unit: CaretUnit,
  direction: CaretDirection,
): number {
  switch (unit) {
    case 'character':
      return direction === 'forward'
        ? nextCharacter(text, blocks, offset)
        : previousCharacter(text, blocks, offset);
    case 'word':
      return direction === 'forward'
        ? nextWordEnd(text, blocks, offset)
        : previousWordStart(text, blocks, offset);
    case 'sentence':
      return direction === 'forward'
        ? nextSentenceEnd({ text, blocks }, offset)
        : previousSentenceStart({ text, blocks }, offset);
    case 'block':
      return direction === 'forward' ? nextBlockStart(blocks, offset) : previousBlockStart(blocks, offset);
    case 'document':
      return direction === 'forward' ? (blocks.at(-1)?.end ?? 0) : (blocks[0]?.start ?? 0);
  }
}

/** The sentence at an offset, without white space around it; empty at the offset where there is none. */
export function sentenceAt({ text, blocks }: CaretText, offset: number): Interval {
  const block = blockAt(blocks, offset);
  if (block === undefined) return { start: offset, end: offset };
  const within = Math.min(Math.max(offset, block.start), Math.max(block.start, block.end - 1));
  return sentenceAround(text, block, within, within);
}

/**
 * A wider selection at the same place: the word at the caret, then whole sentences, then whole blocks; the same one where it
 * can't grow.
 */
export function growSelection(source: CaretText, selection: Interval): Interval {
  const word = wordSpanAt(source.text, selection.start);
  const steps: readonly Interval[] = [
    ...(word !== null && selection.start === selection.end ? [{ start: word[0], end: word[1] }] : []),
    sentencesOf(source, selection),
    blocksOf(source, selection),
  ];
  return steps.find((step) => step.start < selection.start || step.end > selection.end) ?? selection;
}

/** The whole sentences a selection touches. */
export function sentencesOf(source: CaretText, selection: Interval): Interval {
  if (selection.start === selection.end) return sentenceAt(source, selection.start);
  return {
    start: Math.min(selection.start, sentenceAt(source, selection.start).start),
    end: Math.max(selection.end, sentenceAt(source, selection.end - 1).end),
  };
}

/** The whole blocks a selection touches. */
export function blocksOf({ blocks }: CaretText, selection: Interval): Interval {
  const first = blockAt(blocks, selection.start);
  const last = blockAt(blocks, Math.max(selection.start, selection.end - 1));
  if (first === undefined || last === undefined) return selection;
  return { start: Math.min(first.start, selection.start), end: Math.max(last.end, selection.end) };
}

function nextCharacter(text: string, blocks: readonly Block[], offset: number): number {
  const block = blockAt(blocks, offset);
  if (block === undefined) return offset;
  if (offset < block.start) return block.start;
  if (offset >= block.end) return blockAfter(blocks, block)?.start ?? block.end;
  return Math.min(block.end, graphemeBoundaryAtOrAfter(text, offset + 1));
}

function previousCharacter(text: string, blocks: readonly Block[], offset: number): number {
  const block = blockAt(blocks, offset);
  if (block === undefined) return offset;
  if (offset > block.end) return block.end;
  if (offset <= block.start) return blockBefore(blocks, block)?.end ?? block.start;
  return Math.max(block.start, graphemeBoundaryAtOrBefore(text, offset - 1));
}

function nextWordEnd(text: string, blocks: readonly Block[], offset: number): number {
  for (let at = offset; ;) {
    const block = blockAt(blocks, at);
    const word = block !== undefined && at < block.end ? wordSpanAt(text, at) : null;
    if (word !== null && word[1] > offset) return word[1];
    const next = nextCharacter(text, blocks, at);
    if (next === at) return at;
    at = next;
  }
}

function previousWordStart(text: string, blocks: readonly Block[], offset: number): number {
  for (let at = offset; ;) {
    const previous = previousCharacter(text, blocks, at);
    if (previous === at) return at;
    const block = blockAt(blocks, previous);
    const word = block !== undefined && previous < block.end ? wordSpanAt(text, previous) : null;
    if (word !== null) return word[0];
    at = previous;
  }
}

function nextSentenceEnd(source: CaretText, offset: number): number {
  for (let block = blockAt(source.blocks, offset); block !== undefined;) {
    const next = sentencesNear(source.text, block, offset).find(({ end }) => end > offset);
    if (next !== undefined) return next.end;
    block = blockAfter(source.blocks, block);
  }
  return offset;
}

/** How much of a block is looked at for sentences on each side of the caret: one of a million characters would take seconds. */
const sentenceReach = 20_000;

function sentencesNear(text: string, block: Block, offset: number): readonly Interval[] {
  const at = Math.min(Math.max(offset, block.start), block.end);
  return sentenceSpans(text, {
    start: Math.max(block.start, graphemeBoundaryAtOrBefore(text, at - sentenceReach)),
    end: Math.min(block.end, graphemeBoundaryAtOrAfter(text, at + sentenceReach)),
  });
}

function previousSentenceStart(source: CaretText, offset: number): number {
  for (let block = blockAt(source.blocks, offset); block !== undefined;) {
    const before = sentencesNear(source.text, block, offset).findLast(({ start }) => start < offset);
    if (before !== undefined) return before.start;
    block = blockBefore(source.blocks, block);
  }
  return offset;
}

function nextBlockStart(blocks: readonly Block[], offset: number): number {
  const block = blockAt(blocks, offset);
  if (block === undefined) return offset;
  if (offset < block.start) return block.start;
  return blockAfter(blocks, block)?.start ?? block.end;
}

function previousBlockStart(blocks: readonly Block[], offset: number): number {
  const block = blockAt(blocks, offset);
  if (block === undefined) return offset;
  if (offset > block.start) return block.start;
  return blockBefore(blocks, block)?.start ?? block.start;
}

function blockAfter(blocks: readonly Block[], block: Block): Block | undefined {
  // Blocks are numbered from 1 in order, so a block's number is the index of the one after it.
  return blocks[block.number];
}

function blockBefore(blocks: readonly Block[], block: Block): Block | undefined {
  return blocks[block.number - 2];
}
