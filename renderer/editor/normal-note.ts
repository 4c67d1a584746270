import type { NoteBlock, NoteContent, NoteInline } from '../../shared/model/index.ts';

/**
 * The one form of a note among those that read the same, and the form in which notes are stored.
 *
 * Neighbouring text of one format is one run; no run is empty; flags are present only where true; a line feed inside a
 * text is a line break; a list never skips a depth, so an item lies at most one deeper than the item before it; a note has
 * at least one block.
 */
export function normalNote(content: NoteContent): NoteContent {
  let deepest = 0;
  const blocks = content.blocks.map((block): NoteBlock => {
    const inlines = normalInlines(block.inlines);
    if (block.kind !== 'list-item') {
      deepest = 0;
      return { ...block, inlines };
    }
    const depth = Math.min(Math.max(0, block.depth), deepest);
    deepest = depth + 1;
    return { kind: 'list-item', ordered: block.ordered, depth, inlines };
  });
  return { blocks: blocks.length === 0 ? [{ kind: 'paragraph', inlines: [] }] : blocks };
}

/** A run of inlines in its one form. */
export function normalInlines(inlines: readonly NoteInline[]): readonly NoteInline[] {
  const result: NoteInline[] = [];
  for (const inline of inlines.flatMap(splitLines)) {
    const last = result.at(-1);
    if (inline.kind === 'text') {
      if (inline.text === '') continue;
      if (last?.kind === 'text' && formatKey(last) === formatKey(inline)) {
        result[result.length - 1] = { ...last, text: last.text + inline.text };
        continue;
      }
      result.push(
        textInline(inline.text, inline.bold === true, inline.italic === true, inline.underline === true),
      );
    } else {
      if (inline.kind === 'reference' && inline.text === '') continue;
      result.push(inline);
    }
  }
  return result;
}

/** A run of text with only those flags that are set. */
export function textInline(text: string, bold: boolean, italic: boolean, underline: boolean): NoteInline {
  return {
    kind: 'text',
    text,
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
  };
}

function splitLines(inline: NoteInline): readonly NoteInline[] {
  if (inline.kind !== 'text' || !/[\r\n]/.test(inline.text)) return [inline];
  return inline.text
    .split(/\r\n|\r|\n/)
    .flatMap((line, position): readonly NoteInline[] =>
      position === 0 ? [{ ...inline, text: line }] : [{ kind: 'line-break' }, { ...inline, text: line }],
    );
}

function formatKey(inline: Extract<NoteInline, { readonly kind: 'text' }>): string {
  return `${inline.bold === true}${inline.italic === true}${inline.underline === true}`;
}
