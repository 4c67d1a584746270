import './scans.css';
import type { JSX } from 'react';
import type { DocumentSummary, Page } from '../../../shared/model/index.ts';
import { useAct } from '../../state/use-act.ts';
import { useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { numberWords } from '../../ui/words.ts';

/** Of a document with pages: where the text of each comes from and how sure it is, and a way to recognise all of it. */
export function PageConfidences(props: {
  readonly document: DocumentSummary;
  readonly writable: boolean;
}): JSX.Element | null {
  const { document, writable } = props;
  const act = useAct();
  const hasPages = document.pages !== null;
  const pages = useQuery('readDocument', hasPages ? { documentId: document.id } : null).value?.pages ?? [];
  if (!hasPages || pages.length === 0) return null;
  const allFromSource = pages.every(({ text }) => text === 'source');
  return (
    <section>
      <h3>Text of the pages</h3>
      {allFromSource ? (
        <p className="scans-hint">Every page brings its own text.</p>
      ) : (
        <details className="scans-pages">
          <summary>Confidence of each page</summary>
          <ul role="list">
            {pages.map((page) => (
              <li key={page.number}>
                Page {page.label ?? numberWords(page.number)}: {pageWords(page)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {writable && (
        <>
          <Button
            onClick={() =>
              void act(
                'recogniseDocuments',
                { documentIds: [document.id], anew: true },
                'Recognising every page has begun.',
              )
            }
          >
            Recognise every page anew
          </Button>
          <p className="scans-hint">
            The text that is there gives way to what is recognised. It can be undone, and is not possible once
            passages were made on the text.
          </p>
        </>
      )}
    </section>
  );
}

function pageWords({ text, confidence }: Page): string {
  switch (text) {
    case 'source':
      return 'text of the source';
    case 'none':
      return 'no text could be read';
    case 'recognised':
      return confidence === null
        ? 'recognised, nothing found'
        : `recognised, confidence ${numberWords(confidence)} %`;
  }
}
