import './note-card.css';
import type { JSX } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Note, NoteTarget } from '../../shared/model/index.ts';
import { announce } from '../state/announce.ts';
import { copyQuote } from '../state/copy-text.ts';
import { go } from '../state/navigation.ts';
import { notify } from '../state/notices.ts';
import { notesInWriting } from '../state/notes-in-writing.ts';
import { useObservable } from '../state/observable.ts';
import { offerUndo } from '../state/offer-undo.ts';
import { useAct } from '../state/use-act.ts';
import { useFollowReference } from '../state/use-follow-reference.ts';
import { useReviewerName } from '../state/use-reviewer-name.ts';
import { useService } from '../state/use-service.ts';
import { classNames } from '../ui/class-names.ts';
import { IconlessButton } from '../ui/iconless-button.tsx';
import { momentWords } from '../ui/words.ts';
import { noteForCopying } from './copied-note.ts';
import { NoteComposer } from './note-composer.tsx';
import { NoteConflictChoice } from './note-conflict-choice.tsx';
import { NoteView } from './note-view.tsx';

/** Leads to what a note is on; a note on the matter leads nowhere. */
function goToTarget(target: NoteTarget, documentId: string | null): void {
  if (target.kind === 'theme') go({ screen: 'themes', themeId: target.id });
  else if (target.kind === 'document') go({ screen: 'reader', documentId: target.id });
  else if (target.kind === 'passage' && documentId !== null) {
    go({ screen: 'reader', documentId, at: { passageId: target.id } });
  }
}

/**
 * One note: on what, by whom, privileged or open, its text, and what can be done with it. Nothing while an editor of this
 * window is still writing it as a new one.
 */
export function NoteCard(props: NoteCardProps): JSX.Element | null {
  return useObservable(notesInWriting).has(props.note.id) ? null : <StandingNote {...props} />;
}

/** What a card shows. */
interface NoteCardProps {
  readonly note: Note;
  readonly writable: boolean;
  /** Leaves out what the note is on, where the place says it. */
  readonly targetKnown?: boolean;
  /** Brings the card into view and gives it the focus. */
  readonly sought?: boolean;
}

function StandingNote(props: NoteCardProps): JSX.Element {
  const { note, writable } = props;
  const act = useAct();
  const service = useService();
  const reviewerName = useReviewerName();
  const [editing, setEditing] = useState(false);
  const card = useRef<HTMLElement>(null);
  const endEditing = useCallback(() => {
    setEditing(false);
    card.current?.focus({ preventScroll: true });
  }, []);
  const sought = props.sought === true;
  useEffect(() => {
    if (!sought) return;
    card.current?.scrollIntoView({ block: 'center' });
    card.current?.focus({ preventScroll: true });
  }, [sought]);
  const remove = async () => {
    if ((await act('deleteNote', { noteId: note.id })) !== null) {
      await offerUndo(service, `Deleted the note on ${note.targetLabel}.`);
    }
  };
  const copy = () => {
    const by = `${reviewerName(note.reviewer)}, ${momentWords(note.editedAtMs)}`;
    if (copyQuote(noteForCopying(note, by))) announce(`Copied the note on ${note.targetLabel}.`);
    else notify({ sentence: 'The note could not be copied: the clipboard refused it.', tone: 'warning' });
  };
  const setPrivileged = (privileged: boolean) => {
    const said = privileged ? 'The note is privileged.' : 'The note is open: packs may carry it.';
    void act('openNote', { noteId: note.id, privileged }, said);
  };
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={`Note on ${note.targetLabel}`}
      className={classNames('note-card', note.privileged && !editing && 'note-card-privileged')}
    >
      <div className="note-head">
        {props.targetKnown !== true &&
          (note.target.kind === 'matter' ? (
            <span className="note-on-matter">On the matter</span>
          ) : (
            <IconlessButton tone="primary" onClick={() => goToTarget(note.target, note.documentId)}>
              <bdi>{note.targetLabel}</bdi>
            </IconlessButton>
          ))}
        {!editing && (
          <span className={note.privileged ? 'note-privileged' : 'note-open'}>
            {note.privileged ? 'privileged, never leaves in a pack' : 'open, may go into a pack'}
          </span>
        )}
        <span className="number">
          {reviewerName(note.reviewer)} · {momentWords(note.editedAtMs)}
        </span>
      </div>
      <NoteBody note={note} writable={writable} editing={editing} onDone={endEditing} />
      {writable && !editing && (
        <div className="note-actions">
          {note.conflicts.length === 0 && (
            <IconlessButton onClick={() => setEditing(true)}>Edit</IconlessButton>
          )}
          <IconlessButton onClick={() => setPrivileged(!note.privileged)}>
            {note.privileged ? 'Open for packs' : 'Make privileged'}
          </IconlessButton>
          {note.editedAtMs !== note.createdAtMs && (
            <IconlessButton onClick={() => go({ screen: 'history', of: { kind: 'note', id: note.id } })}>
              Earlier states
            </IconlessButton>
          )}
          <IconlessButton onClick={copy}>Copy note</IconlessButton>
          <IconlessButton tone="danger" onClick={() => void remove()}>
            Delete
          </IconlessButton>
        </div>
      )}
    </article>
  );
}

/** The note's text, the editor of it, or the wordings it has where it was written apart. */
function NoteBody(props: {
  readonly note: Note;
  readonly writable: boolean;
  readonly editing: boolean;
  readonly onDone: () => void;
}): JSX.Element {
  const { note } = props;
  const followReference = useFollowReference();
  if (note.conflicts.length > 0) {
    return (
      <NoteConflictChoice
        note={note}
        writable={props.writable}
        onReference={followReference}
        onSettled={props.onDone}
      />
    );
  }
  if (props.editing) return <NoteComposer target={note.target} note={note} onClose={props.onDone} />;
  return <NoteView content={note.content} onReference={followReference} />;
}
