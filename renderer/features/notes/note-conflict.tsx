import type { JSX } from 'react';
import type { Note, NoteContent } from '../../../shared/model/index.ts';
import { NoteView } from '../../editor/index.ts';
import { useAct } from '../../state/use-act.ts';
import { useReviewerName } from '../../state/use-reviewer-name.ts';
import { Button } from '../../ui/button.tsx';

/** Versions of a note written without knowledge of each other: all shown, settled by keeping one or editing. */
export function NoteConflict({
  note,
  writable,
}: {
  readonly note: Note;
  readonly writable: boolean;
}): JSX.Element {
  const act = useAct();
  const reviewerName = useReviewerName();
  const replaces = [note.version, ...note.conflicts.map((conflict) => conflict.version)];
  const keep = (content: NoteContent) => {
    void act('editNote', { noteId: note.id, content, replaces }, 'The conflict is settled.');
  };
  return (
    <section className="note-conflict" aria-label="Versions in conflict">
      <p>
        This note was also written otherwise, by someone who had not seen the version above. Keep one, or edit
        the note to say both.
      </p>
      {note.conflicts.map((conflict) => (
        <div key={conflict.version} className="note-conflict-version">
          <p className="number">{reviewerName(conflict.reviewer)}</p>
          <NoteView content={conflict.content} onReference={() => undefined} />
          {writable && <Button onClick={() => keep(conflict.content)}>Keep this one</Button>}
        </div>
      ))}
      {writable && <Button onClick={() => keep(note.content)}>Keep the one above</Button>}
    </section>
  );
}
