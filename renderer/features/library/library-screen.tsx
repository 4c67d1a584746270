import './library-screen.css';
import type { JSX, ReactNode } from 'react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { DocumentSummary, NoteTarget } from '../../../shared/model/index.ts';
import { performAction } from '../../state/actions.ts';
import { go } from '../../state/navigation.ts';
import { useObservable } from '../../state/observable.ts';
import { perMatter } from '../../state/per-matter.ts';
import { usePreferences } from '../../state/preferences.ts';
import { offeredThemes } from '../../state/theme-order.ts';
import { useBatches, useCustomFields } from '../../state/use-items.ts';
import { useMedia } from '../../state/use-media.ts';
import { usePane } from '../../state/use-pane.ts';
import { useMatter, useQuery, useThemes } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { Table } from '../../ui/table.tsx';
import type { TableSort } from '../../ui/table-sort.ts';
import { countWords, numberWords } from '../../ui/words.ts';
import { DocumentDetails } from './document-details.tsx';
import { ImportReportPanel } from './import-report-panel.tsx';
import { lastImport } from './import-sources.ts';
import { leadingColumns, libraryColumns } from './library-columns.tsx';
import type { LibraryView } from './filter-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterDocuments, highestCount, noFilter, reviewContext, sortDocuments } from './library-filter.ts';
import { originColumnChoices, originColumns } from './origin-columns.tsx';
import { PurgesPanel } from './purges-panel.tsx';
import { reviewColumns } from './review-columns.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** What the library shows of the review: another feature's parts, handed in by the application. */
export interface LibraryReview {
  readonly ofDocument: (document: DocumentSummary, writable: boolean) => ReactNode;
  readonly ofSelection: (documents: readonly DocumentSummary[], writable: boolean) => ReactNode;
}

const viewShown = perMatter<LibraryView>('description');

