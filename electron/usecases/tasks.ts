import { setMaxListeners } from 'node:events';

/** Long pieces of work under way, by the id their caller gave them. */
export interface TaskRegistry {
  /** Runs work under an id that `cancel` ends through the signal; a second task of the same id shares its fate. */
  readonly run: <Value>(task: string, work: (signal: AbortSignal) => Promise<Value>) => Promise<Value>;
  readonly cancel: (task: string) => void;
  /** Lets work that can wait (`whilePaused`) wait, or go on. */
  readonly setPaused: (task: string, paused: boolean) => void;
  /** Resolves as soon as work may go on: at once unless it is paused; cancelling ends a pause. */
  readonly whilePaused: (task: string) => Promise<void>;
  readonly running: () => boolean;
  /** Cancels everything and waits until all of it has ended. */
  readonly endAll: () => Promise<void>;
}

/** Why work was ended where nobody cancelled it: the matter is being closed. */
export const closing = new Error('The matter is being closed.');

/** An empty registry. */
export function taskRegistry(): TaskRegistry {
  const controllers = new Map<string, Set<AbortController>>();
  const running = new Set<Promise<unknown>>();
  const pauses = new Map<string, Pause>();
  const goOn = (task: string): void => {
    pauses.get(task)?.end();
    pauses.delete(task);
  };
  return {
    run: async (task, work) => {
      const controller = new AbortController();
      // Many sources are read at once, each of which listens until it has been read.
      setMaxListeners(0, controller.signal);
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
        if (standing.size === 0) {
          controllers.delete(task);
          goOn(task);
        }
      }
    },
    cancel: (task) => {
      for (const controller of controllers.get(task) ?? []) controller.abort();
      goOn(task);
    },
    setPaused: (task, paused) => {
      if (!paused) goOn(task);
      else if (controllers.has(task) && !pauses.has(task)) pauses.set(task, pause());
    },
    whilePaused: async (task) => {
      await pauses.get(task)?.ended;
    },
    running: () => running.size > 0,
    endAll: async () => {
      for (const task of controllers.values()) for (const controller of task) controller.abort(closing);
      for (const task of [...pauses.keys()]) goOn(task);
      await Promise.allSettled(running);
    },
  };
}

interface Pause {
  readonly ended: Promise<void>;
  readonly end: () => void;
}

function pause(): Pause {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}
