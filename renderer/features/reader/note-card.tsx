import type { JSX } from 'react';
import { useState } from 'react';
import type { Note } from '../../../shared/model/index.ts';
import { NoteComposer, NoteView } from '../../editor/index.ts';
import { useAct } from '../../state/use-act.ts';
import { useMatter } from '../../state/use-service.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { momentWords } from '../../ui/words.ts';
import { useOpenReference } from './use-open-reference.ts';

/** A note where it belongs, unmistakably privileged or open; with `writable`, what can be done with it. */
export function NoteCard({
  note,
  writable,
}: {
  readonly note: Note;
  readonly writable: boolean;
}): JSX.Element {
  const act = useAct();
  const openReference = useOpenReference();
  const me = useMatter()?.reviewer ?? null;
  const [editing, setEditing] = useState(false);
  if (editing) {
    return <NoteComposer target={note.target} note={note} onClose={() => setEditing(false)} />;
  }
  const by = me?.id === note.reviewer ? `${me.name} · ` : '';
  return (
    <div
      className={classNames('reader-note', note.privileged && 'reader-note-privileged')}
      role="group"
      aria-label="Note"
    >
      <p className="reader-note-facts">
        {by}
        {momentWords(note.editedAtMs)}
        {note.privileged ? (
          <strong className="reader-note-sign"> · privileged, never leaves in a pack</strong>
        ) : (
          ' · open, may go into packs'
        )}
      </p>
      <NoteView content={note.content} onReference={openReference} />
      {note.conflicts.length > 0 && (
        <p className="reader-note-conflict">
          Two reviewers wrote this note apart. Press Edit to keep one wording or both.
        </p>
      )}
      {writable && (
        <div className="reader-note-actions">
          <IconlessButton onClick={() => setEditing(true)}>Edit</IconlessButton>
          <IconlessButton
            onClick={() =>
              void act(
                'openNote',
                { noteId: note.id, privileged: !note.privileged },
                note.privileged ? 'The note is open.' : 'The note is privileged.',
              )
            }
          >
            {note.privileged ? 'Open it for packs' : 'Make it privileged'}
          </IconlessButton>
          <IconlessButton onClick={() => void act('deleteNote', { noteId: note.id }, 'Deleted the note.')}>
            Delete the note
          </IconlessButton>
        </div>
      )}
    </div>
  );
}
