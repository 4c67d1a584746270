import { expect, it } from 'vitest';
import { filterNotes, filterWords, noNoteFilter } from '../../../renderer/features/notes/filter-notes.ts';
import type { Note, NoteTarget } from '../../../shared/model/index.ts';
import { plainNote } from '../../../shared/model/index.ts';

function note(id: string, target: NoteTarget, rest: Partial<Note> = {}): Note {
  const text = rest.text ?? id;
  return {
    id,
    target,
    content: plainNote(text),
    text,
    privileged: true,
    reviewer: 'R. Osei',
    createdAtMs: 0,
    editedAtMs: 0,
    version: 'version',
    conflicts: [],
    targetLabel: '',
    documentId: null,
    ...rest,
  };
}

const notes = [
  note('on the matter', { kind: 'matter' }),
  note('on a passage', { kind: 'passage', id: 'passage' }, { documentId: 'document', privileged: false }),
  note('on a document', { kind: 'document', id: 'document' }, { documentId: 'document' }),
  note('on a theme', { kind: 'theme', id: 'theme' }, { reviewer: 'J. Whitlock', targetLabel: 'Training' }),
];

const listed = (filter: Partial<typeof noNoteFilter>): readonly string[] =>
  filterNotes(notes, { ...noNoteFilter, ...filter }, new Set(['theme', 'passage'])).map(({ id }) => id);

it('notes are listed by target, sign, theme, document, reviewer and words, and by all of them together', () => {
  expect([
    listed({}),
    listed({ target: 'theme' }),
    listed({ sign: 'open' }),
    listed({ theme: 'theme' }),
    listed({ document: 'document' }),
    listed({ reviewer: 'J. Whitlock' }),
    listed({ text: 'ON train' }),
    listed({ document: 'document', theme: 'theme', sign: 'open' }),
  ]).toEqual([
    ['on the matter', 'on a passage', 'on a document', 'on a theme'],
    ['on a theme'],
    ['on a passage'],
    ['on a passage', 'on a theme'],
    ['on a passage', 'on a document'],
    ['on a theme'],
    ['on a theme'],
    ['on a passage'],
  ]);
});

it('a filter is said in words, nothing where it lists everything', () => {
  const names = { theme: 'Training', document: 'MVI000002', reviewer: 'R. Osei' };
  expect([
    filterWords(noNoteFilter, names),
    filterWords(
      { text: ' rota ', target: 'passage', sign: 'privileged', theme: 't', document: 'd', reviewer: 'r' },
      names,
    ),
  ]).toEqual(['', 'privileged, on passages, of Training, in MVI000002, by R. Osei, with “rota”']);
});
