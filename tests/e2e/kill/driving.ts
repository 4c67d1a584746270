import type { Page } from 'playwright-core';
import type { ImportReport } from '../../../shared/contract/index.ts';
import type { Passage } from '../../../shared/model/index.ts';

/** A span to be tagged with two themes and given a note, in one act. */
export interface PlannedTag {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly themeIds: readonly string[];
  readonly words: string;
}

/** What a page is to do until it is stopped or has done it all. */
export interface DrivingPlan {
  readonly tags: readonly PlannedTag[];
  /** Files to import, one call each. */
  readonly imports: readonly (readonly string[])[];
}

/** What a page has seen: replies, and failures it was told of. The page is no part of the process that is killed. */
export interface Seen {
  readonly tagged: readonly Passage[];
  readonly imported: readonly ImportReport[];
  /** Failures in words; a service that ends before it answers is none. */
  readonly failures: readonly string[];
}

declare global {
  interface Window {
    glossatorSeen?: Seen & { readonly finished: Promise<void> };
  }
}

/** Begins to tag and to import side by side, as fast as the service answers, and does not wait for the end. */
export async function startDriving(page: Page, plan: DrivingPlan): Promise<void> {
  await page.evaluate(driveInPage, plan);
}

/** Waits until the page has no call open any more, and gives what it saw. */
export async function whatWasSeen(page: Page): Promise<Seen> {
  return page.evaluate(async () => {
    const seen = window.glossatorSeen;
    if (seen === undefined) throw new Error('The page was not driven.');
    await seen.finished;
    return { tagged: seen.tagged, imported: seen.imported, failures: seen.failures };
  });
}

/** Runs in the page. */
function driveInPage(plan: DrivingPlan): void {
  const service = window.glossatorTest;
  if (service === undefined) throw new Error('The page is not connected.');
  const tagged: Passage[] = [];
  const imported: ImportReport[] = [];
  const failures: string[] = [];

  /** Gives false where the service ended. */
  const perform = async (name: string, input: unknown, keep: (value: never) => void): Promise<boolean> => {
    const answer = await service.call(name, input);
    if (answer === null) return false;
    if (answer.result.ok) keep(answer.result.value as never);
    else failures.push(`${name}: ${answer.result.failure.message}`);
    return true;
  };
  const tag = async (): Promise<void> => {
    for (const { words, ...span } of plan.tags) {
      const inlines = [{ kind: 'text', text: words }];
      const note = { content: { blocks: [{ kind: 'paragraph', inlines }] } };
      if (!(await perform('tagSpan', { ...span, note }, (passage: Passage) => tagged.push(passage)))) return;
    }
  };
  const bring = async (): Promise<void> => {
    for (const [index, paths] of plan.imports.entries()) {
      const input = { task: `import-${String(index)}`, paths };
      if (!(await perform('importFiles', input, (report: ImportReport) => imported.push(report)))) return;
    }
  };
  const finished = Promise.all([tag(), bring()]).then(() => undefined);
  window.glossatorSeen = { tagged, imported, failures, finished };
}
