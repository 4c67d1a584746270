import {
  dateInWords,
  type DocumentKind,
  type DocumentSummary,
  type Item,
  type ProgressState,
  type Theme,
} from '../../../shared/model/index.ts';
import { comesFrom, noOriginFilter, type OriginFilter } from './origin-filter.ts';
import type { OriginColumn } from './origin-columns.tsx';
import { progressOf, standingWords } from '../../state/review.ts';
import type { SortValue, TableSort } from '../../ui/table-sort.ts';
import { sortRows } from '../../ui/table-sort.ts';

/** Which documents the library lists. */
export interface LibraryFilter {
  readonly text: string;
  readonly kind: DocumentKind | 'all';
  /** A theme id, `all`, or `none` for documents without a passage. */
  readonly theme: string;
  readonly withdrawn: boolean;
  readonly review: ReviewFilter;
  readonly origin: OriginFilter;
}

/** Which documents the library lists by what the review says of them. */
export interface ReviewFilter {
  /** How far the reviewer at the keyboard is. */
  readonly progress: ProgressState | 'all';
  /** What stands, in the words of `standingWords`. */
  readonly relevance: string;
  readonly privilege: string;
  /** A theme of the whole document by id, `all`, or `none` for documents without one. */
  readonly wholeTheme: string;
  /** A batch by id, `all`, or `none` for documents in no batch. */
  readonly batch: string;
}

/** Lists documents whatever the review says of them. */
export const noReviewFilter: ReviewFilter = {
  progress: 'all',
  relevance: 'all',
  privilege: 'all',
  wholeTheme: 'all',
  batch: 'all',
};

/** Lists every document that is in use. */
export const noFilter: LibraryFilter = {
  text: '',
  kind: 'all',
  theme: 'all',
  withdrawn: false,
  review: noReviewFilter,
  origin: noOriginFilter,
};

/** Whose review it is, and what was given out in it. */
export interface ReviewContext {
  /** The name of the reviewer at the keyboard, or null. */
  readonly reviewer: string | null;
  readonly batches: readonly Item<'batch'>[];
  /** The names of the batches that a document is in, by its id, in order of making. */
  readonly batchNames: ReadonlyMap<string, readonly string[]>;
}

/** What the library needs to know of the review to list documents by it. */
export function reviewContext(reviewer: string | null, batches: readonly Item<'batch'>[]): ReviewContext {
  const batchNames = new Map<string, string[]>();
  for (const { fields } of batches) {
    for (const id of fields.documents) {
      const names = batchNames.get(id);
      if (names === undefined) batchNames.set(id, [fields.name]);
      else names.push(fields.name);
    }
  }
  return { reviewer, batches, batchNames };
}

const noReview: ReviewContext = reviewContext(null, []);

/** The documents a filter lists: every word typed is somewhere in what the table shows of it. */
export function filterDocuments(
  documents: readonly DocumentSummary[],
  filter: LibraryFilter,
  review: ReviewContext = noReview,
): readonly DocumentSummary[] {
  const isReviewed = reviewTest(filter.review, review);
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
    if (!isReviewed(document) || !comesFrom(filter.origin, document)) return false;
    if (words.length === 0) return true;
    const shown = [
      document.urn,
      document.title,
      document.kind,
      document.publisher,
      document.author,
      document.recipients,
      document.provider,
      document.providerReference,
      document.custodian,
      document.fileName,
      dateInWords(document.date),
    ]
      .join('\n')
      .toLocaleLowerCase('en-GB');
    return words.every((word) => shown.includes(word));
  });
}

function reviewTest(filter: ReviewFilter, review: ReviewContext): (document: DocumentSummary) => boolean {
  const { progress, relevance, privilege, wholeTheme, batch } = filter;
  const batched = new Set(
    review.batches
      .filter(({ id }) => batch === 'none' || batch === id)
      .flatMap(({ fields }) => fields.documents),
  );
  return (document) =>
    (progress === 'all' || progressOf(document, review.reviewer) === progress) &&
    (relevance === 'all' || standingWords(document.decisions.relevance) === relevance) &&
    (privilege === 'all' || standingWords(document.decisions.privilege) === privilege) &&
    (wholeTheme === 'all' ||
      (wholeTheme === 'none'
        ? document.tags.length === 0
        : document.tags.some((tag) => tag.themeId === wholeTheme))) &&
    (batch === 'all' || batched.has(document.id) === (batch !== 'none'));
}

/** The documents in the order of a column. Dates sort as far as they are known: `2018` before `2018-04`. */
export function sortDocuments(
  documents: readonly DocumentSummary[],
  sort: TableSort,
  review: ReviewContext = noReview,
  origin: readonly OriginColumn[] = [],
): readonly DocumentSummary[] {
  const chosen = origin.find(({ id }) => id === sort.column);
  return sortRows(
    documents,
    chosen?.sortValue ?? ((document) => sortValue(document, sort.column, review)),
    sort.direction,
  );
}

function sortValue(document: DocumentSummary, column: string, review: ReviewContext): SortValue {
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
    case 'progress':
      return progressOf(document, review.reviewer);
    case 'relevance':
    case 'privilege': {
      const standing = document.decisions[column];
      return standing.state === 'undecided' ? null : standingWords(standing);
    }
    case 'whole-themes':
      return document.tags.length === 0 ? null : document.tags.length;
    case 'batch':
      return review.batchNames.get(document.id)?.[0] ?? null;
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
