import type { Page } from 'playwright-core';
import type { NoteContent } from '../../../shared/model/index.ts';

/** A call that a page is to make. */
export interface PlannedCall {
  readonly name: string;
  readonly input: object;
  /** What the note that this call wrote is to become in a second call, right after. */
  readonly thenEdit?: NoteContent;
}

/** What a page is to do until it is stopped or has done it all: lanes side by side, in each one call after another. */
export interface DrivingPlan {
  readonly lanes: readonly (readonly PlannedCall[])[];
}

/** A call that was answered with success, and with what. */
export interface Answered {
  readonly name: string;
  readonly input: object;
  readonly value: unknown;
}

/** What a page has seen: replies, and failures it was told of. The page is no part of the service that is killed. */
export interface Seen {
  readonly answered: readonly Answered[];
  /** Failures in words; a service that ends before it answers is none. */
  readonly failures: readonly string[];
}

declare global {
  interface Window {
    glossatorSeen?: Seen & { readonly finished: Promise<void> };
    /** Tells the test of a reply at once, for runs in which the page is killed as well. */
    glossatorTell?: (answered: Answered | string) => void;
  }
}

/** Begins to make the planned calls, as fast as the service answers, and does not wait for the end. */
export async function startDriving(page: Page, plan: DrivingPlan): Promise<void> {
  await page.evaluate(driveInPage, plan);
}

/** Waits until the page has no call open any more, and gives what it saw. */
export async function whatWasSeen(page: Page): Promise<Seen> {
  return page.evaluate(async () => {
    const seen = window.glossatorSeen;
    if (seen === undefined) throw new Error('The page was not driven.');
    await seen.finished;
    return { answered: seen.answered, failures: seen.failures };
  });
}

/** From now on the page tells of every reply; what has arrived can be read at any time, also once the page is gone. */
export async function listenToPage(page: Page): Promise<Seen> {
  const answered: Answered[] = [];
  const failures: string[] = [];
  await page.exposeFunction('glossatorTell', (told: Answered | string) => {
    if (typeof told === 'string') failures.push(told);
    else answered.push(told);
  });
  return { answered, failures };
}

/** Runs in the page. */
function driveInPage(plan: DrivingPlan): void {
  const service = window.glossatorTest;
  if (service === undefined) throw new Error('The page is not connected.');
  const answered: Answered[] = [];
  const failures: string[] = [];

  /** Gives null where the service ended; a failure is noted and the lane goes on. */
  const perform = async (name: string, input: object): Promise<{ readonly value: unknown } | null> => {
    const answer = await service.call(name, input);
    if (answer === null) return null;
    if (answer.result.ok) {
      const { value } = answer.result;
      answered.push({ name, input, value });
      window.glossatorTell?.({ name, input, value });
      return { value };
    }
    const words = `${name}: ${answer.result.failure.message}`;
    failures.push(words);
    window.glossatorTell?.(words);
    return { value: undefined };
  };
  const follow = async (lane: readonly PlannedCall[]): Promise<void> => {
    for (const { name, input, thenEdit } of lane) {
      const answer = await perform(name, input);
      if (answer === null) return;
      if (thenEdit === undefined || answer.value === undefined) continue;
      const { id, version } = answer.value as { readonly id: string; readonly version: string };
      const edit = { noteId: id, content: thenEdit, replaces: [version] };
      if ((await perform('editNote', edit)) === null) return;
    }
  };
  const finished = Promise.all(plan.lanes.map(follow)).then(() => undefined);
  window.glossatorSeen = { answered, failures, finished };
}
