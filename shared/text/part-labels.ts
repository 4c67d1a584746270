import type { Block, TextMark } from '../model/index.ts';
import { markWords } from './mark-words.ts';

/**
 * What blocks beside the running text are, in words by their number: `Footnote 3`, `Comment by A. Person, 3 May 2019`, `Header`. Of
 * several blocks of one part only the first is labelled.
 */
export function partLabels(
  text: string,
  blocks: readonly Block[],
  marks: readonly TextMark[],
): ReadonlyMap<number, string> {
  const told = new Map<number, string>();
  for (const mark of marks) {
    if (mark.kind === 'comment' && mark.block !== null) told.set(mark.block, markWords(mark));
    if (mark.kind === 'note-reference')
      told.set(mark.block, text.slice(mark.start, mark.end).replace(/^\[|\]$/gu, ''));
  }
  const labels = new Map<number, string>();
  let before: Block | undefined;
  for (const block of blocks) {
    if (block.part !== undefined) {
      const said = told.get(block.number);
      if (block.part === 'comment') labels.set(block.number, said ?? 'Comment');
      else if (said !== undefined) labels.set(block.number, `${names[block.part]} ${said}`);
      else if (before?.part !== block.part) labels.set(block.number, names[block.part]);
    }
    before = block;
  }
  return labels;
}

const names = {
  header: 'Header',
  footer: 'Footer',
  footnote: 'Footnote',
  endnote: 'Endnote',
  comment: 'Comment',
  'message-header': 'Header of the message',
} as const;
