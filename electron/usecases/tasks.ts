/** Long pieces of work under way, by the id their caller gave them. */
export interface TaskRegistry {
  /** Runs work under an id that `cancel` ends through the signal; a second task of the same id shares its fate. */
  readonly run: <Value>(task: string, work: (signal: AbortSignal) => Promise<Value>) => Promise<Value>;
  readonly cancel: (task: string) => void;
  readonly running: () => boolean;
  /** Cancels everything and waits until all of it has ended. */
  readonly endAll: () => Promise<void>;
}

/** An empty registry. */
export function taskRegistry(): TaskRegistry {
  const controllers = new Map<string, Set<AbortController>>();
  const running = new Set<Promise<unknown>>();
  return {
    run: async (task, work) => {
      const controller = new AbortController();
      const standing = controllers.get(task) ?? new Set<AbortController>();
      standing.add(controller);
      controllers.set(task, standing);
      const promise = work(controller.signal);
      running.add(promise);
      try {
        return await promise;
      } finally {
        running.delete(promise);
        standing.delete(controller);
        if (standing.size === 0) controllers.delete(task);
      }
    },
    cancel: (task) => {
      for (const controller of controllers.get(task) ?? []) controller.abort();
    },
    running: () => running.size > 0,
    endAll: async () => {
      for (const task of controllers.values()) for (const controller of task) controller.abort();
      await Promise.allSettled(running);
    },
  };
}
