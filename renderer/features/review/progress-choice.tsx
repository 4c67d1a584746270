import type { JSX } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { progressStates } from '../../../shared/model/index.ts';
import { progressOf } from '../../state/review.ts';
import { useMatter } from '../../state/use-service.ts';
import { capitalised } from './decision-words.ts';
import { useDeciding } from './use-deciding.ts';

/** How far this reviewer is with one document or several, to be said with a press; what the others are at is beside it. */
export function ProgressChoice(props: {
  readonly documents: readonly DocumentSummary[];
  readonly writable: boolean;
}): JSX.Element {
  const { documents } = props;
  const me = useMatter()?.reviewer?.name ?? null;
  const { setProgress } = useDeciding();
  const states = new Set(documents.map((document) => progressOf(document, me)));
  const [only] = documents;
  const others =
    documents.length === 1 ? (only?.progress ?? []).filter(({ reviewer }) => reviewer !== me) : [];
  return (
    <div className="review-progress">
      <div className="review-choice" role="group" aria-label="How far you are">
        {progressStates.map((state) => (
          <button
            key={state}
            type="button"
            className="review-answer"
            aria-pressed={states.size === 1 && states.has(state)}
            disabled={!props.writable}
            onClick={() => void setProgress(documents, state)}
          >
            {capitalised(state)}
          </button>
        ))}
      </div>
      {others.length > 0 && (
        <span className="review-others">
          {others.map(({ reviewer, state }) => `${reviewer}: ${state}`).join(', ')}
        </span>
      )}
    </div>
  );
}
