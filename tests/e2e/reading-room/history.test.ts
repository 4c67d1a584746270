import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';

let application: RunningApplication;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  application = await startApplication();
  page = application.window;
  page.on('pageerror', (error) => errors.push(error));
  await matterPage(page).documentRow('MVI000002').waitFor();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

/** Words of the press report that no passage covers. */
const words = 'County leaders have promised an independent review';

const tagged = 'Tagged {MVI000002 ¶3} Training';

const earlier = (): Locator => page.getByRole('complementary', { name: 'Earlier states' });

/** The acts shown, newest first: their sentences alone. */
async function sentences(): Promise<readonly string[]> {
  return page.locator('.history-row > span:nth-child(2)').allInnerTexts();
}

async function readPressReport(): Promise<void> {
  await matterPage(page).goTo('Library');
  await matterPage(page).documentRow('MVI000002').dblclick();
  await readerPage(page).text.waitFor();
}

/** Opens the press report with the words tagged, and chooses their passage. */
async function chooseOwnPassage(): Promise<void> {
  await readPressReport();
  const reader = readerPage(page);
  await reader.passages.getByRole('article').first().waitFor();
  if ((await reader.passage(words).count()) === 0) {
    await reader.select(words);
    await page.keyboard.press('1');
    await undoIs(tagged);
  }
  await reader.passage(words).getByRole('button', { name: words }).click();
  await reader.text.focus();
}

/** Waits until an act of these words is durable. */
async function undoIs(sentence: string): Promise<void> {
  await page.getByRole('button', { name: `Undo: ${sentence}` }).waitFor();
}

it('the history tells every act in words, and is narrowed down by words, reviewer and document', async () => {
  await readPressReport();
  const reader = readerPage(page);
  await reader.select(words);
  await page.keyboard.press('1');
  await undoIs(tagged);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: `Redo: ${tagged}` }).waitFor();
  await page.keyboard.press('Control+Shift+Z');
  await undoIs(tagged);

  await page.keyboard.press('Alt+6');
  await expect
    .poll(async () => (await sentences()).slice(0, 3))
    .toEqual([`Did again: ${tagged}`, `Undid: ${tagged}`, tagged]);

  await page.getByRole('searchbox', { name: 'Find in the history' }).fill('undid training');
  await expect.poll(sentences).toEqual([`Undid: ${tagged}`]);
  await page.getByRole('searchbox', { name: 'Find in the history' }).fill('no act is called this');
  await page.getByText('No act fits this filter.').waitFor();
  await page.getByRole('button', { name: 'Show everything' }).first().click();

  await page.getByLabel('On', { exact: true }).selectOption({ label: await optionOf('MVI000007') });
  await expect.poll(async () => (await sentences()).length).toBeGreaterThan(1);
  expect((await sentences()).filter((sentence) => !sentence.includes('MVI000007'))).toEqual([]);
  await page.getByLabel('By', { exact: true }).selectOption({ label: 'J. Whitlock' });
  await expect
    .poll(async () => new Set(await page.locator('.history-row .history-side > .number').allInnerTexts()))
    .toEqual(new Set(['J. Whitlock']));
  await keepScreenshot(page, 'history narrowed down');
  await page.getByRole('button', { name: 'Show everything' }).click();
});

