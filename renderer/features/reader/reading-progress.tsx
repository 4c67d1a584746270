import './reading-progress.css';
import type { JSX } from 'react';
import { useEffect } from 'react';
import type { DocumentSummary, ProgressState } from '../../../shared/model/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useService } from '../../state/use-service.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { momentWords } from '../../ui/words.ts';
import { progressActions } from './progress-actions.ts';
import { othersOn, readingStates } from './reading-states.ts';
import { useSideActions } from './side-context.ts';
import { useReadingState } from './use-reading-state.ts';

const sayable: readonly { readonly state: ProgressState; readonly action: string; readonly words: string }[] =
  [
    { state: 'read', action: 'mark-read', words: 'Mark as read' },
    { state: 'set aside', action: 'set-aside', words: 'Set aside' },
    { state: 'unread', action: 'mark-unread', words: 'Mark as unread' },
  ];

/** How far this reviewer and the others are with the document, and what to say of it; opening it is recorded once. */
export function ReadingProgress({ document }: { readonly document: DocumentSummary }): JSX.Element {
  const { state, reviewer, writable, say, readNextUntagged } = useReadingState(document);
  const keys = useShownKeys();
  useBegunReading(document, reviewer, writable);
  useSideActions(progressActions({ state, writable, onSay: say, onNextUntagged: readNextUntagged }));
  const others = othersOn(document, reviewer);
  return (
    <div className="reader-progress" role="group" aria-label="Your progress">
      <span className="reader-progress-state">
        <ReadingSign state={state} />
      </span>
      {(state === 'read' || state === 'set aside') && (
        <IconlessButton disabled={!writable} onClick={() => say('reading')}>
          Take it up again
        </IconlessButton>
      )}
      {sayable
        .filter((choice) => choice.state !== state)
        .map((choice) => (
          <IconlessButton
            key={choice.state}
            disabled={!writable}
            keys={choice.state === 'unread' ? undefined : keys(choice.action)}
            onClick={() => say(choice.state)}
          >
            {choice.words}
          </IconlessButton>
        ))}
      {others.length > 0 && (
        <ul role="list" className="reader-progress-others" aria-label="Other reviewers">
          {others.map((other) => (
            <li key={other.reviewer}>
              {other.reviewer}: {readingStates[other.state].word.toLowerCase()}, {momentWords(other.atMs)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A state of reading by its word, with its sign before it. */
export function ReadingSign({ state }: { readonly state: ProgressState }): JSX.Element {
  const { word, sign } = readingStates[state];
  return (
    <span className="reader-state" data-state={state}>
      <span className="reader-state-sign" aria-hidden="true">
        {sign}
      </span>{' '}
      {word}
    </span>
  );
}

/** Has the matter record that this reviewer opened the document, once it is on the screen, unless that is known. */
function useBegunReading(document: DocumentSummary, reviewer: string | null, writable: boolean): void {
  const service = useService();
  const { id } = document;
  const isKnown = document.progress.some((progress) => progress.reviewer === reviewer);
  useEffect(() => {
    if (isKnown || !writable || reviewer === null) return undefined;
    const idle = window.requestIdleCallback(
      () =>
        void service.call('beginReading', { documentId: id }).then((result) => {
          if (!result.ok) notifyFailure(result.failure);
        }),
      { timeout: 2_000 },
    );
    return () => window.cancelIdleCallback(idle);
  }, [service, id, isKnown, writable, reviewer]);
}
