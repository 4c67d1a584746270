import type { Failure, Result } from '../../shared/base/index.ts';
import { assertNever, canonicalJson, success } from '../../shared/base/index.ts';
import type {
  InputOf,
  MatterNews,
  OutputOf,
  ServiceCallName,
  ServiceCalls,
} from '../../shared/contract/index.ts';
import type { PassageMark } from '../../shared/model/index.ts';
import { marksOfColumns } from '../../shared/model/index.ts';
import type { ServiceClient } from './client.ts';
import { mergeMarks, takeMarks } from './merge-marks.ts';
import type { MarksChange } from './merge-marks.ts';
import { newsEffect } from './news-effect.ts';
import type { Watchable } from './observable.ts';
import { observable } from './observable.ts';
import { shareStructure } from './share-structure.ts';

/** What is known of a question to the service. A failed one keeps the last good value where there was one. */
export type QueryState<Value> =
  | { readonly status: 'loading'; readonly value: undefined; readonly failure: undefined }
  | { readonly status: 'ready'; readonly value: Value; readonly failure: undefined }
  | {
      readonly status: 'failed';
      readonly value: Value | undefined;
      readonly failure: Failure;
      readonly retry: () => void;
    };

/** A question to the service whose answer is kept and read anew when the matter changes. */
export interface Query<Value> {
  readonly state: Watchable<QueryState<Value>>;
  /** Keeps the answer fresh until the returned function is called. */
  readonly keep: () => () => void;
}

/** The calls whose answers are kept as they come. */
export type CachedCallName = Exclude<ServiceCallName, 'listMarks'>;

/** The answers of one matter, by call and input. */
export interface QueryCache {
  readonly query: <Name extends CachedCallName>(
    name: Name,
    input: InputOf<ServiceCalls[Name]>,
  ) => Query<OutputOf<ServiceCalls[Name]>>;
  /** The standing passages of one document, in order of position and making; or only those near a block, which come sooner. */
  readonly marks: (documentId: string, near?: number) => Query<readonly PassageMark[]>;
  /** Puts what an act of this window answered into the document's passages at once, where they were read. */
  readonly mergeMarks: (documentId: string, change: MarksChange) => void;
  readonly close: () => void;
}

interface Entry {
  readonly name: ServiceCallName;
  readonly documentId: string | null;
  readonly query: Query<unknown>;
  readonly read: () => void;
  readonly value: () => unknown;
  /** Puts an answer in that came without having been asked for. */
  readonly put: (value: unknown) => void;
  keepers: number;
  stale: boolean;
  /** How long the last answer took, in milliseconds. */
  lastMs: number;
}

/** The state of a question that was not answered yet. */
export const loadingQuery = { status: 'loading', value: undefined, failure: undefined } as const;

/** How many answers nobody looks at are kept for coming back to. */
const keptUnused = 24;
/** Whole documents are large: of them only the last two stay. */
const keptDocuments = 2;
/**
 * Answers that take longer than this are read anew only after a rest, and then once for all changes of that time, so that
 * ten thousand rows in a side pane do not slow a reviewer who tags. A document's text never changes, only what surrounds
 * it: it always waits.
 */
const promptMs = 12;
const restMs = 400;

