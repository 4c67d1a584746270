import { useEffect } from 'react';

const unfinished = new Set<() => Promise<unknown>>();

/** Has something finished, such as a note being typed, before the window closes or shows another matter. */
export function useBeforeClosing(finish: () => Promise<unknown>): void {
  useEffect(() => finishBeforeClosing(finish), [finish]);
}

/** The same for what is not bound to a part of the screen; ended by calling what it gives. */
export function finishBeforeClosing(finish: () => Promise<unknown>): () => void {
  unfinished.add(finish);
  return () => {
    unfinished.delete(finish);
  };
}

/** Finishes everything that is registered; to be awaited before the window may close. */
export async function finishEverything(): Promise<void> {
  await Promise.all([...unfinished].map((finish) => finish()));
}
