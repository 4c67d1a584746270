import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleMatterPath } from '../../electron/files/sample-matter-path.ts';
import {
  attachLogsToFailures,
  makeProfile,
  type RunningApplication,
  startApplication,
} from './application.ts';
import { matterPage, startPage } from './matter-page.ts';
import { chooseFromMenu } from './shell.ts';

let profile: string;
let application: RunningApplication | null = null;

beforeEach(async () => {
  profile = await makeProfile();
  const first = await start();
  await matterPage(first.window).documentRow('MVI000001').waitFor();
});

afterEach(async () => {
  await application?.close();
  application = null;
  await rm(profile, { recursive: true, force: true });
});

attachLogsToFailures();

async function start(...arguments_: readonly string[]): Promise<RunningApplication> {
  application = await startApplication({ profile, arguments: arguments_ });
  return application;
}

async function startAgain(...arguments_: readonly string[]): Promise<RunningApplication> {
  await application?.close();
  application = null;
  return start(...arguments_);
}

/** The number of the first block on the screen. */
function firstBlock(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const top = document.querySelector('.reader-scroller')?.getBoundingClientRect().top ?? 0;
    const blocks = [...document.querySelectorAll<HTMLElement>('.reader-block')];
    return blocks.find((block) => block.getBoundingClientRect().bottom > top + 1)?.dataset['block'];
  });
}

it('a matter that cannot be opened is opened by “Try again” once what was wrong is put right', async () => {
  const file = join(profile, 'moved.matter');
  await writeFile(file, 'Not a matter yet.');
  const { window } = await startAgain(file);
  const again = window.getByRole('button', { name: 'Try again' });
  await again.click();
  await window.getByText(/^This file is not a Glossator matter/).waitFor();
  await copyFile(sampleMatterPath(profile), file);
  await again.click();
  await matterPage(window).documentRow('MVI000001').waitFor();
});

it('“New matter” in the menu leads to the form from a matter and from the start screen', async () => {
  if (application === null) throw new Error('The application does not run.');
  const { app, window } = application;
  const page = startPage(window);
  const isAsked = (): Promise<boolean> =>
    page.newTitle.evaluate((field) => field === field.ownerDocument.activeElement);
  await chooseFromMenu(app, 'new-matter');
  await expect.poll(isAsked).toBe(true);
  await chooseFromMenu(app, 'close-matter');
  await page.openSample.waitFor();
  await page.create.focus();
  await chooseFromMenu(app, 'new-matter');
  await expect.poll(isAsked).toBe(true);
});

it('a document is opened after a restart where it was left', async () => {
  if (application === null) throw new Error('The application does not run.');
  const { window } = application;
  await matterPage(window).documentRow('MVI000004').dblclick();
  const text = window.locator('.reader-text');
  await text.focus();
  for (let step = 0; step < 5; step += 1) await window.keyboard.press(']');
  let left: string | undefined = '1';
  const hasSettled = async (): Promise<boolean> => {
    const before = left;
    left = await firstBlock(window);
    return left !== '1' && left === before;
  };
  await expect.poll(hasSettled, { interval: 300 }).toBe(true);
  const { window: next } = await startAgain();
  await matterPage(next).documentRow('MVI000004').dblclick();
  // A line's fraction may stand in another block; the exact place is that of the caret, which the reading tests look at.
  await expect
    .poll(async () => Math.abs(Number(await firstBlock(next)) - Number(left)))
    .toBeLessThanOrEqual(1);
});
