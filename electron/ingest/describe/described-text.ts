import type { BlockKind, OwnNumber } from '../../../shared/model/index.ts';
import type { DraftBlock } from '../draft-block.ts';

/** A block as detection sees it: its words with white space joined, at most 600 characters of them. */
export interface DescribedBlock {
  readonly kind: BlockKind;
  readonly own: OwnNumber | null;
  readonly words: string;
  /** The whole length of the block in UTF-16 code units. */
  readonly length: number;
}

/** A text as detection sees it: blocks that are not furniture, and those that are, each in order. */
export interface DescribedText {
  readonly blocks: readonly DescribedBlock[];
  readonly furniture: readonly DescribedBlock[];
}

const longest = 600;

/** Prepares a text and its blocks for detection; marks of Markdown at the starts of blocks are left out. */
export function describedText(text: string, drafts: readonly DraftBlock[], markdown: boolean): DescribedText {
  const blocks: DescribedBlock[] = [];
  const furniture: DescribedBlock[] = [];
  for (const draft of drafts) {
    const shown = text.slice(draft.start, Math.min(draft.end, draft.start + 2 * longest));
    const plain = markdown ? withoutMarks(shown) : shown;
    const words = plain.replace(/\s+/gu, ' ').trim().slice(0, longest);
    (draft.furniture ? furniture : blocks).push({
      kind: draft.kind,
      own: draft.own,
      words,
      length: draft.end - draft.start,
    });
  }
  return { blocks, furniture };
}

function withoutMarks(shown: string): string {
  return shown
    .replace(/^#{1,6}\s+|\s+#+$/gu, '')
    .replace(/\n[=-]+$/u, '')
    .replace(/^>\s?/gmu, '')
    .replace(/(\*\*|__)(\S(?:.*?\S)?)\1/gu, '$2')
    .replace(/(?<![\w*])[*_](\S(?:[^*_]*\S)?)[*_](?![\w*])/gu, '$1')
    .replace(/\[([^\]]{1,200})\]\([^)]{0,400}\)/gu, '$1');
}
