import { useEffect } from 'react';
import { observable } from './observable.ts';

/** The notes that an editor of this window is writing; what lists them leaves them to it. */
export const notesInWriting = observable<ReadonlySet<string>>(new Set());

/** Says that an editor has a note in hand for as long as it is on the screen; null while there is no note yet. */
export function useNoteInWriting(noteId: string | null): void {
  useEffect(() => {
    if (noteId === null) return undefined;
    notesInWriting.set(new Set([...notesInWriting.get(), noteId]));
    return () => {
      const left = new Set(notesInWriting.get());
      left.delete(noteId);
      notesInWriting.set(left);
    };
  }, [noteId]);
}
