import type { DocumentSummary } from '../../../../shared/model/index.ts';

/** Documents by their dates; of one day in the order they had, an attachment without a date after what it came with, undated ones last. */
export function inOrderOfDate(
  ids: readonly string[],
  documents: readonly Pick<DocumentSummary, 'id' | 'date' | 'family'>[],
): readonly string[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const dateOf = (id: string): string => {
    const document = byId.get(id);
    return document?.date?.value ?? byId.get(document?.family?.root ?? '')?.date?.value ?? '\uffff';
  };
  return ids
    .map((id) => ({ id, date: dateOf(id) }))
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
    .map(({ id }) => id);
}
