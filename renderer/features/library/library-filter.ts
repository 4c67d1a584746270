import type { DocumentKind, DocumentSummary, Theme } from '../../../shared/model/index.ts';
import { documentDateWords } from '../../ui/words.ts';
import type { SortValue, TableSort } from '../../ui/table-sort.ts';
import { sortRows } from '../../ui/table-sort.ts';

/** Which documents the library lists. */
export interface LibraryFilter {
  readonly text: string;
  readonly kind: DocumentKind | 'all';
  /** A theme id, `all`, or `none` for documents without a passage. */
  readonly theme: string;
  readonly withdrawn: boolean;
}

/** Lists every document that is in use. */
export const noFilter: LibraryFilter = { text: '', kind: 'all', theme: 'all', withdrawn: false };

/** The documents a filter lists: every word typed is somewhere in what the table shows of it. */
export function filterDocuments(
  documents: readonly DocumentSummary[],
  filter: LibraryFilter,
): readonly DocumentSummary[] {
  const words = filter.text
    .toLocaleLowerCase('en-GB')
    .split(/\s+/)
    .filter((word) => word !== '');
  return documents.filter((document) => {
    if (!filter.withdrawn && document.withdrawn !== null) return false;
    if (filter.kind !== 'all' && document.kind !== filter.kind) return false;
    if (filter.theme === 'none' && document.passages > 0) return false;
    if (
      filter.theme !== 'all' &&
      filter.theme !== 'none' &&
      (document.passagesByTheme[filter.theme] ?? 0) === 0
    ) {
      return false;
    }
    if (words.length === 0) return true;
    const shown = [
      document.urn,
      document.title,
      document.kind,
      document.publisher,
      document.author,
      document.fileName,
      documentDateWords(document.date),
    ]
      .join('\n')
      .toLocaleLowerCase('en-GB');
    return words.every((word) => shown.includes(word));
  });
}

/** The documents in the order of a column. Dates sort as far as they are known: `2018` before `2018-04`. */
export function sortDocuments(
  documents: readonly DocumentSummary[],
  sort: TableSort,
): readonly DocumentSummary[] {
  return sortRows(documents, (document) => sortValue(document, sort.column), sort.direction);
}

function sortValue(document: DocumentSummary, column: string): SortValue {
  switch (column) {
    case 'title':
      return document.title;
    case 'date':
      return document.date?.value ?? null;
    case 'kind':
      return document.kind;
    case 'publisher':
      return document.publisher;
    case 'words':
      return document.words;
    case 'passages':
      return document.passages;
    default:
      return document.urn;
  }
}

/** The highest number of passages any document has of any theme. */
export function highestCount(documents: readonly DocumentSummary[], themes: readonly Theme[]): number {
  let highest = 0;
  for (const document of documents) {
    for (const theme of themes) highest = Math.max(highest, document.passagesByTheme[theme.id] ?? 0);
  }
  return highest;
}
