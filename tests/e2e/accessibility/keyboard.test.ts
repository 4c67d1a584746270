import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { attachLogsToFailures, type RunningApplication, startApplication } from '../application.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';

let application: RunningApplication;
let page: Page;

beforeEach(async () => {
  application = await startApplication();
  page = application.window;
  await matterPage(page).documentRow('MVI000002').waitFor();
});

afterEach(async () => {
  await application.close();
});

attachLogsToFailures();

/** Presses keys one after another; after each, something that can be seen must have the focus, never the page as a whole. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(focusInPage), { message: `the focus after ${key}` }).toBe('seen');
  }
}

/** Runs in the page: whether what has the focus can be seen. */
function focusInPage(): 'lost' | 'unseen' | 'seen' {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return 'lost';
  const box = focused.getBoundingClientRect();
  const within = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  return within && box.width > 0 && focused.checkVisibility() ? 'seen' : 'unseen';
}

/** Goes on with Tab until what is looked for has the focus. */
async function tabTo(sought: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await page.locator(':focus').and(sought).count()) > 0) return;
    await press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(sought)}.`);
}

async function announced(sentence: RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: sentence }).first().waitFor({ state: 'attached' });
}

it('the whole of the reading is done by keys: open, select, tag, note, search, jump, undo', async () => {
  const reader = readerPage(page);
  await tabTo(page.getByRole('grid', { name: 'Documents' }));
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await reader.text.waitFor();
  await tabTo(reader.text);

  // The second document is the press report; its fourth block has no passage.
  await press('Control+ArrowDown', 'Control+ArrowDown', 'Control+ArrowDown', 'ArrowRight', 's');
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  expect(selected).toMatch(/^\p{Lu}.*\.$/su);
  await reader.selectionBar.waitFor();
  await press('1');
  await announced(/^Passage tagged Training, 1 theme\.$/);
  await reader.passage(selected).waitFor();

  await press('n');
  await reader.newNote.waitFor();
  await expect.poll(() => reader.newNote.evaluate((note) => note === document.activeElement)).toBe(true);
  await page.keyboard.type('Ask for the rota of the Whimbrelthwaite night.');
  await press('Control+Enter');
  await reader.passage(selected).getByText('Whimbrelthwaite').waitFor();

  await press('Control+Shift+F');
  await page.keyboard.type('Whimbrelthwaite OR "call bells went unanswered"');
  await press('Enter');
  await page.getByRole('list', { name: 'Hits' }).getByRole('button').nth(1).waitFor();
  await press('ArrowDown');
  while ((await page.locator(':focus').innerText()).includes('Whimbrelthwaite')) await press('ArrowDown');
  await press('Enter');
  await reader.text.waitFor();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString() ?? '')).toMatch(/call bells/);

  await press('Control+z', 'Control+z');
  await reader.passage(selected).waitFor({ state: 'detached' });
  await press('Control+Shift+z', 'Control+Shift+z');
  await reader.passage(selected).getByText('Whimbrelthwaite').waitFor();
});

it('the focus is never lost when dialogs close, screens change or a passage is deleted', async () => {
  const reader = readerPage(page);
  await press(
    'Control+k',
    'Escape',
    'Alt+4',
    'Alt+5',
    'Alt+6',
    'Alt+7',
    'Control+,',
    'Alt+ArrowLeft',
    'Alt+1',
  );
  await tabTo(page.getByRole('grid', { name: 'Documents' }));
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await reader.text.waitFor();
  await press(']', 'Delete');
  await announced(/^Deleted the passage/);
  await press('Control+z', 't', 'Escape', 'Control+f', 'Escape', '?', 'Escape');
});
