import fc from 'fast-check';
import { createEditor } from 'lexical';
import { describe, expect, it } from 'vitest';
import { $showNote, $storedNote } from '../../../renderer/editor/note-adapter.ts';
import { noteNodes } from '../../../renderer/editor/note-nodes.ts';
import { normalNote } from '../../../renderer/editor/normal-note.ts';
import type { NoteContent } from '../../../shared/model/index.ts';
import { notes } from './notes.ts';

function throughTheEditor(content: NoteContent): NoteContent {
  const editor = createEditor({
    nodes: [...noteNodes],
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $showNote(content), { discrete: true });
  return editor.getEditorState().read($storedNote);
}

function throughItsOwnState(content: NoteContent): NoteContent {
  const onError = (error: Error) => {
    throw error;
  };
  const first = createEditor({ nodes: [...noteNodes], onError });
  first.update(() => $showNote(content), { discrete: true });
  const second = createEditor({ nodes: [...noteNodes], onError });
  return second.parseEditorState(JSON.stringify(first.getEditorState())).read($storedNote);
}

describe('a note in the editor', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(notes, (content) => {
        const normal = normalNote(content);
        expect(throughTheEditor(normal)).toEqual(normal);
      }),
    );
  });

  it('comes out the same after undo and paste, which go by the editor’s own state', () => {
    fc.assert(
      fc.property(notes, (content) => {
        const normal = normalNote(content);
        expect(throughItsOwnState(normal)).toEqual(normal);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the normal form of a note', () => {
  it('is its own normal form', () => {
    fc.assert(
      fc.property(notes, (content) => {
        expect(normalNote(normalNote(content))).toEqual(normalNote(content));
      }),
    );
  });

  it('joins runs of one format, drops empty ones and makes line feeds line breaks', () => {
    expect(
      normalNote({
        blocks: [
          {
            kind: 'paragraph',
            inlines: [
              { kind: 'text', text: 'Put to ', bold: true },
              { kind: 'text', text: '' },
              { kind: 'text', text: 'the chair\nday 12', bold: true },
            ],
          },
        ],
      }),
    ).toEqual({
      blocks: [
        {
          kind: 'paragraph',
          inlines: [
            { kind: 'text', text: 'Put to the chair', bold: true },
            { kind: 'line-break' },
            { kind: 'text', text: 'day 12', bold: true },
          ],
        },
      ],
    });
  });

  it('lets no list skip a depth', () => {
    const item = (depth: number) => ({ kind: 'list-item', ordered: false, depth, inlines: [] }) as const;
    expect(normalNote({ blocks: [item(2), item(3), item(3), item(0)] }).blocks).toEqual([
      item(0),
      item(1),
      item(2),
      item(0),
    ]);
  });

  it('of a note without blocks is one empty paragraph', () => {
    expect(normalNote({ blocks: [] })).toEqual({ blocks: [{ kind: 'paragraph', inlines: [] }] });
  });
});
