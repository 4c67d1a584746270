import './events.css';
import type { JSX } from 'react';
import { useMemo, useState } from 'react';
import { dateInWords, type DocumentSummary, type Passage, type Theme } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { useQuery, useThemes } from '../../state/use-service.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { TableColumn } from '../../ui/table-column.ts';
import type { SortValue, TableSort } from '../../ui/table-sort.ts';
import { sortRows } from '../../ui/table-sort.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';

/** What happened when: passages that tell of a dated event, in order of its date or of anything else about them. */
export function Events({ documents }: { readonly documents: readonly DocumentSummary[] }): JSX.Element {
  const query = useQuery('listEvents', {});
  const themes = useThemes();
  const [sort, setSort] = useState<TableSort>({ column: 'event', direction: 'ascending' });
  const [current, setCurrent] = useState<string | null>(null);
  const byId = useMemo(() => new Map(documents.map((document) => [document.id, document])), [documents]);
  const columns = useMemo(() => eventColumns(byId, themes), [byId, themes]);
  const passages = query.value;
  const rows = useMemo(
    () => sortRows(passages ?? [], (passage) => sortValue(passage, sort.column, byId), sort.direction),
    [passages, sort, byId],
  );
  if (query.status === 'failed' && passages === undefined) {
    return <FailureState failure={query.failure} onRetry={query.retry} />;
  }
  if (passages === undefined) return <></>;
  if (passages.length === 0) {
    return (
      <EmptyState sentence="No passage has the date of an event yet. In the reader, choose a passage and press E to say when what it tells of happened; here all of them stand in order of time." />
    );
  }
  return (
    <div className="review-events">
      <Table
        label="Passages by event date"
        columns={columns}
        rows={rows}
        keyOf={(passage) => passage.id}
        nameOf={(passage) => passage.citation}
        rowHeight={48}
        sort={sort}
        onSort={setSort}
        current={current}
        onCurrent={(passage) => setCurrent(passage.id)}
        onOpen={(passage) =>
          go({ screen: 'reader', documentId: passage.documentId, at: { passageId: passage.id } })
        }
      />
    </div>
  );
}

function eventColumns(
  documents: ReadonlyMap<string, DocumentSummary>,
  themes: readonly Theme[],
): readonly TableColumn<Passage>[] {
  return [
    {
      id: 'event',
      heading: 'Event',
      minimum: 96,
      share: 0,
      cell: (passage) => <span className="figures">{dateInWords(passage.event)}</span>,
    },
    {
      id: 'quote',
      heading: 'Passage',
      minimum: 240,
      share: 5,
      cell: (passage) => (
        <bdi className="review-event-quote" title={passage.quote}>
          {passage.quote}
        </bdi>
      ),
    },
    {
      id: 'citation',
      heading: 'Citation',
      minimum: 176,
      share: 0,
      cell: (passage) => <span className="citation">{passage.citation}</span>,
    },
    {
      id: 'document',
      heading: 'Document’s date',
      minimum: 104,
      share: 0,
      cell: (passage) => (
        <span className="figures">{dateInWords(documents.get(passage.documentId)?.date ?? null)}</span>
      ),
    },
    {
      id: 'themes',
      heading: 'Themes',
      minimum: 110,
      share: 1,
      cell: (passage) => (
        <span className="review-event-themes">
          {themes
            .filter((theme) => passage.tags.some((tag) => tag.themeId === theme.id))
            .map((theme) => (
              <ThemeChip key={theme.id} theme={theme} />
            ))}
        </span>
      ),
    },
  ];
}

function sortValue(
  passage: Passage,
  column: string,
  documents: ReadonlyMap<string, DocumentSummary>,
): SortValue {
  switch (column) {
    case 'quote':
      return passage.quote;
    case 'citation':
      return passage.citation;
    case 'document':
      return documents.get(passage.documentId)?.date?.value ?? null;
    case 'themes':
      return passage.tags.length;
    default:
      return passage.event?.value ?? null;
  }
}
