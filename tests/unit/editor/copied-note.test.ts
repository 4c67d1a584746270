import { expect, it } from 'vitest';
import { noteForCopying } from '../../../renderer/editor/copied-note.ts';
import type { Note, NoteContent } from '../../../shared/model/index.ts';
import { noteText } from '../../../shared/model/index.ts';

const content: NoteContent = {
  blocks: [
    { kind: 'heading', level: 2, inlines: [{ kind: 'text', text: 'To <ask>' }] },
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: 'a', bold: true, italic: true },
        { kind: 'line-break' },
        { kind: 'reference', text: '{MVI000002 ¶3}', reference: { kind: 'document', id: 'd' } },
      ],
    },
    { kind: 'list-item', ordered: true, depth: 0, inlines: [{ kind: 'text', text: 'one' }] },
    { kind: 'list-item', ordered: true, depth: 0, inlines: [{ kind: 'text', text: 'two' }] },
    {
      kind: 'list-item',
      ordered: false,
      depth: 1,
      inlines: [{ kind: 'text', text: 'deep', underline: true }],
    },
    { kind: 'quotation', inlines: [{ kind: 'text', text: 'said' }] },
  ],
};

const note: Note = {
  id: 'note',
  target: { kind: 'matter' },
  content,
  text: noteText(content),
  privileged: false,
  reviewer: 'R. Osei',
  createdAtMs: 0,
  editedAtMs: 0,
  version: 'version',
  conflicts: [],
  targetLabel: 'Training',
  documentId: null,
};

it('a note is copied with its formats and with what it is on, its neighbouring items as one list', () => {
  expect(noteForCopying(note, 'R. Osei, 12 Sep 2017')).toEqual({
    plain: `${note.text}\nNote on Training, R. Osei, 12 Sep 2017`,
    rich:
      '<h2>To &lt;ask&gt;</h2><p><strong><em>a</em></strong><br>{MVI000002 ¶3}</p>' +
      '<ol><li>one</li><li>two</li></ol><ul><ul><li><u>deep</u></li></ul></ul>' +
      '<blockquote>said</blockquote><p>Note on Training, R. Osei, 12 Sep 2017</p>',
  });
});

it('a privileged note says so first, rich and plain', () => {
  const copied = noteForCopying({ ...note, privileged: true }, 'R. Osei');
  expect([copied.plain.split('\n')[0], copied.rich.slice(0, 41)]).toEqual([
    'PRIVILEGED',
    '<p><strong>PRIVILEGED</strong></p><h2>To ',
  ]);
});
