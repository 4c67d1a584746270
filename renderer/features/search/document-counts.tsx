import type { JSX } from 'react';
import type { SearchResult } from '../../../shared/model/index.ts';
import { countWords, numberWords } from '../../ui/words.ts';

/** The documents with hits and how many each has; choosing one narrows the search down to it. */
export function DocumentCounts(props: {
  readonly result: SearchResult;
  readonly onNarrow: (urn: string) => void;
}): JSX.Element {
  const { documents, documentsFound } = props.result;
  return (
    <nav className="search-documents" aria-label="Documents with hits">
      <h2>{countWords(documentsFound, 'document')}</h2>
      <ul role="list">
        {documents.map((document) => (
          <li key={document.documentId}>
            <button
              type="button"
              className="search-document"
              title="Only in this document"
              onClick={() => props.onNarrow(document.urn)}
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
      {documentsFound > documents.length && (
        <p className="number">
          and {countWords(documentsFound - documents.length, 'more document')}, not listed
        </p>
      )}
    </nav>
  );
}
