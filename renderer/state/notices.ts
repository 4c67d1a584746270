import type { Failure } from '../../shared/base/index.ts';
import { perMatter } from './per-matter.ts';

/** What a notice offers to do, named by a verb. */
export interface NoticeAction {
  readonly label: string;
  readonly perform: () => void;
}

/** Something a person should know: a sentence in the corner that takes no focus and blocks nothing. */
export interface NoticeContent {
  readonly sentence: string;
  /** `done` goes by itself after eight seconds of not being looked at; the others stay until dismissed. */
  readonly tone: 'done' | 'warning' | 'failure';
  readonly action?: NoticeAction;
}

/** A notice on the screen. */
export interface ShownNotice extends NoticeContent {
  readonly id: number;
}

/** The notices on the screen, oldest first; they go with the matter they are about. */
export const notices = perMatter<readonly ShownNotice[]>([]);

let lastId = 0;

/** Shows a notice; the same sentence again replaces the earlier one. Gives the function that takes it away. */
export function notify(content: NoticeContent): () => void {
  lastId += 1;
  const id = lastId;
  notices.set([...notices.get().filter((shown) => shown.sentence !== content.sentence), { ...content, id }]);
  return () => dismissNotice(id);
}

/** Shows an expected failure in its own words; one that a person caused by cancelling is not shown. */
export function notifyFailure(failure: Failure): void {
  if (failure.code === 'cancelled') return;
  notify({ sentence: failure.message, tone: 'failure' });
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  notices.set(notices.get().filter((shown) => shown.id !== id));
}
