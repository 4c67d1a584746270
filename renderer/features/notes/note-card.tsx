import './note-card.css';
import type { JSX } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Note, NoteReference, NoteTarget } from '../../../shared/model/index.ts';
import { NoteComposer, NoteView } from '../../editor/index.ts';
import { go } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useReviewerName } from '../../state/use-reviewer-name.ts';
import { useService } from '../../state/use-service.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { momentWords } from '../../ui/words.ts';
import { NoteConflict } from './note-conflict.tsx';

/** Leads to what a note is on; a note on the matter leads nowhere. */
export function goToTarget(target: NoteTarget, documentId: string | null): void {
  if (target.kind === 'theme') go({ screen: 'themes', themeId: target.id });
  else if (target.kind === 'document') go({ screen: 'reader', documentId: target.id });
  else if (target.kind === 'passage' && documentId !== null) {
    go({ screen: 'reader', documentId, at: { passageId: target.id } });
  }
}

/** One note: on what, by whom, privileged or open, its text, and what can be done with it. */
export function NoteCard(props: {
  readonly note: Note;
  readonly writable: boolean;
  /** Leaves out what the note is on, where the place says it. */
  readonly targetKnown?: boolean;
  /** Brings the card into view and gives it the focus. */
  readonly sought?: boolean;
}): JSX.Element {
  const { note, writable } = props;
  const act = useAct();
  const service = useService();
  const reviewerName = useReviewerName();
  const followReference = useFollowReference();
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
            <span>On the matter</span>
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
      {editing ? (
        <NoteComposer target={note.target} note={note} onClose={endEditing} />
      ) : (
        <NoteView content={note.content} onReference={followReference} />
      )}
      {note.conflicts.length > 0 && !editing && <NoteConflict note={note} writable={writable} />}
      {writable && !editing && (
        <div className="note-actions">
          <IconlessButton onClick={() => setEditing(true)}>Edit</IconlessButton>
          <IconlessButton onClick={() => setPrivileged(!note.privileged)}>
            {note.privileged ? 'Open for packs' : 'Make privileged'}
          </IconlessButton>
          <IconlessButton tone="danger" onClick={() => void remove()}>
            Delete
          </IconlessButton>
        </div>
      )}
    </article>
  );
}

/** Follows a link inside a note. A passage is looked up for its document. */
function useFollowReference(): (reference: NoteReference) => void {
  const service = useService();
  return useCallback(
    (reference) => {
      if (reference.kind === 'document') go({ screen: 'reader', documentId: reference.id });
      else if (reference.kind === 'theme') go({ screen: 'themes', themeId: reference.id });
      else {
        void service.call('listPassages', {}).then((result) => {
          const passage = result.ok ? result.value.find((found) => found.id === reference.id) : undefined;
          if (passage === undefined) {
            notify({
              sentence:
                'The passage this link leads to does not stand any more. History says what became of it.',
              tone: 'warning',
            });
          } else go({ screen: 'reader', documentId: passage.documentId, at: { passageId: passage.id } });
        });
      }
    },
    [service],
  );
}
