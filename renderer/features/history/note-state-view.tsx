import type { JSX } from 'react';
import type { NoteState } from '../../../shared/model/index.ts';
import { NoteView } from '../../editor/index.ts';
import { ChangedWords } from '../../ui/changed-words.tsx';

/** A note as it was: its text, with what changed since the state before where that is given, and whether it was privileged. */
export function NoteStateView(props: {
  readonly state: NoteState;
  readonly before: NoteState | null;
}): JSX.Element {
  const { state, before } = props;
  return (
    <>
      <p className={state.privileged ? 'history-privileged' : 'history-states-hint'}>
        {state.privileged
          ? 'Privileged then: it left the matter in nothing.'
          : 'Open then: it could go into packs.'}
      </p>
      {before === null || before.text === state.text ? (
        <NoteView content={state.content} />
      ) : (
        <div className="history-quote" dir="auto">
          <ChangedWords before={before.text} after={state.text} />
        </div>
      )}
      {state.otherTexts.map((text) => (
        <div key={text}>
          <p className="history-states-hint">Written beside it, without knowledge of it:</p>
          <div className="history-quote" dir="auto">
            {text}
          </div>
        </div>
      ))}
    </>
  );
}
