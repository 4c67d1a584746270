import type { DocumentSummary, SourceFormat } from '../../../shared/model/index.ts';

/** Which documents the library lists by where they come from. */
export interface OriginFilter {
  /** A provider as written, `all`, or `none` for documents without one; likewise the custodian. */
  readonly provider: string;
  readonly custodian: string;
  readonly format: SourceFormat | 'all';
  readonly state: (typeof originStates)[number] | 'all';
}

/** What a document can be beside its type. */
export const originStates = ['with pages', 'without pages', 'sealed unread', 'superseded'] as const;

/** Lists documents wherever they come from. */
export const noOriginFilter: OriginFilter = {
  provider: 'all',
  custodian: 'all',
  format: 'all',
  state: 'all',
};

/** True for documents that a filter lists. */
export function comesFrom(filter: OriginFilter, document: DocumentSummary): boolean {
  return (
    isNamed(filter.provider, document.provider) &&
    isNamed(filter.custodian, document.custodian) &&
    (filter.format === 'all' || document.format === filter.format) &&
    isInState(filter.state, document)
  );
}

function isNamed(wanted: string, value: string | null): boolean {
  return wanted === 'all' || (wanted === 'none' ? value === null : value === wanted.slice(1));
}

function isInState(state: OriginFilter['state'], document: DocumentSummary): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'with pages':
      return document.pages !== null;
    case 'without pages':
      return document.pages === null;
    case 'sealed unread':
      return document.sealed !== null;
    case 'superseded':
      return document.supersededBy !== null;
  }
}

/** The names in a field of documents, each once, in order of the alphabet, as values of a filter. */
export function namesToFilter(
  documents: readonly DocumentSummary[],
  field: 'provider' | 'custodian',
): readonly { readonly value: string; readonly label: string }[] {
  const names = new Set(documents.flatMap((document) => document[field] ?? []));
  return [...names]
    .sort((one, other) => one.localeCompare(other, 'en-GB'))
    .map((name) => ({ value: `=${name}`, label: name }));
}