/** All documents of the matter: found, sorted, selected, described; and where new ones come in. */
export function LibraryScreen({
  documentId,
  notesOn,
  review,
}: {
  /** The document whose details are shown first, or null. */
  readonly documentId: string | null;
  /** Draws the notes on a target; another feature's part, handed in by the application. */
  readonly notesOn: (target: NoteTarget) => ReactNode;
  /** Draws what a review says of one document or several, likewise. */
  readonly review: LibraryReview;
}): JSX.Element {
  const query = useQuery('listDocuments', {});
  const matter = useMatter();
  const themes = useThemes();
  const report = useObservable(lastImport);
  const pane = usePane('library-details', { initial: 284, minimum: 240, maximum: 560 });
  // In a narrow window the details are there only when asked for.
  const isNarrow = useMedia('(max-width: 900px)');
  const [askedFor, setAskedFor] = useState(documentId !== null);
  const detailsShown = isNarrow ? askedFor : !pane.folded;
  const [filter, setFilter] = useState(noFilter);
  const [sort, setSort] = useState<TableSort>({ column: 'urn', direction: 'ascending' });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(documentId);
  const applied = useDeferredValue(filter);
  const documents = query.value;
  const view = useObservable(viewShown);
  const batches = useBatches();
  const me = matter?.reviewer?.name ?? null;
  const context = useMemo(() => reviewContext(me, batches), [me, batches]);
  const ownFields = useCustomFields();
  const choices = useMemo(() => originColumnChoices(ownFields), [ownFields]);
  const { originColumns: chosenColumns } = usePreferences().preferences;
  const rows = useMemo(
    () =>
      documents === undefined
        ? []
        : sortDocuments(filterDocuments(documents, applied, context), sort, context, choices),
    [documents, applied, sort, context, choices],
  );
  const offered = useMemo(() => offeredThemes(themes), [themes]);
  const highest = useMemo(() => highestCount(documents ?? [], offered), [documents, offered]);
  const columns = useMemo(
    () =>
      view === 'review'
        ? [...leadingColumns, ...reviewColumns(themes, context)]
        : view === 'origin'
          ? [...leadingColumns, ...originColumns(choices.filter(({ id }) => chosenColumns.includes(id)))]
          : libraryColumns(offered, highest),
    [view, themes, context, offered, highest, choices, chosenColumns],
  );
  const chosen = documents?.find((document) => document.id === current);
  const selectedDocuments = rows.filter((document) => selected.has(document.id));
  const writable = matter !== null && matter.readOnlyBecause === null;

  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Library</ScreenHeading>
        <span className="number" aria-live="polite">
          {documents === undefined
            ? ''
            : rows.length === documents.length
              ? countWords(documents.length, 'document')
              : `${numberWords(rows.length)} of ${countWords(documents.length, 'document')}`}
        </span>
        {writable && (
          <>
            <Button onClick={() => void performAction('import-files')}>Import files</Button>
            <Button onClick={() => void performAction('import-folder')}>Import a folder</Button>
          </>
        )}
        {documents !== undefined && documents.length > 0 && (
          <IconlessButton
            aria-expanded={detailsShown}
            onClick={() => {
              if (isNarrow) setAskedFor(!askedFor);
              else pane.setFolded(!pane.folded);
            }}
          >
            {detailsShown ? 'Hide details' : 'Show details'}
          </IconlessButton>
        )}
      </div>
      {report !== null && <ImportReportPanel report={report} />}
      <PurgesPanel writable={writable} />
      {query.status === 'failed' && documents === undefined && (
        <FailureState failure={query.failure} onRetry={query.retry} />
      )}
      {documents !== undefined && documents.length === 0 && (
        <EmptyState sentence="There is no document in this matter yet. Import text, Markdown or HTML files, or drop them anywhere on this window.">
          {writable && (
            <Button tone="primary" onClick={() => void performAction('import-files')}>
              Import files
            </Button>
          )}
        </EmptyState>
      )}
      {documents !== undefined && documents.length > 0 && (
        <>
          {selectedDocuments.length > 0 && writable ? (
            <SelectionBar documents={selectedDocuments} onClear={() => setSelected(new Set())}>
              {review.ofSelection(
                selectedDocuments.filter((document) => document.withdrawn === null),
                writable,
              )}
            </SelectionBar>
          ) : (
            <FilterBar
              view={view}
              onView={viewShown.set}
              review={context}
              filter={filter}
              onFilter={setFilter}
              themes={offered}
              documents={documents}
              columns={choices}
            />
          )}
          <div className="screen-columns">
            <div className="library-table">
              {rows.length === 0 ? (
                <EmptyState sentence="No document fits this filter.">
                  <Button onClick={() => setFilter(noFilter)}>Clear the filter</Button>
                </EmptyState>
              ) : (
                <Table
                  label="Documents"
                  columns={columns}
                  rows={rows}
                  keyOf={(document) => document.id}
                  nameOf={(document) => `${document.urn} ${document.title}`}
                  rowHeight={46}
                  sort={sort}
                  onSort={setSort}
                  selected={selected}
                  onSelect={setSelected}
                  current={current}
                  onCurrent={(document) => setCurrent(document.id)}
                  onOpen={(document) => go({ screen: 'reader', documentId: document.id })}
                  dimmed={(document) => document.withdrawn !== null}
                />
              )}
            </div>
            {detailsShown && (
              <>
                <Splitter pane={pane} label="Width of the details" side="end" />
                <aside
                  className="library-details"
                  style={{ width: pane.width }}
                  aria-label="Details of the document"
                >
                  {chosen === undefined ? (
                    <p className="library-hint">
                      Choose a row to see and correct what is known of its document. Enter or a double click
                      opens it.
                    </p>
                  ) : (
                    <DocumentDetails
                      key={chosen.id}
                      document={chosen}
                      writable={writable}
                      notes={notesOn({ kind: 'document', id: chosen.id })}
                      review={review.ofDocument(chosen, writable)}
                    />
                  )}
                </aside>
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
}
