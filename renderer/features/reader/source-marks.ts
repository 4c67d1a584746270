import type { TextMark } from '../../../shared/model/index.ts';
import { commentText } from '../../../shared/text/index.ts';
import type { ReaderDocument } from './reader-document.ts';

/** What a mark is painted as; marks of other kinds are not painted here. */
export type SourceMarkLook = 'inserted' | 'deleted' | 'comment' | 'highlight' | 'note' | 'hidden' | 'covered';

/** How a mark looks, or null where it is painted by nothing here. */
export function lookOfMark({ kind }: TextMark): SourceMarkLook | null {
  switch (kind) {
    case 'inserted':
    case 'deleted':
    case 'comment':
    case 'highlight':
    case 'hidden':
    case 'covered':
      return kind;
    case 'note-reference':
      return 'note';
    case 'unsure':
      return null;
  }
}

/**
 * A mark with the span that it is painted on. A place without length, where covered words were left out, is shown on the character
 * before it and what parts it from the next.
 */
export function paintedMark(mark: TextMark, length: number): TextMark {
  return mark.kind === 'covered'
    ? { ...mark, start: Math.max(0, mark.start - 1), end: Math.min(length, mark.end + 1) }
    : mark;
}

/** What a mark stands on, in one line of at most so many characters; of a place without length, what stands on both sides of it. */
export function markedText(mark: TextMark, text: string, longest: number): string {
  if (mark.kind !== 'covered') return inShort(text.slice(mark.start, mark.end), longest);
  const before = text.slice(Math.max(0, mark.start - longest / 2), mark.start);
  const after = text.slice(mark.end, mark.end + longest / 2);
  const line = (words: string): string => words.replace(/\s+/gu, ' ').trim();
  return `${line(before)} [covered] ${line(after)}`.trim();
}

/** The marks that are listed beside the text: changes, comments, highlights, hidden and covered text, in their order. */
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
