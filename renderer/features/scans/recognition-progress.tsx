import './scans.css';
import type { JSX } from 'react';
import type { RecognitionState } from '../../../shared/contract/index.ts';
import { useAct } from '../../state/use-act.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, numberWords } from '../../ui/words.ts';

/** How far recognition is with some documents, with its pause and its end. */
export function RecognitionProgress(props: {
  readonly state: RecognitionState;
  readonly documents: RecognitionState['documents'];
}): JSX.Element {
  const { state, documents } = props;
  const act = useAct();
  const done = documents.reduce((sum, document) => sum + document.done, 0);
  const total = documents.reduce((sum, document) => sum + document.total, 0);
  const label = state.paused ? 'Recognising text is paused' : 'Recognising text';
  return (
    <div className="scans-strip" role="group" aria-label="Recognising text">
      <span className="scans-words">{label}</span>
      <progress aria-label="Pages recognised" max={total} value={done} />
      <span className="number">
        {numberWords(done)} of {countWords(total, 'page')}
        {documents.length > 1 && ` in ${countWords(documents.length, 'document')}`}
      </span>
      {state.problem !== null && <span className="scans-problem">{state.problem}</span>}
      <span className="scans-actions">
        {state.paused || state.problem !== null ? (
          <IconlessButton onClick={() => void act('resumeRecognition', {}, 'Recognising text goes on.')}>
            Go on
          </IconlessButton>
        ) : (
          <IconlessButton onClick={() => void act('pauseRecognition', {}, 'Recognising text is paused.')}>
            Pause
          </IconlessButton>
        )}
        <IconlessButton
          aria-label="Cancel: Recognising text"
          onClick={() =>
            void act(
              'cancelRecognition',
              { documentIds: documents.map(({ documentId }) => documentId) },
              'Recognising text was cancelled. What was recognised before is kept for when it is asked for again.',
            )
          }
        >
          Cancel
        </IconlessButton>
      </span>
    </div>
  );
}
