import { dateLiesIn, type DateQuery, type FieldQuery } from '../../../shared/query/index.ts';
import type { ReadableDatabase } from '../database.ts';
import { readReview, type ReviewOfDocuments } from '../review.ts';
import { foldedName } from './folded-name.ts';

interface DocumentRow {
  readonly id: string;
  readonly urn: string;
  readonly title: string;
  readonly date: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly recipients: string | null;
  readonly provider: string | null;
  readonly custodian: string | null;
  readonly kind: string;
}

/** Finds the documents in use that meet a condition; the tables are read at the first question. */
export function documentFinder(
  database: ReadableDatabase,
  reviewer: string | null,
): (condition: FieldQuery | DateQuery) => ReadonlySet<string> {
  let documents: readonly DocumentRow[] | null = null;
  let review: ReviewOfDocuments | null = null;
  let states: ReadonlyMap<string, string> | null = null;
  const statusOf = (document: string): string =>
    (states ??= ownStates(database, reviewer)).get(document) ?? 'unread';
  const answerOf = (document: string, question: 'relevance' | 'privilege'): string => {
    const decision = (review ??= readReview(database)).decisions(document)[question];
    return decision.answer ?? decision.state;
  };
  return (condition) => {
    const all = (documents ??= readAll(database));
    const found = (meets: (row: DocumentRow) => boolean): ReadonlySet<string> =>
      new Set(all.filter(meets).map((row) => row.id));
    if (condition.kind === 'date') return found((row) => dateLiesIn(condition, row.date));
    const { field, value } = condition;
    const wanted = foldedName(value);
    switch (field) {
      case 'document': {
        const named = found((row) => foldedName(row.urn) === wanted || row.id === value);
        return named.size > 0 ? named : found((row) => foldedName(row.title).includes(wanted));
      }
      case 'kind':
        return found((row) => row.kind === value);
      case 'publisher':
      case 'author':
      case 'provider':
      case 'custodian':
        return found((row) => foldedName(row[field] ?? '').includes(wanted));
      case 'recipient':
        return found((row) => foldedName(row.recipients ?? '').includes(wanted));
      case 'status':
        return found((row) => statusOf(row.id) === value);
      case 'relevance':
      case 'privilege':
        return found((row) => answerOf(row.id, field) === value);
      case 'reviewer':
        return new Set();
    }
  };
}

function readAll(database: ReadableDatabase): readonly DocumentRow[] {
  return database.all<DocumentRow>(
    `SELECT id, urn, title, date, publisher, author, recipients, provider, custodian, kind FROM document
     WHERE made_order IS NOT NULL AND withdrawn IS NULL`,
  );
}

/** How far one reviewer is; a document that was opened and never marked is being read. */
function ownStates(database: ReadableDatabase, reviewer: string | null): ReadonlyMap<string, string> {
  const rows = database.all<{ document: string; state: string | null }>(
    'SELECT document, state FROM progress WHERE reviewer = ?',
    reviewer,
  );
  return new Map(rows.map((row) => [row.document, row.state ?? 'reading'] as const));
}
