import type { Note, NoteBlock, NoteInline } from '../../shared/model/index.ts';
import { noteText } from '../../shared/model/index.ts';
import type { CopiedQuote } from '../../shared/pack/index.ts';
import { escapedForHtml } from '../../shared/pack/index.ts';

/** A note as it goes into another program, with a line that says what it is on; a privileged one says so first. */
export function noteForCopying(note: Note, by: string): CopiedQuote {
  const sign = note.privileged ? 'PRIVILEGED' : '';
  const about = `Note on ${note.targetLabel}, ${by}`;
  return {
    plain: [sign, noteText(note.content), about].filter((line) => line !== '').join('\n'),
    rich: [
      sign === '' ? '' : `<p><strong>${sign}</strong></p>`,
      // Items that follow each other are one list, or every number would be 1.
      ...note.content.blocks.map(blockHtml).map((html, at, all) => joined(html, all[at - 1], all[at + 1])),
      `<p>${escapedForHtml(about)}</p>`,
    ].join(''),
  };
}

function joined(html: string, before: string | undefined, after: string | undefined): string {
  const [open] = /^(?:<[ou]l>)+/.exec(html) ?? [];
  if (open === undefined) return html;
  const goesOn = before?.startsWith(`${open}<li>`) === true;
  const isGoneOn = after?.startsWith(`${open}<li>`) === true;
  const close = open.replaceAll('<', '</');
  const inside = html.slice(open.length, html.length - close.length);
  return `${goesOn ? '' : open}${inside}${isGoneOn ? '' : close}`;
}

function blockHtml(block: NoteBlock): string {
  const inside = block.inlines.map(inlineHtml).join('');
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inside}</p>`;
    case 'heading':
      return `<h${String(block.level)}>${inside}</h${String(block.level)}>`;
    case 'quotation':
      return `<blockquote>${inside}</blockquote>`;
    case 'list-item': {
      const list = block.ordered ? 'ol' : 'ul';
      const open = `<${list}>`.repeat(block.depth + 1);
      const close = `</${list}>`.repeat(block.depth + 1);
      return `${open}<li>${inside}</li>${close}`;
    }
  }
}

function inlineHtml(inline: NoteInline): string {
  if (inline.kind === 'line-break') return '<br>';
  let html = escapedForHtml(inline.text);
  if (inline.kind === 'reference') return html;
  if (inline.underline === true) html = `<u>${html}</u>`;
  if (inline.italic === true) html = `<em>${html}</em>`;
  return inline.bold === true ? `<strong>${html}</strong>` : html;
}
