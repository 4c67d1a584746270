import type { JSX } from 'react';
import { dateInWords, type DocumentSummary, type Theme } from '../../../shared/model/index.ts';
import type { TableColumn } from '../../ui/table-column.ts';
import { numberWords } from '../../ui/words.ts';
import { ThemeBars } from './theme-bars.tsx';

/** The columns by which a document is known, first in every view. */
export const leadingColumns: readonly TableColumn<DocumentSummary>[] = [
  {
    id: 'urn',
    heading: 'URN',
    minimum: 80,
    share: 0,
    cell: (document) => <span className="number">{document.urn}</span>,
  },
  {
    id: 'title',
    heading: 'Title',
    also: { id: 'publisher', heading: 'Publisher' },
    minimum: 180,
    share: 5,
    cell: (document) => <TitleCell document={document} />,
  },
];

/** The columns of the library's table that describe documents. */
export function libraryColumns(
  themes: readonly Theme[],
  highest: number,
): readonly TableColumn<DocumentSummary>[] {
  return [
    ...leadingColumns,
    {
      id: 'date',
      heading: 'Date',
      minimum: 88,
      share: 0,
      cell: (document) => (
        <span className={document.date === null ? 'number' : 'figures'}>{dateInWords(document.date)}</span>
      ),
    },
    {
      id: 'kind',
      heading: 'Kind',
      minimum: 96,
      share: 0,
      cell: (document) => <span className="library-kind">{document.kind}</span>,
    },
    {
      id: 'words',
      heading: 'Words',
      minimum: 48,
      share: 0,
      align: 'end',
      cell: (document) => <span className="number">{numberWords(document.words)}</span>,
    },
    {
      id: 'passages',
      heading: 'Passages by theme',
      minimum: 152,
      share: 1,
      cell: (document) => <ThemeBars counts={document.passagesByTheme} themes={themes} highest={highest} />,
    },
  ];
}

/** The title with the publisher beneath it, and what is to be known of either. */
function TitleCell({ document }: { readonly document: DocumentSummary }): JSX.Element {
  const signs = [
    document.withdrawn === null ? null : 'withdrawn',
    document.supersededBy === null ? null : 'superseded',
    document.sealed === null ? null : 'sealed unread',
    document.titleMadeUp ? 'title made up' : null,
    document.warnings.length === 0 ? null : 'with a warning',
  ].filter((sign) => sign !== null);
  return (
    <span className="library-title-cell" title={document.title}>
      <bdi className="library-title">{document.title}</bdi>
      <span className="library-beneath">
        {document.publisher !== null && <bdi>{document.publisher}</bdi>}
        {signs.length > 0 && (
          <em>
            {document.publisher === null ? '' : ' · '}
            {signs.join(', ')}
          </em>
        )}
      </span>
    </span>
  );
}
