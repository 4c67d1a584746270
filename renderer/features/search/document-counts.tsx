import type { JSX } from 'react';
import { memo, useDeferredValue, useState } from 'react';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, numberWords } from '../../ui/words.ts';
import type { Answered } from './use-search.ts';

/** How many documents are listed at first, and how many more each time that is asked for. */
const listedAtFirst = 60;
const listedMore = 240;

/**
 * The documents with hits and how many each has; choosing one narrows the search down to it. They come a moment after the
 * hits, which are what is looked at.
 */
export function DocumentCounts(props: {
  readonly answered: Answered;
  readonly onNarrow: (query: string, urn: string) => void;
}): JSX.Element {
  const answered = useDeferredValue(props.answered);
  return (
    <nav className="search-documents" aria-label="Documents with hits">
      <h2>{countWords(answered.result.documentsFound, 'document')}</h2>
      <DocumentRows key={JSON.stringify(answered.asked)} answered={answered} onNarrow={props.onNarrow} />
    </nav>
  );
}

const DocumentRows = memo(function DocumentRows(props: {
  readonly answered: Answered;
  readonly onNarrow: (query: string, urn: string) => void;
}): JSX.Element {
  const { asked, result } = props.answered;
  const { documents, documentsFound } = result;
  const [most, setMost] = useState(listedAtFirst);
  const left = documents.length - most;
  return (
    <>
      <ul role="list">
        {documents.slice(0, most).map((document) => (
          <li key={document.documentId}>
            <button
              type="button"
              className="search-document"
              title="Only in this document"
              onClick={() => props.onNarrow(asked.query, document.urn)}
            >
              <span>
                <bdi>{document.title}</bdi>
                <span className="number">{document.urn}</span>
              </span>
              <span className="number">{numberWords(document.hits)}</span>
            </button>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <IconlessButton onClick={() => setMost(most + listedMore)}>
          Show more of the remaining {countWords(documentsFound - most, 'document')}
        </IconlessButton>
      )}
      {left <= 0 && documentsFound > documents.length && (
        <p className="number">
          and {countWords(documentsFound - documents.length, 'more document')}, not listed
        </p>
      )}
    </>
  );
});
