import { observable } from './observable.ts';

/** What the polite live region says now. `turn` makes the same sentence said twice be read twice. */
export interface Announcement {
  readonly sentence: string;
  readonly turn: number;
}

/** The present announcement; drawn by the application's frame. */
export const announcement = observable<Announcement>({ sentence: '', turn: 0 });

/** Has a screen reader say a sentence when it is next free; for what sighted people see happen. */
export function announce(sentence: string): void {
  announcement.set({ sentence, turn: announcement.get().turn + 1 });
}
