import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { answerDialogs } from '../shell.ts';
import { themesPage, type ThemesPage } from './themes-page.ts';

let application: RunningApplication;
let page: Page;
let themes: ThemesPage;
let folder: string;

/** Words of the press report that no passage covers. */
const untagged = 'County leaders have promised an independent review';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-themes-'));
  application = await startApplication();
  page = application.window;
  await matterPage(page).documentRow('MVI000002').waitFor();
  themes = themesPage(page);
  await themes.open();
});

afterAll(async () => {
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

attachLogsToFailures();

/** Asks again until it is so; a machine with much else to do takes its time. */
const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 15_000, ...options });

async function importThemes(name: string, lines: readonly string[]): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, lines.join('\n'));
  await answerDialogs(application, { open: file });
  await page.getByRole('button', { name: 'Import CSV…' }).click();
  const preview = page.getByRole('region', { name: 'Themes of a file' });
  await preview.getByRole('button', { name: /^Import [\d,]+ themes?$/ }).click();
  await preview.getByText(/^Done: /).waitFor();
  await preview.getByRole('button', { name: 'Put away' }).click();
}

async function addTheme(name: string, under: string | null): Promise<void> {
  if (under !== null) await themes.choose(under);
  await page.getByRole('button', { name: 'New theme' }).click();
  await page.getByLabel('Name of the new theme').fill(name);
  if (under !== null) await page.getByText(`Under ${under}`).click();
  await page.getByRole('button', { name: 'Add theme' }).click();
  await page.getByRole('button', { name: 'Add theme' }).waitFor({ state: 'detached' });
}

it('themes of one name under different parents are told apart by their parents', async () => {
  await addTheme('Night staffing', 'Leadership');
  await poll(themes.outline).toEqual([
    'Training',
    'Culture',
    'Leadership',
    '  Night staffing',
    'Prosecution',
    'Record-keeping',
    'Staffing',
    '  Night staffing',
  ]);
  await themes.choose('Culture');
  await page.getByRole('button', { name: 'Merge into…' }).click();
  await themes.finder.fill('night');
  await page.getByRole('option', { name: /Night staffing in Leadership$/ }).waitFor();
  await keepScreenshot(page, 'themes of one name');
  await page.keyboard.press('Escape');
  await matterPage(page).goTo('Library');
  await matterPage(page).documentRow('MVI000002').dblclick();
  await readerPage(page).text.waitFor();
  await readerPage(page).select(untagged);
  await page.keyboard.press('t');
  const picker = page.getByRole('dialog', { name: 'Tag as' });
  await picker.getByRole('combobox').fill('leadnight');
  await picker.getByRole('option').first().click();
  const chip = readerPage(page).passage(untagged).locator('abbr');
  await poll(() => chip.getAttribute('title')).toBe('Leadership / Night staffing');
  await themes.open();
});

it('a theme with a name of 200 characters fits everywhere, and shows the whole of it', async () => {
  const name = `Whether ${'somebody who worked at night and was not asked '.repeat(4)}spoke up`;
  const long = name.slice(0, 200).trimEnd();
  await addTheme(long, null);
  await themes.choose(long);
  const heading = page.getByRole('heading', { name: long });
  await heading.waitFor();
  expect(
    await page.evaluate(() => ({
      sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      cut: [...document.querySelectorAll('h2 .theme-chip-name')].some(
        (shown) => shown.scrollWidth > shown.clientWidth + 1,
      ),
      rows: [...document.querySelectorAll('[role=treeitem]')].every(
        (row) => row.scrollWidth <= row.clientWidth + 1,
      ),
    })),
  ).toEqual({ sideways: false, cut: false, rows: true });
  expect(await themes.row(long).locator('.theme-chip-named').getAttribute('title')).toBe(long);
  await keepScreenshot(page, 'themes long name');
});

it('a thousand themes are imported, walked, found and moved, with only the rows on the screen made', async () => {
  await importThemes('many.csv', [
    'name,parent_path',
    ...Array.from({ length: 40 }, (_, at) => `Issue ${String(at).padStart(2, '0')},`),
    ...Array.from(
      { length: 960 },
      (_, at) => `Point ${String(at).padStart(3, '0')},Issue ${String(at % 40).padStart(2, '0')}`,
    ),
  ]);
  await page
    .getByText(/^1,00\d themes$/)
    .first()
    .waitFor();
  await themes.choose('Training');
  expect(await themes.tree.getByRole('treeitem').count()).toBeLessThan(100);
  await page.keyboard.press('End');
  await themes.row('Point 959').waitFor();
  await page.keyboard.press('ArrowLeft');
  await poll(() => themes.row('Issue 39').getAttribute('aria-selected')).toBe('true');
  await page.keyboard.type('issue 07');
  await poll(() => themes.row('Issue 07').getAttribute('aria-selected')).toBe('true');
  await page.getByLabel('Find in the tree').fill('issue 07 047');
  await poll(themes.outline).toEqual(['Issue 07', '  Point 047']);
  await themes.choose('Point 047');
  await page.getByRole('button', { name: 'Move to…' }).click();
  await themes.finder.fill('culture');
  await page.keyboard.press('Enter');
  await page.getByText('in Culture · ').waitFor();
  await keepScreenshot(page, 'themes thousand');
  await matterPage(page).goTo('Library');
  await matterPage(page).documentRow('MVI000002').dblclick();
  await readerPage(page).text.waitFor();
  await readerPage(page).select('Christine Dunmore');
  await page.keyboard.press('t');
  const picker = page.getByRole('dialog', { name: 'Tag as' });
  await picker.getByRole('combobox').fill('point 512');
  await page.keyboard.press('Enter');
  await poll(() =>
    readerPage(page).passage('Christine Dunmore').locator('abbr').first().getAttribute('title'),
  ).toBe('Issue 32 / Point 512');
});
