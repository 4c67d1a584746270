import type { JSX, ReactNode } from 'react';
import type { Block, DocumentSummary } from '../../../shared/model/index.ts';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { countWords, documentDateWords } from '../../ui/words.ts';

/** What is known of a document, above its text: title, reference, publisher, date, kind, length and warnings. */
export function DocumentHead(props: {
  readonly document: DocumentSummary;
  readonly blocks: readonly Block[];
  readonly children?: ReactNode;
}): JSX.Element {
  const { document } = props;
  const last = props.blocks.at(-1)?.number ?? 0;
  return (
    <header className="reader-head">
      <ScreenHeading className="reader-title">
        <span dir="auto">{document.title}</span>
      </ScreenHeading>
      {document.titleMadeUp && (
        <p className="reader-made-up">
          The text has no title of its own; this one was made from its first sentence.
        </p>
      )}
      <ul role="list" className="reader-facts">
        <li className="reader-urn">{document.urn}</li>
        {document.publisher !== null && <li>{document.publisher}</li>}
        {document.author !== null && <li>{document.author}</li>}
        <li>{documentDateWords(document.date, 'long')}</li>
        <li>{document.kind}</li>
        <li>{countWords(document.words, 'word')}</li>
        {last > 0 && <li>¶ 1–{last}</li>}
      </ul>
      {document.withdrawn !== null && (
        <p className="reader-withdrawn">This document has been withdrawn: {document.withdrawn.reason}</p>
      )}
      {document.warnings.length > 0 && (
        <details className="reader-warnings">
          <summary>{countWords(document.warnings.length, 'warning')} from the import</summary>
          <ul>
            {document.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
      {props.children}
    </header>
  );
}
