import type { DocumentHits, SearchResult } from '../../../shared/model/index.ts';
import type { Query } from '../../../shared/query/index.ts';
import { byDate, readLabels, type DocumentLabel } from './document-labels.ts';
import { findThings } from './found-things.ts';
import { listHits, type SearchPage } from './list-hits.ts';
import { describeHits, type LabelOf } from './search-hits.ts';
import type { SearchGround } from './search-ground.ts';

/** How many documents a result lists with their counts; a list of all would be longer than the hits. */
const mostDocuments = 1_000;

/** Searches a matter: one page of hits, and counts of all. */
export function searchMatter(
  ground: SearchGround,
  labelOf: LabelOf,
  query: Query,
  page: SearchPage,
): SearchResult {
  const found = findThings(ground, query);
  const { kindCounts } = found;
  return {
    total: kindCounts.document + kindCounts.note + kindCounts.passage + kindCounts['whole-document'],
    inFurniture: found.furniture.count,
    hits: describeHits(ground, labelOf, found, listHits(ground, found, page)),
    kindCounts,
    documents: countsByDocument(ground, found.hitsOfDocument, page.sort === 'date'),
    documentsFound: found.hitsOfDocument.size,
    cutShort: ground.patterns.cutShort,
  };
}

/** The documents with most hits, or the earliest, with their counts. */
export function countsByDocument(
  ground: Pick<SearchGround, 'database'>,
  hitsOfDocument: ReadonlyMap<string, number>,
  sortByDate: boolean,
): readonly DocumentHits[] {
  const hitsOf = (document: string): number => hitsOfDocument.get(document) ?? 0;
  // By date the labels of all are needed to choose among them, by count only those of the chosen ones.
  const chosen =
    sortByDate || hitsOfDocument.size <= mostDocuments
      ? [...hitsOfDocument.keys()]
      : [...hitsOfDocument.keys()].sort((a, b) => hitsOf(b) - hitsOf(a)).slice(0, mostDocuments);
  const byHits = (a: DocumentLabel, b: DocumentLabel): number =>
    hitsOf(b.id) - hitsOf(a.id) || (a.urn < b.urn ? -1 : Number(a.urn > b.urn));
  return [...readLabels(ground.database, chosen).values()]
    .sort(sortByDate ? byDate : byHits)
    .slice(0, mostDocuments)
    .map(({ id, urn, title }) => ({ documentId: id, urn, title, hits: hitsOf(id) }));
}
