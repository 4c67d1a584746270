import type { NoteBlock, NoteContent, NoteInline } from './note.ts';

/** A note's content as plain text: blocks separated by one line feed, list items led by their mark. */
export function noteText(content: NoteContent): string {
  return content.blocks.map(blockText).join('\n');
}

/** A note of plain paragraphs, one for each line of the text. */
export function plainNote(text: string): NoteContent {
  return {
    blocks: text.split('\n').map((line) => ({
      kind: 'paragraph',
      inlines: line === '' ? [] : [{ kind: 'text', text: line }],
    })),
  };
}

/** True where a note says nothing: no characters but white space. */
export function isBlankNote(content: NoteContent): boolean {
  return content.blocks.every((block) => inlineText(block.inlines).trim() === '');
}

/** The plain text of a run of inlines. */
export function inlineText(inlines: readonly NoteInline[]): string {
  return inlines.map((inline) => (inline.kind === 'line-break' ? '\n' : inline.text)).join('');
}

function blockText(block: NoteBlock): string {
  const text = inlineText(block.inlines);
  return block.kind === 'list-item' ? `${'  '.repeat(block.depth)}• ${text}` : text;
}
