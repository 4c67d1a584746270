import './document-head.css';
import type { JSX, ReactNode } from 'react';
import { useState } from 'react';
import {
  dateInWords,
  type Block,
  type CaptureFacts,
  type DocumentSummary,
  type TextMark,
} from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { captureWords, countWords, numberWords } from '../../ui/words.ts';
import { ReadingProgress } from './reading-progress.tsx';
import { SupersededBanner } from './superseded-banner.tsx';
import { useSide } from './side-context.ts';

/** What is known of a document, above its text: title, reference, publisher, date, kind, length and warnings. */
export function DocumentHead(props: {
  readonly document: DocumentSummary;
  readonly blocks: readonly Block[];
  readonly capture: CaptureFacts | null;
  readonly marks: readonly TextMark[];
  readonly children?: ReactNode;
}): JSX.Element {
  const { document } = props;
  const last = props.blocks.at(-1)?.number ?? 0;
  const covered = props.marks.filter(({ kind }) => kind === 'covered');
  const [firstCovered] = covered;
  // A document that comes beside another leaves the keyboard where it is.
  const [takesFocus] = useState(useSide().focused);
  const title = <span dir="auto">{document.title}</span>;
  return (
    <header className="reader-head">
      {takesFocus ? (
        <ScreenHeading className="reader-title">{title}</ScreenHeading>
      ) : (
        <h1 className="reader-title">{title}</h1>
      )}
      {document.titleMadeUp && (
        <p className="reader-made-up">
          The text has no title of its own; this one was made from its first sentence.
        </p>
      )}
      <ul role="list" className="reader-facts">
        <li className="reader-urn">{document.urn}</li>
        {document.publisher !== null && <li>{document.publisher}</li>}
        {document.author !== null && <li>{document.author}</li>}
        <li>{dateInWords(document.date, 'long')}</li>
        <li>{document.kind}</li>
        <li>{countWords(document.words, 'word')}</li>
        {last > 0 && <li>¶ 1–{last}</li>}
      </ul>
      {props.capture !== null && <p className="reader-capture">{captureWords(props.capture)}</p>}
      <div className="reader-review">
        <ReadingProgress document={document} />
      </div>
      {document.withdrawn !== null && (
        <p className="reader-withdrawn">This document has been withdrawn: {document.withdrawn.reason}</p>
      )}
      <SupersededBanner document={document} />
      {document.warnings.length > 0 && (
        <details className="reader-warnings">
          <summary>{countWords(document.warnings.length, 'warning')} from the import</summary>
          <ul>
            {document.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
            {firstCovered !== undefined && (
              <li>
                {covered.length === 1
                  ? 'The place where covered words were left out is marked in the text.'
                  : `The ${numberWords(covered.length)} places where covered words were left out are marked in the text.`}{' '}
                <IconlessButton
                  onClick={() => {
                    const { start } = firstCovered;
                    go({
                      screen: 'reader',
                      documentId: document.id,
                      at: { start: Math.max(0, start - 1), end: start },
                    });
                  }}
                >
                  {covered.length === 1 ? 'Show it' : 'Show the first'}
                </IconlessButton>
              </li>
            )}
          </ul>
        </details>
      )}
      {props.children}
    </header>
  );
}
