import './library-screen.css';
import type { JSX, ReactNode } from 'react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { DocumentSummary, NoteTarget } from '../../../shared/model/index.ts';
import { performAction } from '../../state/actions.ts';
import { familiesOf } from '../../state/families.ts';
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
import { familyRows } from './family-rows.ts';
import { ImportReportPanel } from './import-report-panel.tsx';
import { lastImport } from './import-sources.ts';
import { leadingColumns, libraryColumns } from './library-columns.tsx';
import type { LibraryView } from './filter-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterDocuments, highestCount, noFilter, reviewContext, sortDocuments } from './library-filter.ts';
import { UnfinishedImports } from './unfinished-imports.tsx';
import { originColumnChoices, originColumns } from './origin-columns.tsx';
import { PurgesPanel } from './purges-panel.tsx';
import { reviewColumns } from './review-columns.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** What the library shows of the review: another feature's parts, handed in by the application. */
export interface LibraryReview {
  readonly ofDocument: (document: DocumentSummary, writable: boolean) => ReactNode;
  readonly ofSelection: (documents: readonly DocumentSummary[], writable: boolean) => ReactNode;
}

/** The documents of which what came with them is folded away. */
const foldedFamilies = perMatter<ReadonlySet<string>>(new Set());
const nothingFolded: ReadonlySet<string> = new Set();

/** What the library shows of scans: another feature's parts, handed in by the application. */
export interface LibraryScans {
  readonly strip: (writable: boolean) => ReactNode;
  readonly ofDocument: (document: DocumentSummary, writable: boolean) => ReactNode;
}

const viewShown = perMatter<LibraryView>('description');

/** All documents of the matter: found, sorted, selected, described; and where new ones come in. */
export function LibraryScreen({
  documentId,
  notesOn,
  review,
  scans,
}: {
  /** The document whose details are shown first, or null. */
  readonly documentId: string | null;
  /** Draws the notes on a target; another feature's part, handed in by the application. */
  readonly notesOn: (target: NoteTarget) => ReactNode;
  /** Draws what a review says of one document or several, likewise. */
  readonly review: LibraryReview;
  /** Draws what is to be said of scans, likewise. */
  readonly scans: LibraryScans;
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
  const listed = useMemo(
    () =>
      documents === undefined
        ? []
        : sortDocuments(filterDocuments(documents, applied, context), sort, context, choices),
    [documents, applied, sort, context, choices],
  );
  const families = useMemo(() => familiesOf(documents ?? []), [documents]);
  const folded = useObservable(foldedFamilies);
  // A filter must not find what is then folded away.
  const isFiltered = applied !== noFilter;
  const { rows, places } = useMemo(
    () => familyRows(listed, families, isFiltered ? nothingFolded : folded),
    [listed, families, folded, isFiltered],
  );
  const inFamilies = useMemo(
    () => ({
      families,
      places,
      onFold: (documentId: string, fold: boolean) => {
        const next = new Set(foldedFamilies.get());
        if (fold) next.add(documentId);
        else next.delete(documentId);
        foldedFamilies.set(next);
      },
    }),
    [families, places],
  );
  const inTree = {
    placeOf: (document: DocumentSummary) => places.get(document.id) ?? { depth: 0, expanded: null },
    onFold: (document: DocumentSummary, fold: boolean) => inFamilies.onFold(document.id, fold),
  };
  const offered = useMemo(() => offeredThemes(themes), [themes]);
  const highest = useMemo(() => highestCount(documents ?? [], offered), [documents, offered]);
  const columns = useMemo(
    () =>
      view === 'review'
        ? [...leadingColumns(inFamilies), ...reviewColumns(themes, context)]
        : view === 'origin'
          ? [
              ...leadingColumns(inFamilies),
              ...originColumns(choices.filter(({ id }) => chosenColumns.includes(id))),
            ]
          : libraryColumns(offered, highest, inFamilies),
    [view, themes, context, offered, highest, choices, chosenColumns, inFamilies],
  );
  const chosen = documents?.find((document) => document.id === current);
  const selectedDocuments = listed.filter((document) => selected.has(document.id));
  const cameWith = selectedDocuments
    .flatMap((document) => families.below(document.id))
    .filter((document) => document.withdrawn === null && !selected.has(document.id));
  const writable = matter !== null && matter.readOnlyBecause === null;

  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Library</ScreenHeading>
        <span className="number" aria-live="polite">
          {documents === undefined
            ? ''
            : listed.length === documents.length
              ? countWords(documents.length, 'document')
              : `${numberWords(listed.length)} of ${countWords(documents.length, 'document')}`}
        </span>
        {writable && (
          <>
            <Button onClick={() => void performAction('import-files')}>Import files</Button>
            <Button onClick={() => void performAction('import-folder')}>Import a folder</Button>
          </>
        )}
        <IconlessButton onClick={() => go({ screen: 'imports' })}>Imports</IconlessButton>
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
      <UnfinishedImports writable={writable} />
      {report !== null && <ImportReportPanel report={report} />}
      <PurgesPanel writable={writable} />
      {scans.strip(writable)}
      {query.status === 'failed' && documents === undefined && (
        <FailureState failure={query.failure} onRetry={query.retry} />
      )}
      {documents !== undefined && documents.length === 0 && (
        <EmptyState sentence="There is no document in this matter yet. Import PDF, Word, e-mail, scans, web pages, tables or text files, or drop them anywhere on this window.">
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
            <SelectionBar
              documents={selectedDocuments}
              cameWith={cameWith}
              onTakeIn={() => setSelected(new Set([...selected, ...cameWith.map(({ id }) => id)]))}
              onClear={() => setSelected(new Set())}
            >
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
                  {...(families.hasAny ? inTree : {})}
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
                      scans={scans.ofDocument(chosen, writable)}
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
