import { observable } from './observable.ts';

/** How long a change may be on its way before the window says so, in milliseconds: most are durable long before. */
const patienceMs = 150;

/** True while a change has been on its way to the disk for longer than a moment; until it is answered, nothing calls it saved. */
export const saving = observable(false);

let waiting: ReturnType<typeof setTimeout> | null = null;

/** Takes notice of how many changes are on their way. */
export function noteChangesUnderWay(count: number): void {
  if (count === 0) {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
    saving.set(false);
  } else {
    waiting ??= setTimeout(() => saving.set(true), patienceMs);
  }
}
