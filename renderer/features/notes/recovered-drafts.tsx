import type { JSX } from 'react';
import { useCallback, useMemo, useState } from 'react';
import type { Draft, Note } from '../../../shared/model/index.ts';
import { noteText } from '../../../shared/model/index.ts';
import { NoteComposer } from '../../editor/index.ts';
import { useLeftDrafts } from '../../state/live-drafts.ts';
import { useAct } from '../../state/use-act.ts';
import { useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { momentWords } from '../../ui/words.ts';

const none: readonly Draft[] = [];

/** What was being typed when Glossator ended unexpectedly: to be taken up again, or thrown away. */
export function RecoveredDrafts({ notes }: { readonly notes: readonly Note[] }): JSX.Element | null {
  const drafts = useQuery('listDrafts', {}).value ?? none;
  const [ended, setEnded] = useState<ReadonlySet<string>>(new Set());
  const end = useCallback((id: string) => setEnded((known) => new Set([...known, id])), []);
  // A draft that is being typed, here or in another window, is with its note; one taken up here stays until it is ended.
  const unattended = useLeftDrafts(useMemo(() => drafts.map(({ id }) => id), [drafts]));
  const [takenUp, setTakenUp] = useState<readonly Draft[]>([]);
  const takeUp = useCallback((draft: Draft) => setTakenUp((known) => [...known, draft]), []);
  const left = [
    ...takenUp,
    ...drafts.filter(({ id }) => unattended?.has(id) === true && takenUp.every((known) => known.id !== id)),
  ].filter(({ id }) => !ended.has(id));
  if (left.length === 0) return null;
  return (
    <section className="notes-drafts" aria-labelledby="notes-drafts-heading">
      <h2 id="notes-drafts-heading">Left unfinished</h2>
      <p>This was being typed when Glossator or the machine stopped. Nothing of it is lost.</p>
      {left.map((draft) => (
        <LeftDraft
          key={draft.id}
          draft={draft}
          note={notes.find((note) => note.id === draft.noteId) ?? null}
          onTakeUp={takeUp}
          onEnd={end}
        />
      ))}
    </section>
  );
}

function LeftDraft(props: {
  readonly draft: Draft;
  readonly note: Note | null;
  readonly onTakeUp: (draft: Draft) => void;
  readonly onEnd: (id: string) => void;
}): JSX.Element {
  const { draft, note, onTakeUp, onEnd } = props;
  const act = useAct();
  const [editing, setEditing] = useState(false);
  const end = useCallback(() => onEnd(draft.id), [onEnd, draft.id]);
  const discard = async () => {
    if ((await act('discardDraft', { draftId: draft.id }, 'Draft thrown away.')) !== null) end();
  };
  const on =
    note === null ? `New note on a ${draft.target.kind}` : `Change of the note on ${note.targetLabel}`;
  if (editing) {
    return (
      <NoteComposer target={draft.target} {...(note === null ? {} : { note })} draft={draft} onClose={end} />
    );
  }
  return (
    <div className="notes-draft">
      <p>
        <strong>{on}</strong> <span className="number">{momentWords(draft.savedAtMs)}</span>
      </p>
      <p className="notes-draft-text">{noteText(draft.content)}</p>
      <div className="note-actions">
        <Button
          onClick={() => {
            onTakeUp(draft);
            setEditing(true);
          }}
        >
          Go on writing
        </Button>
        <IconlessButton tone="danger" onClick={() => void discard()}>
          Throw away
        </IconlessButton>
      </div>
    </div>
  );
}
