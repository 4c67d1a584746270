import type { JSX } from 'react';
import type { Note } from '../../../shared/model/index.ts';
import { NoteView } from '../../editor/index.ts';
import { useReviewerName } from '../../state/use-reviewer-name.ts';
import { momentWords } from '../../ui/words.ts';

/** Which notes are printed. */
export interface NoteChoice {
  readonly open: boolean;
  /** Never but by choice, and then every page says so. */
  readonly privileged: boolean;
}

/** The notes that a choice prints. */
export function chosenNotes(notes: readonly Note[], choice: NoteChoice): readonly Note[] {
  return notes.filter((note) => (note.privileged ? choice.privileged : choice.open));
}

/** Notes on paper, a privileged one marked by word and by its edge. */
export function PaperNotes(props: {
  readonly notes: readonly Note[];
  /** Leaves out what the notes are on, where the place says it. */
  readonly targetKnown?: boolean;
}): JSX.Element {
  const reviewerName = useReviewerName();
  return (
    <>
      {props.notes.map((note) => (
        <div key={note.id} className={note.privileged ? 'paper-note paper-note-privileged' : 'paper-note'}>
          <p className="paper-note-head">
            {props.targetKnown !== true && (
              <strong>
                <bdi>{note.target.kind === 'matter' ? 'On the matter' : note.targetLabel}</bdi>
              </strong>
            )}
            {note.privileged && <strong className="paper-privileged">PRIVILEGED</strong>}
            <span>
              {reviewerName(note.reviewer)}, {momentWords(note.editedAtMs)}
            </span>
          </p>
          <NoteView content={note.content} />
          {note.conflicts.map((other) => (
            <div key={other.version}>
              <p className="paper-note-head">
                Another wording, written apart by {reviewerName(other.reviewer)}:
              </p>
              <NoteView content={other.content} />
            </div>
          ))}
        </div>
      ))}
    </>
  );
}
