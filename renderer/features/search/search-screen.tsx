import './search-screen.css';
import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import { replacePlace } from '../../state/navigation.ts';
import { useObservable } from '../../state/observable.ts';
import { searchText } from '../../state/search-text.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { countWords } from '../../ui/words.ts';
import { SearchResults } from './search-results.tsx';
import { useSettled } from './use-settled.ts';

const typingRestMs = 120;

/** Finds words in all documents and notes; the query is typed in the field of the header. */
export function SearchScreen(): JSX.Element {
  const typed = useObservable(searchText);
  const matter = useMatter();
  const query = useSettled(typed, typingRestMs).trim();
  const [furniture, setFurniture] = useState(false);
  const first = useQuery('search', query === '' ? null : { query, limit: 50, offset: 0, furniture });
  // A bad query keeps its sentence and takes the old hits away: they are not what was asked for.
  const total = first.status === 'ready' ? first.value.total : null;
  useEffect(() => replacePlace({ screen: 'search', query }), [query]);

  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Search</ScreenHeading>
        <span className="number" role="status">
          {total === null ? '' : `${countWords(total, 'hit')} for ${query}`}
        </span>
        {first.status === 'ready' && (first.value.inFurniture > 0 || furniture) && (
          <Checkbox checked={furniture} onChange={setFurniture}>
            {furniture
              ? 'Text marked as furniture is searched too'
              : `${countWords(first.value.inFurniture, 'more hit')} in text marked as furniture: search it too`}
          </Checkbox>
        )}
      </div>
      {query === '' && (
        <EmptyState
          sentence={`Type words in the field above. They are looked for in ${
            matter === null
              ? 'all documents and notes'
              : `${countWords(matter.documents, 'document')} and ${countWords(matter.notes, 'note')}`
          }; all of them must be there.`}
        >
          <dl className="search-help">
            <dt>&quot;missed chances&quot;</dt>
            <dd>these words next to each other</dd>
            <dt>train*</dt>
            <dd>words that begin so: training, trained</dd>
            <dt>police OR council</dt>
            <dd>one or the other; NOT leaves out</dd>
            <dt>NEAR(review board, 8)</dt>
            <dd>at most eight words apart</dd>
          </dl>
        </EmptyState>
      )}
      {first.status === 'failed' && (
        <EmptyState sentence={first.failure.message}>
          <p role="alert" className="visually-hidden">
            {first.failure.message}
          </p>
        </EmptyState>
      )}
      {first.status === 'ready' &&
        (first.value.hits.length === 0 ? (
          <EmptyState
            sentence={
              first.value.inFurniture > 0
                ? 'Nothing is found in the text proper, only in text marked as furniture.'
                : 'Nothing is found. Try fewer words, or the beginning of a word followed by an asterisk.'
            }
          />
        ) : (
          <SearchResults
            key={`${query} ${String(furniture)}`}
            query={query}
            furniture={furniture}
            first={first.value}
          />
        ))}
    </div>
  );
}
