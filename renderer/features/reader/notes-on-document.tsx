import './notes-on-document.css';
import type { JSX } from 'react';
import type { Note } from '../../../shared/model/index.ts';
import { NoteCard, NoteComposer } from '../../editor/index.ts';

/** The notes on the document as a whole, under its head, and the editor of a new one. */
export function NotesOnDocument(props: {
  readonly documentId: string;
  readonly notes: readonly Note[];
  readonly writing: boolean;
  readonly writable: boolean;
  readonly onWritten: () => void;
}): JSX.Element | null {
  if (props.notes.length === 0 && !props.writing) return null;
  return (
    <div className="reader-document-notes">
      {props.notes.map((note) => (
        <NoteCard key={note.id} note={note} targetKnown writable={props.writable} />
      ))}
      {props.writing && (
        <NoteComposer target={{ kind: 'document', id: props.documentId }} onClose={props.onWritten} />
      )}
    </div>
  );
}
