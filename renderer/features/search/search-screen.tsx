import './search-screen.css';
import type { JSX } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { parseQuery, printQuery } from '../../../shared/query/index.ts';
import type { SearchSort } from '../../../shared/model/index.ts';
import { useActions } from '../../state/actions.ts';
import { replacePlace } from '../../state/navigation.ts';
import { useObservable } from '../../state/observable.ts';
import { perMatter } from '../../state/per-matter.ts';
import { usePrintable } from '../../state/printable.ts';
import { searchText } from '../../state/search-text.ts';
import { useMatter } from '../../state/use-service.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import { QueryBuilder } from './builder/query-builder.tsx';
import { DocumentCounts } from './document-counts.tsx';
import { QueryFaultLine } from './query-fault-line.tsx';
import { SavedQueries } from './saved-queries.tsx';
import { SearchHelp } from './search-help.tsx';
import { SearchResults } from './search-results.tsx';
import { TagHits } from './tag-hits.tsx';
import { TermLists } from './term-lists.tsx';
import { useKnownValues } from './use-known-values.ts';
import { useSearch, type Answered } from './use-search.ts';
import { useSettled } from './use-settled.ts';

/** How hits come, kept while other screens are looked at. */
const order = perMatter<{ readonly sort: SearchSort; readonly group: boolean }>({
  sort: 'relevance',
  group: false,
});

/** In milliseconds. */
const faultRestMs = 400;

/** What is open beside the hits. */
type Beside = 'saved' | 'terms' | 'help' | null;

/** What is open around the hits, kept while other screens are looked at. */
const opened = perMatter<{ readonly inParts: boolean; readonly beside: Beside }>({
  inParts: false,
  beside: null,
});

/**
 * Finds words, themes and everything else the query language can say, in documents, passages and notes. The query is typed
 * in the field of the header or put together in parts, and is answered as one types.
 */
export function SearchScreen(): JSX.Element {
  const typed = useObservable(searchText);
  const { sort, group } = useObservable(order);
  const [furniture, setFurniture] = useState(false);
  const { inParts, beside } = useObservable(opened);
  const [tagging, setTagging] = useState<string | null>(null);
  const search = useSearch({ query: typed, sort, group, furniture });
  const known = useKnownValues();
  const { answered } = search;
  const query = typed.trim();
  useEffect(() => replacePlace({ screen: 'search', query }), [query]);
  usePrintable(
    useMemo(
      () =>
        query === '' ? null : { label: 'what was found', job: { kind: 'search', query, sort, furniture } },
      [query, sort, furniture],
    ),
  );

  const setText = (text: string): void => searchText.set(text);
  const isFaulty = search.fault !== null || search.problem !== null;
  // What is wrong is said once typing rests: half a query is none yet.
  const rested = useSettled(search.fault, faultRestMs);
  const isReadable = query !== '' && !isFaulty;
  const canTag = isReadable && answered !== null && answered.result.total > 0;
  useActions(
    useMemo(
      () => [
        {
          id: 'search-in-parts',
          label: 'Put the search together in parts',
          available: true,
          perform: toggleParts,
        },
        {
          id: 'tag-hits',
          label: 'Tag what the search finds',
          available: canTag,
          perform: () => setTagging(query),
        },
        {
          id: 'search-help',
          label: 'How to search',
          available: true,
          perform: () => toggle('help'),
        },
      ],
      [canTag, query],
    ),
  );
  // Another query typed in the header leaves the hits of this one.
  if (tagging !== null && tagging !== query) setTagging(null);
  if (tagging === query) return <TagHits query={tagging} onLeave={() => setTagging(null)} />;
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Search</ScreenHeading>
        <span className="number search-count" role="status">
          {answered === null || isFaulty ? '' : `${totalWords(answered)} for ${answered.asked.query}`}
        </span>
        {search.slow && (
          <span className="search-slow" role="status">
            Searching… <IconlessButton onClick={search.cancel}>Cancel</IconlessButton>
          </span>
        )}
        <span className="search-tools">
          <IconlessButton tone="primary" disabled={!canTag} onClick={() => setTagging(query)}>
            Tag hits…
          </IconlessButton>
          <IconlessButton aria-expanded={beside === 'saved'} onClick={() => toggle('saved')}>
            Saved searches
          </IconlessButton>
          <IconlessButton aria-expanded={beside === 'terms'} onClick={() => toggle('terms')}>
            Term lists
          </IconlessButton>
          <IconlessButton aria-expanded={beside === 'help'} onClick={() => toggle('help')}>
            How to search
          </IconlessButton>
        </span>
      </div>
      <div className="search-bar">
        <IconlessButton aria-expanded={inParts} onClick={toggleParts}>
          In parts
        </IconlessButton>
        <Select
          label="Order"
          inRow
          value={sort}
          options={[
            { value: 'relevance', label: 'Best first' },
            { value: 'date', label: 'By date' },
          ]}
          onChange={(next) => order.set({ sort: next, group })}
        />
        <Checkbox checked={group} onChange={(next) => order.set({ sort, group: next })}>
          By document
        </Checkbox>
        {answered !== null && (answered.result.inFurniture > 0 || furniture) && (
          <Checkbox checked={furniture} onChange={setFurniture}>
            {furniture
              ? 'Text marked as furniture is searched too'
              : `${countWords(answered.result.inFurniture, 'more hit')} in text marked as furniture: search it too`}
          </Checkbox>
        )}
      </div>
      {inParts && <QueryBuilder text={typed} known={known} onChange={setText} />}
      {rested !== null && search.fault !== null && (
        <QueryFaultLine query={search.query} fault={search.fault} />
      )}
      {search.problem !== null && (
        <p className="query-fault" role="alert">
          {search.problem}
        </p>
      )}
      <div className="screen-columns">
        {answered !== null && answered.result.documents.length > 0 && (
          <DocumentCounts answered={answered} onNarrow={narrowTo} />
        )}
        <div className="screen-column search-main">
          <Found answered={answered} isBlank={query === ''} isFaulty={isFaulty} onMore={search.more} />
        </div>
        {beside !== null && (
          <aside className="search-beside" aria-label={besideNames[beside]}>
            {beside === 'saved' && <SavedQueries query={isReadable ? query : null} sort={sort} />}
            {beside === 'terms' && <TermLists />}
            {beside === 'help' && (
              <>
                <h2>How to search</h2>
                <SearchHelp />
              </>
            )}
          </aside>
        )}
      </div>
    </div>
  );
}

