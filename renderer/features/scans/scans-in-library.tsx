import './scans.css';
import type { JSX } from 'react';
import { useAct } from '../../state/use-act.ts';
import { useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/words.ts';
import { RecognitionProgress } from './recognition-progress.tsx';

/** Above the list of documents: how far recognition is, or that there are pages without text and what can be done. */
export function ScansInLibrary({ writable }: { readonly writable: boolean }): JSX.Element | null {
  const act = useAct();
  const state = useQuery('recognitionState', {}).value;
  const documents = useQuery('listDocuments', {}).value ?? [];
  if (state !== undefined && state.documents.length > 0) {
    return <RecognitionProgress state={state} documents={state.documents} />;
  }
  const unread = documents.filter(
    (document) => document.withdrawn === null && (document.pagesWithoutText ?? 0) > 0,
  );
  const pages = unread.reduce((sum, document) => sum + (document.pagesWithoutText ?? 0), 0);
  if (pages === 0 || !writable) return null;
  return (
    <div className="scans-strip" role="group" aria-label="Pages without text">
      <span className="scans-words">
        No text could be read on {countWords(pages, 'page')}
        {unread.length > 1 && ` of ${countWords(unread.length, 'document')}`}: scans and pictures.
      </span>
      <span className="scans-actions">
        <Button
          onClick={() =>
            void act(
              'recogniseDocuments',
              { documentIds: unread.map(({ id }) => id) },
              'Recognising text has begun.',
            )
          }
        >
          Recognise text
        </Button>
      </span>
    </div>
  );
}
