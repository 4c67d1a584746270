import type { Note, NoteTarget } from '../../../shared/model/index.ts';

/** Which notes are listed. */
export interface NoteFilter {
  readonly text: string;
  readonly target: NoteTarget['kind'] | 'all';
  readonly sign: 'all' | 'privileged' | 'open' | 'conflict';
}

/** Lists every note. */
export const noNoteFilter: NoteFilter = { text: '', target: 'all', sign: 'all' };

/** The notes a filter lists: every word typed is in the text or in what the note is on. */
export function filterNotes(notes: readonly Note[], filter: NoteFilter): readonly Note[] {
  const words = filter.text
    .toLocaleLowerCase('en-GB')
    .split(/\s+/)
    .filter((word) => word !== '');
  return notes.filter((note) => {
    if (filter.target !== 'all' && note.target.kind !== filter.target) return false;
    if (filter.sign === 'conflict' && note.conflicts.length === 0) return false;
    if (filter.sign === 'privileged' && !note.privileged) return false;
    if (filter.sign === 'open' && note.privileged) return false;
    const text = `${note.text}\n${note.targetLabel}`.toLocaleLowerCase('en-GB');
    return words.every((word) => text.includes(word));
  });
}