function toggle(what: Exclude<Beside, null>): void {
  const now = opened.get();
  opened.set({ ...now, beside: now.beside === what ? null : what });
}

function toggleParts(): void {
  const now = opened.get();
  opened.set({ ...now, inParts: !now.inParts });
}

const besideNames: Readonly<Record<Exclude<Beside, null>, string>> = {
  saved: 'Saved searches',
  terms: 'Term lists',
  help: 'How to search',
};

function Found(props: {
  readonly answered: Answered | null;
  readonly isBlank: boolean;
  readonly isFaulty: boolean;
  readonly onMore: () => void;
}): JSX.Element | null {
  const { answered } = props;
  const matter = useMatter();
  if (props.isBlank) {
    const scope =
      matter === null
        ? 'all documents and notes'
        : `${countWords(matter.documents, 'document')} and ${countWords(matter.notes, 'note')}`;
    return (
      <EmptyState
        sentence={`Type words in the field above. They are looked for in ${scope}; all of them must be there.`}
      >
        <SearchHelp />
      </EmptyState>
    );
  }
  if (answered === null) return null;
  const { result, hits } = answered;
  if (hits.length === 0) {
    return props.isFaulty ? null : (
      <EmptyState
        sentence={
          result.inFurniture > 0
            ? 'Nothing is found in the text proper, only in text marked as furniture.'
            : 'Nothing is found. Try fewer words, or the beginning of a word followed by an asterisk.'
        }
      />
    );
  }
  return (
    <>
      {props.isFaulty && (
        <p className="search-stale">
          These are the {totalWords(answered)} of {answered.asked.query}, the last search that was answered.
        </p>
      )}
      {result.cutShort !== null && <p className="search-stale">{result.cutShort}</p>}
      <SearchResults key={JSON.stringify(answered.asked)} answered={answered} onMore={props.onMore} />
    </>
  );
}

function totalWords({ result }: Answered): string {
  const { document: blocks, passage: passages, note: notes, 'whole-document': documents } = result.kindCounts;
  const kinds = [
    blocks > 0 && countWords(blocks, 'block'),
    passages > 0 && countWords(passages, 'passage'),
    notes > 0 && countWords(notes, 'note'),
    documents > 0 && countWords(documents, 'document'),
  ].filter((words) => words !== false);
  const of = kinds.length > 1 ? ` (${kinds.join(', ')})` : '';
  return `${countWords(result.total, 'hit')}${of}`;
}

/** Narrows the query down to one document, as the same language says it. */
function narrowTo(query: string, urn: string): void {
  const parsed = parseQuery(query);
  if (!parsed.ok) return;
  const { query: asked } = parsed.value;
  searchText.set(
    printQuery({
      kind: 'and',
      parts: [
        ...(asked.kind === 'and' ? asked.parts : [asked]),
        { kind: 'field', field: 'document', value: urn },
      ],
    }),
  );
}
