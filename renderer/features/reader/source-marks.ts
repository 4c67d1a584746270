import type { TextMark } from '../../../shared/model/index.ts';
import { commentText } from '../../../shared/text/index.ts';
import type { ReaderDocument } from './reader-document.ts';

/** What a mark is painted as; marks of other kinds are not painted here. */
export type SourceMarkLook = 'inserted' | 'deleted' | 'comment' | 'highlight' | 'note' | 'hidden';

/** How a mark looks, or null where it is painted by nothing here. */
export function lookOfMark({ kind }: TextMark): SourceMarkLook | null {
  switch (kind) {
    case 'inserted':
    case 'deleted':
    case 'comment':
    case 'highlight':
    case 'hidden':
      return kind;
    case 'note-reference':
      return 'note';
    case 'unsure':
      return null;
  }
}

/** The marks that are listed beside the text: changes, comments, highlights and hidden text, in their order. */
export function listedMarks(marks: readonly TextMark[]): readonly TextMark[] {
  return marks.filter(({ kind }) => kind !== 'note-reference' && kind !== 'unsure');
}

/** True for a mark that is offered as a passage, with a note where it says something. */
export function isOffered({ kind }: TextMark): boolean {
  return kind === 'comment' || kind === 'highlight';
}

/** Who made a mark, in words; empty where the mark names nobody. */
export function authorOf(mark: TextMark): string {
  return 'by' in mark ? (mark.by ?? '') : '';
}

/** What a mark says: the comment, or the note it refers to; empty where it says nothing. */
export function sayingOf(mark: TextMark, { text, blocks }: ReaderDocument): string {
  if (mark.kind !== 'note-reference') return commentText(mark, text, blocks);
  const block = blocks[mark.block - 1];
  return block === undefined ? '' : text.slice(block.start, block.end);
}

/** One line of at most so many characters, white space joined. */
export function inShort(text: string, longest: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/\s+\S*$/u, '')} …`;
}