/** A cache over the service; `close` ends its listening. */
export function queryCache(service: ServiceClient): QueryCache {
  const entries = new Map<string, Entry>();
  const resting = new Map<Entry, ReturnType<typeof setTimeout>>();

  function refresh(entry: Entry): void {
    if (entry.keepers === 0) {
      entry.stale = true;
    } else if (entry.name === 'readDocument' || entry.lastMs > promptMs) {
      if (resting.has(entry)) return;
      resting.set(
        entry,
        setTimeout(() => {
          resting.delete(entry);
          entry.read();
        }, restMs),
      );
    } else {
      entry.read();
    }
  }

  function dropUnused(): void {
    const unused = [...entries].filter(([, entry]) => entry.keepers === 0);
    for (const name of ['readDocument', 'listMarks']) {
      const documents = unused.filter(([, entry]) => entry.name === name);
      dropFirst(documents, keptDocuments);
    }
    dropFirst(
      unused.filter(([, entry]) => entry.name !== 'readDocument' && entry.name !== 'listMarks'),
      keptUnused,
    );
  }

  function dropFirst(those: readonly (readonly [string, Entry])[], kept: number): void {
    for (const [key] of those.slice(0, Math.max(0, those.length - kept))) entries.delete(key);
  }

  function enter<Value>(
    key: string,
    name: ServiceCallName,
    documentId: string | null,
    ask: () => Promise<Result<Value>>,
    share: (before: Value | undefined, answer: Value) => Value = shareAnswer,
  ): Query<Value> {
    const state = observable<QueryState<Value>>(loadingQuery);
    let reading = false;
    let again = false;
    function put(value: Value): void {
      const before = state.get();
      if (before.status !== 'ready' || !Object.is(before.value, value)) {
        state.set({ status: 'ready', value, failure: undefined });
      }
    }
    function read(): void {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      entry.stale = false;
      const askedAtMs = performance.now();
      void ask().then((result) => {
        reading = false;
        entry.lastMs = performance.now() - askedAtMs;
        if (result.ok) put(share(state.get().value, result.value));
        else if (result.failure.code !== 'cancelled') {
          // What was purged must not stay on a screen; anything else stays while it cannot be read anew.
          const value = result.failure.code === 'document-not-found' ? undefined : state.get().value;
          state.set({ status: 'failed', value, failure: result.failure, retry: read });
        }
        if (again) {
          again = false;
          read();
        }
      });
    }
    const query: Query<Value> = {
      state,
      keep: () => {
        entry.keepers += 1;
        // Taken into use last, dropped last.
        if (entries.get(key) === entry || !entries.has(key)) {
          entries.delete(key);
          entries.set(key, entry);
        }
        if (entry.stale) read();
        return () => {
          entry.keepers -= 1;
          if (entry.keepers === 0) dropUnused();
        };
      },
    };
    const entry: Entry = {
      name,
      documentId,
      query,
      read,
      value: () => state.get().value,
      // Given by the callers below, under the call's own name.
      put: (value) => put(value as Value),
      keepers: 0,
      stale: true,
      lastMs: 0,
    };
    entries.set(key, entry);
    return query;
  }

  function hear(entry: Entry, news: MatterNews): void {
    const { name, documentId } = entry;
    const effect = newsEffect({ name, documentId, value: entry.value() }, news);
    switch (effect.kind) {
      case 'stands':
        return;
      case 'known':
        return entry.put(effect.value);
      case 'ask':
        return refresh(entry);
      default:
        assertNever(effect, 'effect of news');
    }
  }

  const stopChanges = service.on('matterChanged', (news) => {
    for (const entry of [...entries.values()]) hear(entry, news);
  });
  const stopBackups = service.on('backupsChanged', (state) => {
    for (const entry of entries.values()) if (entry.name === 'backupState') entry.put(state);
  });
  const stopRecognition = service.on('recognitionChanged', (state) => {
    for (const entry of entries.values()) if (entry.name === 'recognitionState') entry.put(state);
  });
  // While the service was away, changes of other windows were not heard of.
  const stopConnected = service.onConnected((again) => {
    if (again) for (const entry of [...entries.values()]) refresh(entry);
  });

  return {
    query: <Name extends CachedCallName>(name: Name, input: InputOf<ServiceCalls[Name]>) => {
      const key = `${name} ${canonicalJson(input)}`;
      const known = entries.get(key);
      // The key names the call, and with it the type of the answer.
      if (known !== undefined) return known.query as Query<OutputOf<ServiceCalls[Name]>>;
      return enter(key, name, documentOf(input), () => service.call(name, input));
    },
    marks: (documentId, near) => {
      const key = keyOfMarks(documentId, near);
      const known = entries.get(key)?.query as Query<readonly PassageMark[]> | undefined;
      const read = async (): Promise<Result<readonly PassageMark[]>> => {
        const result = await service.call(
          'listMarks',
          near === undefined ? { documentId } : { documentId, near },
        );
        return result.ok ? success(marksOfColumns(result.value)) : result;
      };
      return known ?? enter(key, 'listMarks', documentId, read, takeMarks);
    },
    mergeMarks: (documentId, change) => {
      const entry = entries.get(keyOfMarks(documentId));
      const marks = entry?.value() as readonly PassageMark[] | undefined;
      if (marks !== undefined) entry?.put(mergeMarks(marks, change));
    },
    close: () => {
      stopChanges();
      stopBackups();
      stopRecognition();
      stopConnected();
      for (const timer of resting.values()) clearTimeout(timer);
      entries.clear();
    },
  };
}

function shareAnswer<Value>(before: Value | undefined, answer: Value): Value {
  return before === undefined ? answer : shareStructure(before, answer);
}

function keyOfMarks(documentId: string, near?: number): string {
  return `listMarks ${documentId} ${near ?? 'all'}`;
}

function documentOf(input: object): string | null {
  return 'documentId' in input && typeof input.documentId === 'string' ? input.documentId : null;
}
