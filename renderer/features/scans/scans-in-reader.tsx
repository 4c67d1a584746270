import './scans.css';
import type { JSX } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '../../state/announce.ts';
import { go } from '../../state/navigation.ts';
import type { DocumentBeingRead } from '../../state/review-of-document.ts';
import { useAct } from '../../state/use-act.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, numberWords } from '../../ui/words.ts';
import { RecognitionProgress } from './recognition-progress.tsx';

/**
 * Above the text of a scan: that pages have no text and what can be done, how far recognition is, and for recognised text how sure
 * it is, with a way from one unsure word to the next.
 */
export function ScansInReader({ reading }: { readonly reading: DocumentBeingRead }): JSX.Element | null {
  const { document, pages, marks } = reading;
  const state = useQuery('recognitionState', {}).value;
  const waiting = state?.documents.filter(({ documentId }) => documentId === document.id) ?? [];
  const isWaiting = waiting.length > 0;
  const wasWaiting = useRef(false);
  useEffect(() => {
    const unread = document.pagesWithoutText ?? 0;
    if (wasWaiting.current && !isWaiting && unread === 0)
      announce(`The text of ${document.urn} was recognised.`);
    wasWaiting.current = isWaiting;
  }, [isWaiting, document]);
  const recognised = pages.some(({ text }) => text === 'recognised');
  return (
    <>
      {state !== undefined && isWaiting && <RecognitionProgress state={state} documents={waiting} />}
      {!isWaiting && (document.pagesWithoutText ?? 0) > 0 && <PagesWithoutText reading={reading} />}
      {recognised && <UnsureWords documentId={document.id} pages={pages} marks={marks} />}
    </>
  );
}

function PagesWithoutText({ reading }: { readonly reading: DocumentBeingRead }): JSX.Element {
  const { document, pages } = reading;
  const act = useAct();
  const matter = useMatter();
  const unread = document.pagesWithoutText ?? 0;
  return (
    <div className="scans-strip" role="group" aria-label="Pages without text">
      <span className="scans-words">
        No text could be read on{' '}
        {unread === pages.length && unread > 1
          ? `any of ${numberWords(unread)} pages`
          : countWords(unread, 'page')}
        {unread < pages.length && ` of ${numberWords(pages.length)}`}.
      </span>
      {matter !== null && matter.readOnlyBecause === null && (
        <span className="scans-actions">
          <Button
            onClick={() =>
              void act('recogniseDocuments', { documentIds: [document.id] }, 'Recognising text has begun.')
            }
          >
            Recognise text
          </Button>
        </span>
      )}
    </div>
  );
}

function UnsureWords(props: {
  readonly documentId: string;
  readonly pages: DocumentBeingRead['pages'];
  readonly marks: DocumentBeingRead['marks'];
}): JSX.Element {
  const { documentId, pages } = props;
  const unsure = useMemo(() => props.marks.filter(({ kind }) => kind === 'unsure'), [props.marks]);
  const [at, setAt] = useState<number | null>(null);
  const step = (by: 1 | -1): void => {
    const next = at === null ? (by === 1 ? 0 : unsure.length - 1) : (at + by + unsure.length) % unsure.length;
    const word = unsure[next];
    if (word === undefined) return;
    setAt(next);
    announce(
      `Unsure word ${numberWords(next + 1)} of ${numberWords(unsure.length)}, ${confidenceWords(word)}.`,
    );
    go({ screen: 'reader', documentId, at: { start: word.start, end: word.end } });
  };
  const shown = at === null ? undefined : unsure[at];
  return (
    <div className="scans-strip scans-quiet" role="group" aria-label="Recognised text">
      <span className="scans-words">
        Recognised text{meanWords(pages)}
        {unsure.length === 0 ? '; no word is unsure.' : `; ${countWords(unsure.length, 'word')} unsure, `}
        {unsure.length > 0 && <span className="scans-sample">underlined like this</span>}
      </span>
      {unsure.length > 0 && (
        <span className="scans-actions">
          {shown !== undefined && at !== null && (
            <span className="number">
              {numberWords(at + 1)} of {numberWords(unsure.length)}, {confidenceWords(shown)}
            </span>
          )}
          <IconlessButton aria-label="Previous unsure word" onClick={() => step(-1)}>
            Previous
          </IconlessButton>
          <IconlessButton aria-label="Next unsure word" onClick={() => step(1)}>
            Next
          </IconlessButton>
        </span>
      )}
    </div>
  );
}

function confidenceWords(mark: DocumentBeingRead['marks'][number]): string {
  return mark.kind === 'unsure' ? `confidence ${numberWords(mark.confidence)} %` : '';
}

/** The mean over pages, each as much as another: what a reader of the whole can expect. */
function meanWords(pages: DocumentBeingRead['pages']): string {
  const known = pages.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  if (known.length === 0) return '';
  const mean = Math.round(known.reduce((sum, confidence) => sum + confidence, 0) / known.length);
  return `, confidence ${numberWords(mean)} %`;
}
