import { useMemo } from 'react';
import type { Item } from '../../shared/model/index.ts';
import { useQuery } from './use-service.ts';

const noBatches: readonly Item<'batch'>[] = [];
const noFields: readonly Item<'field'>[] = [];
const noPackTemplates: readonly Item<'pack-template'>[] = [];
const noSavedQueries: readonly Item<'saved-query'>[] = [];
const noTermLists: readonly Item<'term-list'>[] = [];
const noPeople: readonly Item<'person'>[] = [];

/** The batches of the matter in order of making; empty while they are not known. */
export function useBatches(): readonly Item<'batch'>[] {
  const items = useQuery('listItems', { kind: 'batch' }).value;
  return useMemo(() => items?.filter((item) => item.kind === 'batch') ?? noBatches, [items]);
}

/** The matter's own fields of documents in order of making; empty while they are not known. */
export function useCustomFields(): readonly Item<'field'>[] {
  const items = useQuery('listItems', { kind: 'field' }).value;
  return useMemo(() => items?.filter((item) => item.kind === 'field') ?? noFields, [items]);
}

/** The templates for packs in order of making; empty while they are not known. */
export function usePackTemplates(): readonly Item<'pack-template'>[] {
  const items = useQuery('listItems', { kind: 'pack-template' }).value;
  return useMemo(() => items?.filter((item) => item.kind === 'pack-template') ?? noPackTemplates, [items]);
}

/** The people and organisations of the matter in order of making; empty while they are not known. */
export function usePeople(): readonly Item<'person'>[] {
  const items = useQuery('listItems', { kind: 'person' }).value;
  return useMemo(() => items?.filter((item) => item.kind === 'person') ?? noPeople, [items]);
}

/** The saved searches of the matter in order of making; empty while they are not known. */
export function useSavedQueries(): readonly Item<'saved-query'>[] {
  const items = useQuery('listItems', { kind: 'saved-query' }).value;
  return useMemo(() => items?.filter((item) => item.kind === 'saved-query') ?? noSavedQueries, [items]);
}

/** The term lists of the matter in order of making; empty while they are not known. */
export function useTermLists(): readonly Item<'term-list'>[] {
  const items = useQuery('listItems', { kind: 'term-list' }).value;
  return useMemo(() => items?.filter((item) => item.kind === 'term-list') ?? noTermLists, [items]);
}
