import './notes-screen.css';
import type { JSX } from 'react';
import { useCallback, useState } from 'react';
import type { Note, NoteTarget } from '../../../shared/model/index.ts';
import { NoteCard, NoteComposer } from '../../editor/index.ts';
import { useActions, useShownKeys } from '../../state/actions.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';

/** The notes on one document, theme or the matter, and a place to write another. */
export function NotesOn({ target }: { readonly target: NoteTarget }): JSX.Element {
  const matter = useMatter();
  const query = useQuery('listNotes', target.kind === 'document' ? { documentId: target.id } : {});
  const [writing, setWriting] = useState(false);
  const [writtenId, setWrittenId] = useState<string | null>(null);
  const endWriting = useCallback((note: Note | null) => {
    setWriting(false);
    setWrittenId(note?.id ?? null);
  }, []);
  const writable = matter !== null && matter.readOnlyBecause === null;
  const key = useShownKeys()('note-here');
  useActions([
    {
      id: 'note-here',
      label: `Write a note on the ${target.kind}`,
      available: writable && !writing,
      perform: () => setWriting(true),
    },
  ]);
  const notes = (query.value ?? []).filter((note) => isSameTarget(note.target, target));
  return (
    <div className="notes-on">
      {query.status === 'failed' && <p role="alert">{query.failure.message}</p>}
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} writable={writable} targetKnown sought={note.id === writtenId} />
      ))}
      {writing && <NoteComposer target={target} onClose={endWriting} />}
      {writable && !writing && (
        <Button onClick={() => setWriting(true)} {...(key === undefined ? {} : { keys: key })}>
          Write a note
        </Button>
      )}
      {!writable && notes.length === 0 && <p className="number">None.</p>}
    </div>
  );
}

function isSameTarget(one: NoteTarget, other: NoteTarget): boolean {
  if (one.kind === 'matter' || other.kind === 'matter') return one.kind === other.kind;
  return one.kind === other.kind && one.id === other.id;
}
