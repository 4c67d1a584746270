import { observable } from './observable.ts';

/** Above 0 while a new matter was asked for and the form for it has not taken the focus yet. */
export const newMatterAsked = observable(0);

/** Has the form for a new matter take the focus, at once or when it is drawn. */
export function askForNewMatter(): void {
  newMatterAsked.set(newMatterAsked.get() + 1);
}
