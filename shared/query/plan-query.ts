import type { Query } from './query.ts';
import { placesSearchedOf } from './check-query.ts';
import { alternativesOf, kindOf } from './query-kind.ts';

/** What a query asks of each thing that can be found; null where it does not look there. */
export interface QueryPlan {
  /** The text of documents, block by block. */
  readonly text: Query | null;
  readonly notes: Query | null;
  readonly passages: Query | null;
  /** Documents as wholes. */
  readonly documents: Query | null;
  /** Documents as wholes, where they carry a theme of the query themselves. */
  readonly taggedDocuments: Query | null;
}

/** What everything meets. */
const everything: Query = { kind: 'and', parts: [] };

const nowhere: QueryPlan = {
  text: null,
  notes: null,
  passages: null,
  documents: null,
  taggedDocuments: null,
};

/**
 * Where a query looks: with `in:`, there; otherwise words in texts and notes, themes alone in passages (and in documents that
 * are tagged as wholes), and fields alone in documents, each alternative of an OR by itself.
 */
export function planQuery(query: Query): QueryPlan {
  const place = placesSearchedOf(query)[0];
  if (place !== undefined) {
    const rest = query.kind === 'and' ? together(query.parts.filter((part) => part !== place)) : everything;
    return { ...nowhere, [place.place]: rest };
  }
  const alternatives = alternativesOf(query);
  const ofKind = (kind: 'text' | 'passages' | 'documents'): Query | null =>
    oneOf(alternatives.filter((alternative) => kindOf(alternative) === kind));
  const text = ofKind('text');
  const passages = ofKind('passages');
  return { text, notes: text, passages, documents: ofKind('documents'), taggedDocuments: passages };
}

function together(parts: readonly Query[]): Query {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'and', parts };
}

function oneOf(parts: readonly Query[]): Query | null {
  const [only] = parts;
  if (only === undefined) return null;
  return parts.length === 1 ? only : { kind: 'or', parts };
}
