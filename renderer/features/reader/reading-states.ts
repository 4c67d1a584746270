import type { DocumentSummary, ProgressState, ReviewerProgress } from '../../../shared/model/index.ts';
import { progressOf } from '../../state/review.ts';

/** What a state of reading is called, and the sign that stands before the word. */
export const readingStates: Readonly<
  Record<ProgressState, { readonly word: string; readonly sign: string }>
> = {
  unread: { word: 'Unread', sign: '○' },
  reading: { word: 'Reading', sign: '◐' },
  read: { word: 'Read', sign: '✓' },
  'set aside': { word: 'Set aside', sign: '–' },
};

/** How far the others are, the newest change first. */
export function othersOn(document: DocumentSummary, reviewer: string | null): readonly ReviewerProgress[] {
  return document.progress.filter((progress) => progress.reviewer !== reviewer);
}

/** Which documents the list shows: all, those in one state, or those without a passage. */
export type ReadingFilter = 'all' | ProgressState | 'untagged';

/** The documents a filter lists for a reviewer. */
export function filterByReading(
  documents: readonly DocumentSummary[],
  filter: ReadingFilter,
  reviewer: string | null,
): readonly DocumentSummary[] {
  switch (filter) {
    case 'all':
      return documents;
    case 'untagged':
      return documents.filter(({ passages }) => passages === 0);
    default:
      return documents.filter((document) => progressOf(document, reviewer) === filter);
  }
}

/**
 * The next document without a passage that the reviewer has neither read nor set aside, in the order of the list after the
 * present one and then from its beginning; withdrawn ones are passed over. Null where there is none.
 */
export function nextUntagged(
  documents: readonly DocumentSummary[],
  currentId: string | null,
  reviewer: string | null,
): DocumentSummary | null {
  const at = documents.findIndex(({ id }) => id === currentId);
  const inOrder = [...documents.slice(at + 1), ...documents.slice(0, Math.max(0, at))];
  return (
    inOrder.find(
      (document) =>
        document.withdrawn === null &&
        document.passages === 0 &&
        !['read', 'set aside'].includes(progressOf(document, reviewer)),
    ) ?? null
  );
}
