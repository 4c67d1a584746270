import { useSyncExternalStore } from 'react';

/** A value that can be watched. */
export interface Watchable<Value> {
  readonly get: () => Value;
  readonly subscribe: (watcher: () => void) => () => void;
}

/** A value that can be watched and set; how several parts of the window share state. */
export interface Observable<Value> extends Watchable<Value> {
  /** Sets the value and tells the watchers, unless it is the same one. */
  readonly set: (value: Value) => void;
}

/** A new observable with its first value. */
export function observable<Value>(first: Value): Observable<Value> {
  let current = first;
  const watchers = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const watcher of [...watchers]) watcher();
    },
    subscribe: (watcher) => {
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
  };
}

/** The present value of an observable; the component is drawn again when it changes. */
export function useObservable<Value>(source: Watchable<Value>): Value {
  return useSyncExternalStore(source.subscribe, source.get);
}