it('the history is narrowed down by kind and days, and leaves as CSV and as signed-off PDF', async () => {
  await matterPage(page).goTo('History');
  await page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Documents' });
  await expect
    .poll(async () => (await sentences()).every((sentence) => /^(?:Imported|Corrected)/u.test(sentence)))
    .toBe(true);
  await page.getByLabel('To', { exact: true }).fill('12 of never');
  await page.getByText('Not a date: write 12 Sep 2017.').waitFor();
  await keepScreenshot(page, 'history with a day that is none');
  await page.getByLabel('To', { exact: true }).fill('1 Jan 1990');
  await page.getByText('No act fits this filter.').waitFor();
  expect(await page.getByRole('button', { name: 'Export as CSV' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Show everything' }).first().click();

  for (const [button, ending, begins] of [
    ['Export as CSV', 'csv', '\ufeff"number","time_utc"'],
    ['Export as signed-off PDF', 'pdf', '%PDF-1.7'],
  ] as const) {
    const path = join(application.profile, `history.${ending}`);
    await answerDialogs(application, { save: path });
    await page.getByRole('button', { name: button }).click();
    await matterPage(page)
      .notice(ending === 'csv' ? /^Exported [\d,]+ acts\.$/u : /^Exported [\d,]+ acts on [\d,]+ pages\.$/u)
      .waitFor();
    expect(readFileSync(path, 'utf8').slice(0, begins.length)).toBe(begins);
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await keepScreenshot(page, `history to export ${colorScheme}`);
    expect(await axeFaults(page, 'everything')).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
});

async function optionOf(urn: string): Promise<string> {
  return page.getByRole('option', { name: new RegExp(`^${urn}`) }).innerText();
}

it('an earlier state of a passage is looked at, with what changed, copied from and put back', async () => {
  await chooseOwnPassage();
  const reader = readerPage(page);
  await page.keyboard.press('2');
  await reader.passage(words).getByText('CU', { exact: true }).waitFor();
  await page.keyboard.press('1');
  await expect.poll(() => reader.passage(words).getByText('TR', { exact: true }).count()).toBe(0);
  await page.keyboard.press('h');

  await earlier().getByRole('heading', { name: 'Passage {MVI000002 ¶3}' }).waitFor();
  await earlier()
    .getByRole('radio', { name: /Tagged \{MVI000002 ¶3\} Culture$/ })
    .check();
  const shown = earlier().getByRole('region', { name: 'The state chosen' });
  const themes = shown.getByRole('list', { name: 'Themes' });
  await expect.poll(async () => (await themes.innerText()).replace(/\s+/gu, ' ')).toContain('Culture put on');
  expect((await themes.innerText()).replace(/\s+/gu, ' ')).toContain('Training');
  expect(await shown.locator('blockquote').innerText()).toBe(words);
  await keepScreenshot(page, 'earlier state of a passage');
  await shown.getByRole('button', { name: 'Copy the text' }).click();
  expect(await application.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(words);

  await shown.getByRole('button', { name: 'Put this state back' }).click();
  await matterPage(page)
    .notice(/^The passage is again what it was on/)
    .waitFor();
  await expect.poll(() => earlier().getByRole('radio').count()).toBeGreaterThan(3);
  await earlier().getByRole('button', { name: /^Show/ }).click();
  await reader.passage(words).getByText('TR', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => reader.passage(words).getByText('TR', { exact: true }).count()).toBe(0);
});

it('an earlier wording of a note is looked at, with what changed, and put back', async () => {
  await chooseOwnPassage();
  const reader = readerPage(page);
  await page.keyboard.press('n');
  await reader.newNote.fill('Which leaders promised this, and when?');
  await page.keyboard.press('Control+Enter');
  const note = reader.passage(words).getByText('Which leaders promised this, and when?');
  await note.waitFor();
  await reader.passage(words).getByRole('button', { name: 'Edit' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Which leaders promised this, and to whom?');
  await page.keyboard.press('Control+Enter');
  await reader.passage(words).getByText('and to whom?').waitFor();

  await reader.passage(words).getByRole('button', { name: 'Earlier states' }).click();
  const shown = earlier().getByRole('region', { name: 'The state chosen' });
  await expect.poll(() => shown.locator('del').innerText()).toContain('when?');
  await expect.poll(() => shown.locator('ins').innerText()).toContain('to whom?');
  await earlier()
    .getByRole('radio', { name: /Wrote a note on/ })
    .check();
  await shown.getByText('Which leaders promised this, and when?').waitFor();
  await keepScreenshot(page, 'earlier state of a note');
  await shown.getByRole('button', { name: 'Put this state back' }).click();
  await readPressReport();
  await note.waitFor();
});
