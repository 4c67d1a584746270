import type { SearchHit } from '../../../shared/model/index.ts';
import { planQuery, type PlacedPassage, type Query, type QueryPlan } from '../../../shared/query/index.ts';
import { findBlocks, type FoundBlocks } from './find-blocks.ts';
import { findDocuments, findTaggedDocuments } from './find-documents.ts';
import { findNotes, type FoundNote } from './find-notes.ts';
import { findPassages, withoutTwins } from './find-passages.ts';
import type { SearchGround } from './search-ground.ts';

/** Everything that meets a query. */
export interface FoundThings {
  readonly plan: QueryPlan;
  readonly blocks: FoundBlocks;
  readonly furniture: FoundBlocks;
  readonly notes: readonly FoundNote[];
  /** By document, those with one span as one. */
  readonly passages: ReadonlyMap<string, readonly PlacedPassage[]>;
  readonly documents: ReadonlySet<string>;
  /** Hits outside furniture and notes, by document. */
  readonly hitsOfDocument: ReadonlyMap<string, number>;
  readonly kindCounts: Readonly<Record<SearchHit['kind'], number>>;
}

const noBlocks: FoundBlocks = { byDocument: new Map(), count: 0, byIndexAlone: true };

/** Finds everything that meets a query, and counts it. */
export function findThings(ground: SearchGround, query: Query): FoundThings {
  const plan = planQuery(query);
  const blocks = plan.text === null ? noBlocks : findBlocks(ground, plan.text, 'body');
  const furniture = plan.text === null ? noBlocks : findBlocks(ground, plan.text, 'furniture');
  const notes = plan.notes === null ? [] : findNotes(ground, plan.notes);
  const passages = new Map(
    [...(plan.passages === null ? [] : findPassages(ground, plan.passages))].map(
      ([document, found]) => [document, withoutTwins(found)] as const,
    ),
  );
  const documents = new Set([
    ...(plan.documents === null ? [] : findDocuments(ground, plan.documents)),
    ...(plan.taggedDocuments === null ? [] : findTaggedDocuments(ground, plan.taggedDocuments)),
  ]);
  const hitsOfDocument = new Map<string, number>();
  const count = (document: string, hits: number): void => {
    hitsOfDocument.set(document, (hitsOfDocument.get(document) ?? 0) + hits);
  };
  for (const [document, rows] of blocks.byDocument) count(document, rows.length);
  let passagesFound = 0;
  for (const [document, found] of passages) {
    count(document, found.length);
    passagesFound += found.length;
  }
  for (const document of documents) count(document, 1);
  return {
    plan,
    blocks,
    furniture,
    notes,
    passages,
    documents,
    hitsOfDocument,
    kindCounts: {
      document: blocks.count,
      note: notes.length,
      passage: passagesFound,
      'whole-document': documents.size,
    },
  };
}
