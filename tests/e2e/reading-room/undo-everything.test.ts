import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
  attachLogsToFailures,
  makeProfile,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { reviewPage } from '../review-page.ts';
import { actsOnFinding, actsOnMatter } from './acts-on-finding.ts';
import { actsOnDocuments, actsOnReview } from './acts-on-review.ts';
import { actsOnText } from './acts-on-text.ts';
import { actsOnThemes } from './acts-on-themes.ts';
import { keysOf, matterOnDisk, nothingToUndo, undoIs } from './undoing.ts';

let application: RunningApplication;
let profile: string;
let folder: string;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  profile = await makeProfile();
  folder = await mkdtemp(join(tmpdir(), 'glossator-undo-'));
  await start();
});

afterAll(async () => {
  await application.close();
  await rm(profile, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

async function start(): Promise<void> {
  application = await startApplication({ profile });
  page = application.window;
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => errors.push(error));
  await application.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900),
  );
  await matterPage(page).documentRow('MVI000002').waitFor();
}

/** What a colleague has read and decided, which a second review looks at again; then another takes the keyboard. */
async function colleagueHasRead(): Promise<void> {
  const review = reviewPage(page);
  const { press } = keysOf(page);
  await review.reviewAs('Dora Lind');
  await review.read('MVI000010');
  await press('d', '1');
  await review.announced(/^Decided that MVI000010 is relevant\.$/);
  await press('Escape', 'r');
  await review.announced(/MVI000010: Read\./);
  await review.reviewAs('Ben Reed');
  await press('Alt+1');
}

/** The newest acts as the history tells them. */
async function newestOfHistory(count: number): Promise<readonly string[]> {
  return (await page.locator('.history-row > span:nth-child(2)').allInnerTexts()).slice(0, count);
}

it('everything done in the reading room is undone act by act, done again, and undone after a restart, as the history tells', async () => {
  await colleagueHasRead();
  const acts = [
    ...actsOnText(page),
    ...actsOnDocuments(page),
    ...actsOnReview(page),
    ...actsOnFinding(page),
    ...actsOnThemes(application, folder),
    ...actsOnMatter(page),
  ];
  const states = [await matterOnDisk(profile)];
  for (const act of acts) {
    await act.perform();
    await undoIs(page, act.undo);
    const state = await matterOnDisk(profile);
    expect(state, `after ${String(act.undo)}`).not.toEqual(states.at(-1));
    states.push(state);
  }
  const undo = async (at: number): Promise<void> => {
    await keysOf(page).press('Control+z');
    const before = acts[at - 1];
    await (before === undefined ? nothingToUndo(page) : undoIs(page, before.undo));
    expect(await matterOnDisk(profile), `after undoing ${String(acts[at]?.undo)}`).toEqual(states[at]);
  };
  await keysOf(page).press('Alt+6');
  for (let at = acts.length - 1; at >= 0; at -= 1) await undo(at);
  for (const act of acts) {
    await keysOf(page).press('Control+Shift+Z');
    await undoIs(page, act.undo);
  }
  expect(await matterOnDisk(profile)).toEqual(states.at(-1));
  await application.close();
  await start();
  await keysOf(page).press('Alt+6');
  for (let at = acts.length - 1; at >= acts.length - 3; at -= 1) await undo(at);
  await expect
    .poll(() => newestOfHistory(4))
    .toEqual([
      'Undid: Changed whether new notes are open',
      'Undid: Added the spelling “Fernlea”',
      'Undid: Wrote a note on The Marlow Vale Inquiry',
      'Did again: Wrote a note on The Marlow Vale Inquiry',
    ]);
});
