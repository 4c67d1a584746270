import type { DocumentSummary, Theme } from '../../../shared/model/index.ts';
import type { TableColumn } from '../../ui/table.tsx';
import { documentDateWords, numberWords } from '../../ui/words.ts';
import { ThemeBars } from './theme-bars.tsx';

/** The columns of the library's table. */
export function libraryColumns(themes: readonly Theme[], highest: number): readonly TableColumn<DocumentSummary>[] {
  return [
    { id: 'urn', heading: 'URN', track: '92px', cell: (document) => <span className="number">{document.urn}</span> },
    {
      id: 'title',
      heading: 'Title',
      track: 'minmax(220px, 3fr)',
      cell: (document) => (
        <span title={document.title}>
          {document.titleMadeUp && <span className="library-made-up">made-up title </span>}
          <bdi className="library-title">{document.title}</bdi>
          {document.withdrawn !== null && <span className="library-made-up"> withdrawn</span>}
        </span>
      ),
    },
    { id: 'date', heading: 'Date', track: '96px', cell: (document) => documentDateWords(document.date) },
    { id: 'kind', heading: 'Kind', track: 'minmax(90px, 140px)', cell: (document) => document.kind },
    {
      id: 'publisher',
      heading: 'Publisher',
      track: 'minmax(80px, 1fr)',
      cell: (document) => <span title={document.publisher ?? undefined}>{document.publisher ?? ''}</span>,
    },
    {
      id: 'words',
      heading: 'Words',
      track: '64px',
      align: 'end',
      cell: (document) => <span className="number">{numberWords(document.words)}</span>,
    },
    {
      id: 'passages',
      heading: 'Passages by theme',
      track: 'minmax(220px, 280px)',
      cell: (document) => <ThemeBars counts={document.passagesByTheme} themes={themes} highest={highest} />,
    },
  ];
}
