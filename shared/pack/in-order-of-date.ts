import type { DocumentSummary } from '../model/index.ts';

type DatedDocument = Pick<DocumentSummary, 'id' | 'urn' | 'date' | 'family'>;

/** Later than any date. */
const undated = '\uffff';

/**
 * The ids of documents by date, undated ones last, of one date by URN. A family stays together, at the date of what the others came
 * with or, where that has none, at the first date in the family.
 */
export function inOrderOfDate(
  ids: readonly string[],
  documents: readonly DatedDocument[],
): readonly string[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const rootOf = (document: DatedDocument): DatedDocument =>
    byId.get(document.family?.root ?? document.id) ?? document;
  const dates = new Map<string, string>();
  for (const document of documents) {
    const root = rootOf(document);
    const date = (root.date ?? document.date)?.value ?? undated;
    if (date < (dates.get(root.id) ?? undated)) dates.set(root.id, date);
  }
  return ids
    .map((id) => {
      const document = byId.get(id);
      const root = document === undefined ? undefined : rootOf(document);
      const member = document === root ? '' : (document?.urn ?? '');
      return { id, key: [dates.get(root?.id ?? '') ?? undated, root?.urn ?? '', member] };
    })
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ id }) => id);
}

function compareKeys(some: readonly string[], others: readonly string[]): number {
  for (const [index, one] of some.entries()) {
    const other = others[index] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
