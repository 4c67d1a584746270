import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { InputOf, MatterState, OutputOf, ServiceCalls } from '../../shared/contract/index.ts';
import type { PassageMark, Theme } from '../../shared/model/index.ts';
import type { Clients, ServiceClient, ShellClient } from './client.ts';
import type { CachedCallName, Query, QueryCache, QueryState } from './query-cache.ts';
import { loadingQuery } from './query-cache.ts';

/** What every part of the window draws from: both clients, and the answers kept for the matter shown. */
export interface ServiceAccess extends Clients {
  readonly cache: QueryCache;
}

/** Carries the access down the tree; provided once, by the application. */
export const ServiceContext = createContext<ServiceAccess | null>(null);

/** The matter service. */
export function useService(): ServiceClient {
  return useAccess().service;
}

/** The main process: native dialogs, other matters, preferences. */
export function useShell(): ShellClient {
  return useAccess().shell;
}

/**
 * The answer to a call that changes nothing, kept by name and input, and read anew when the matter changes in a way that
 * can affect it; the old answer stays until the new one is there, and parts that did not change keep their identity.
 * An input of null asks nothing and stays `loading`.
 */
export function useQuery<Name extends CachedCallName>(
  name: Name,
  input: InputOf<ServiceCalls[Name]> | null,
): QueryState<OutputOf<ServiceCalls[Name]>> {
  const { cache } = useAccess();
  return useKept(input === null ? null : cache.query(name, input));
}

/** The open matter as a whole, or null while it is not known. */
export function useMatter(): MatterState | null {
  return useQuery('matterState', {}).value ?? null;
}

const noThemes: readonly Theme[] = [];

/** All themes in order of display, retired and merged-away ones included; empty while they are not known. */
export function useThemes(): readonly Theme[] {
  return useQuery('listThemes', {}).value ?? noThemes;
}

/** The standing passages of one document, in order of position; with null nothing is asked and it stays `loading`. */
export function usePassageMarks(documentId: string | null): QueryState<readonly PassageMark[]> {
  const { cache } = useAccess();
  return useKept(documentId === null ? null : cache.marks(documentId));
}

/** Those of them around the block of a number, which come much sooner. */
export function useMarksNear(
  documentId: string | null,
  block: number | null,
): QueryState<readonly PassageMark[]> {
  const { cache } = useAccess();
  return useKept(documentId === null || block === null ? null : cache.marks(documentId, block));
}

/** Whether all of a document's passages are known without being asked for. */
export function useKnowsMarks(documentId: string): boolean {
  return useAccess().cache.marks(documentId).state.get().value !== undefined;
}

/** Puts what an act of this window answered into a document's passages at once. */
export function useMergeMarks(): QueryCache['mergeMarks'] {
  return useAccess().cache.mergeMarks;
}

function useKept<Value>(query: Query<Value> | null): QueryState<Value> {
  const state = query?.state;
  const keep = query?.keep;
  const subscribe = useCallback(
    (watcher: () => void) => {
      if (state === undefined || keep === undefined) return () => undefined;
      const stopWatching = state.subscribe(watcher);
      const release = keep();
      return () => {
        stopWatching();
        release();
      };
    },
    [state, keep],
  );
  return useSyncExternalStore(subscribe, () => state?.get() ?? loadingQuery);
}

function useAccess(): ServiceAccess {
  const access = use(ServiceContext);
  if (access === null) throw new Error('A part of the window was drawn outside the application.');
  return access;
}
