import './earlier-states.css';
import type { JSX, ReactNode } from 'react';
import { useId, useState } from 'react';
import type { EarlierState } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { copyText } from '../../state/copy-text.ts';
import type { HistorySubject } from '../../state/navigation.ts';
import { go } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useMatter, useQuery, useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { momentWords, numberWords, timeWords } from '../../ui/words.ts';
import { NoteStateView } from './note-state-view.tsx';
import { PassageStateView } from './passage-state-view.tsx';

const statesShown = 200;

/** What one passage or note was like after each act that changed it: one is chosen, looked at, copied from, put back. */
export function EarlierStates(props: {
  readonly subject: HistorySubject;
  readonly onClose: () => void;
}): JSX.Element {
  const { subject } = props;
  const isPassage = subject.kind === 'passage';
  const page = { limit: statesShown, offset: 0 };
  const passage = useQuery('passageHistory', isPassage ? { passageId: subject.id, ...page } : null);
  const note = useQuery('noteHistory', isPassage ? null : { noteId: subject.id, ...page });
  const query = isPassage ? passage : note;
  const documentId = query.value?.documentId ?? null;
  return (
    <>
      <div className="history-states-head">
        <h2>
          {isPassage ? 'Passage ' : 'Note on '}
          {query.value?.label ?? ''}
        </h2>
        {documentId !== null && (
          <IconlessButton
            tone="primary"
            onClick={() =>
              go({ screen: 'reader', documentId, ...(isPassage ? { at: { passageId: subject.id } } : {}) })
            }
          >
            Show<span className="visually-hidden"> it in the document</span>
          </IconlessButton>
        )}
        <IconlessButton onClick={props.onClose}>
          Close<span className="visually-hidden"> the earlier states</span>
        </IconlessButton>
      </div>
      {query.status === 'failed' && <FailureState failure={query.failure} onRetry={query.retry} />}
      {passage.value !== undefined && (
        <States
          subject={subject}
          states={passage.value.states}
          total={passage.value.total}
          textOf={(state) => state.quote}
          view={(state, before, showChanges) => (
            <PassageStateView state={state} before={showChanges ? before : null} />
          )}
        />
      )}
      {note.value !== undefined && (
        <States
          subject={subject}
          states={note.value.states}
          total={note.value.total}
          textOf={(state) => state.text}
          view={(state, before, showChanges) => (
            <NoteStateView state={state} before={showChanges ? before : null} />
          )}
        />
      )}
    </>
  );
}

/** The day alone: `12 Sep 2017`. */
function dateWords(atMs: number): string {
  return momentWords(atMs).split(',')[0] ?? '';
}

function States<State extends { readonly standing: boolean }>(props: {
  readonly subject: HistorySubject;
  readonly states: readonly EarlierState<State>[];
  readonly total: number;
  readonly textOf: (state: State) => string;
  readonly view: (state: State, before: State | null, showChanges: boolean) => ReactNode;
}): JSX.Element | null {
  const { subject, states } = props;
  const name = useId();
  const act = useAct();
  const service = useService();
  const matter = useMatter();
  const [chosenAct, setChosenAct] = useState<string | null>(null);
  const [showChanges, setShowChanges] = useState(true);
  const found = states.findIndex((known) => known.act === chosenAct);
  const at = found === -1 ? 0 : found;
  const chosen = states[at];
  if (chosen === undefined) return null;
  const writable = matter !== null && matter.readOnlyBecause === null;
  const putBack = async () => {
    const done =
      subject.kind === 'passage'
        ? await act('restorePassage', { passageId: subject.id, act: chosen.act })
        : await act('restoreNote', { noteId: subject.id, act: chosen.act });
    if (done === null) return;
    setChosenAct(null);
    await offerUndo(service, `The ${subject.kind} is again what it was on ${momentWords(chosen.atMs)}.`);
  };
  const copy = () => {
    if (copyText(props.textOf(chosen.state))) announce('Copied.');
    else notify({ sentence: 'It could not be copied: the clipboard refused it.', tone: 'warning' });
  };
  return (
    <>
      <fieldset className="history-states-list">
        <legend className="visually-hidden">Which state to look at</legend>
        {states.map((known, index) => (
          <label key={known.act} className="history-state">
            <input type="radio" name={name} checked={index === at} onChange={() => setChosenAct(known.act)} />
            <span>
              <span className="history-state-when">
                {index === 0 ? 'Now, since ' : ''}
                {dateWords(known.atMs)}, {timeWords(known.atMs)} · {known.reviewer.name}
              </span>
              <span>{known.sentence}</span>
            </span>
          </label>
        ))}
        {props.total > states.length && (
          <p className="history-states-hint">
            The newest {numberWords(states.length)} of {numberWords(props.total)} states.
          </p>
        )}
      </fieldset>
      <section className="history-state-shown" aria-label="The state chosen" aria-live="polite">
        {chosen.state.standing ? (
          props.view(chosen.state, states[at + 1]?.state ?? null, showChanges)
        ) : (
          <>
            <p className="history-states-hint">The {subject.kind} was deleted then. Before that it was:</p>
            {props.view(chosen.state, null, false)}
          </>
        )}
        {states[at + 1] !== undefined && chosen.state.standing && (
          <Checkbox checked={showChanges} onChange={setShowChanges}>
            Mark what changed from the state before
          </Checkbox>
        )}
        <div className="history-state-acts">
          <Button onClick={copy}>Copy the text</Button>
          {writable && at > 0 && chosen.state.standing && (
            <Button tone="primary" onClick={() => void putBack()}>
              Put this state back
            </Button>
          )}
        </div>
      </section>
    </>
  );
}
