import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsvTable } from '../../../shared/pack/index.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { answerDialogs, chooseFromMenu, closeWindow } from '../shell.ts';
import { themesPage, type ThemesPage } from './themes-page.ts';

let application: RunningApplication;
let page: Page;
let themes: ThemesPage;
let folder: string;

/** Words of the press report that no passage covers. */
const untagged = 'County leaders have promised an independent review';

async function undo(sentence: RegExp): Promise<void> {
  await themes.tree.focus();
  await page.keyboard.press('Control+z');
  await page.getByRole('status').filter({ hasText: sentence }).waitFor({ state: 'attached' });
}

async function openDocument(window: Page, urn: string): Promise<void> {
  await matterPage(window).goTo('Library');
  await matterPage(window).documentRow(urn).dblclick();
  await readerPage(window).text.waitFor();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-themes-'));
  application = await startApplication();
  page = application.window;
  await application.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900),
  );
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

const rest = ['Staffing', '  Night staffing'];
const asMade = ['Training', 'Culture', 'Leadership', 'Prosecution', 'Record-keeping', ...rest];

describe('the themes of a matter', () => {
  it('are dragged several at once, before, after and under others, and put back by one undo', async () => {
    expect(await themes.outline()).toEqual(asMade);
    await themes.choose('Training', 'Prosecution');
    await themes.drag('Prosecution', 'into', 'Leadership');
    await poll(themes.outline).toEqual([
      'Culture',
      'Leadership',
      '  Training',
      '  Prosecution',
      'Record-keeping',
      ...rest,
    ]);
    await themes.choose('Training', 'Record-keeping');
    await themes.drag('Training', 'before', 'Culture');
    await poll(themes.outline).toEqual([
      'Training',
      'Record-keeping',
      'Culture',
      'Leadership',
      '  Prosecution',
      ...rest,
    ]);
    await themes.choose('Training');
    await themes.drag('Training', 'after', 'Culture');
    await poll(themes.outline).toEqual([
      'Record-keeping',
      'Culture',
      'Training',
      'Leadership',
      '  Prosecution',
      ...rest,
    ]);
    await undo(/^Undone: Moved the theme Training/);
    await undo(/^Undone: Moved the themes Training and 1 more/);
    await undo(/^Undone: Moved the themes Training and 1 more/);
    await poll(themes.outline).toEqual(asMade);
  });

  it('are not put under themselves: a sentence says why', async () => {
    await themes.choose('Training');
    await themes.drag('Training', 'into', 'Leadership');
    await poll(themes.outline).toContain('  Training');
    await themes.choose('Leadership');
    await themes.drag('Leadership', 'into', 'Training');
    await page
      .getByText('A theme cannot be put under itself or under one of its own sub-themes. Nothing was moved.')
      .waitFor();
    await undo(/^Undone: Moved the theme Training/);
    await poll(themes.outline).toEqual(asMade);
  });

  it('are moved by keys, by cutting and pasting, and to a place found by its letters', async () => {
    await themes.choose('Culture');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Alt+ArrowUp');
    await poll(themes.outline).toEqual([
      'Culture',
      'Leadership',
      'Training',
      'Prosecution',
      'Record-keeping',
      ...rest,
    ]);
    await page.keyboard.press('Control+x');
    await page.keyboard.press('p');
    await page.keyboard.press('Control+v');
    await poll(themes.outline).toEqual([
      'Training',
      'Prosecution',
      '  Culture',
      '  Leadership',
      'Record-keeping',
      ...rest,
    ]);
    await themes.choose('Leadership');
    await page.getByRole('button', { name: 'Move to…' }).click();
    await page.locator(':focus').and(themes.finder).waitFor();
    await page.keyboard.type('recke');
    await page.keyboard.press('Enter');
    await poll(themes.outline).toEqual([
      'Training',
      'Prosecution',
      '  Culture',
      'Record-keeping',
      '  Leadership',
      ...rest,
    ]);
    for (let step = 0; step < 3; step += 1) await undo(/^Undone: Moved the theme/);
    await poll(themes.outline).toEqual(asMade);
  });

  it('say what they mean, when to use them and when not, and keep it', async () => {
    await themes.choose('Culture');
    await themes.field('When to use it').fill('Where somebody says why they kept silent.');
    await themes.field('When not to use it').fill('For plain lack of staff.');
    await themes.field('Definition: what it means').fill('What it was safe to say.');
    await themes.choose('Training');
    await themes.choose('Culture');
    const written = (): Promise<readonly string[]> =>
      Promise.all(
        ['Definition: what it means', 'When to use it', 'When not to use it'].map((label) =>
          themes.field(label).inputValue(),
        ),
      );
    await poll(written).toEqual([
      'What it was safe to say.',
      'Where somebody says why they kept silent.',
      'For plain lack of staff.',
    ]);
    await keepScreenshot(page, 'themes details');
  });

  it('are merged, several into one, which counts their passages, and parted again by undo', async () => {
    const [training, prosecution] = [await themes.count('Training'), await themes.count('Prosecution')];
    await themes.choose('Training', 'Prosecution');
    await page.getByText('2 themes chosen').waitFor();
    await keepScreenshot(page, 'themes several chosen');
    await page.getByRole('button', { name: 'Merge into one…' }).click();
    await themes.finder.fill('prosec');
    await page.keyboard.press('Enter');
    await poll(themes.outline).toEqual(['Culture', 'Leadership', 'Prosecution', 'Record-keeping', ...rest]);
    expect(await themes.count('Prosecution')).toBeGreaterThan(prosecution);
    await undo(/^Undone: Merged the theme Training into Prosecution/);
    await poll(themes.outline).toEqual(asMade);
    expect([await themes.count('Training'), await themes.count('Prosecution')]).toEqual([
      training,
      prosecution,
    ]);
  });

  it('are split: the passages ticked go to a new theme in one act, and come back by one undo', async () => {
    await themes.choose('Training');
    const before = await themes.count('Training');
    await page.getByRole('button', { name: 'Split this theme…' }).click();
    await themes.passages.getByLabel('Words in the passages').fill('certificate');
    const ticks = themes.passages.getByRole('checkbox');
    await poll(() => ticks.count()).toBeLessThan(before);
    const found = await ticks.count();
    await page.getByRole('button', { name: `Tick all ${String(found)} listed` }).click();
    await page.getByLabel('Name of the new theme').fill('Certificates');
    await keepScreenshot(page, 'themes splitting');
    await page.getByRole('button', { name: 'Split off' }).click();
    await poll(() => themes.count('Certificates')).toBe(found);
    expect(await themes.count('Training')).toBe(before - found);
    await undo(/^Undone: Split the theme Certificates off Training/);
    await poll(themes.outline).toEqual(asMade);
    expect(await themes.count('Training')).toBe(before);
  });

  it('are retired: kept on old passages, offered neither to digits nor where new ones are tagged', async () => {
    await themes.choose('Training');
    const before = await themes.count('Training');
    await page.getByRole('button', { name: 'Retire', exact: true }).click();
    await matterPage(page)
      .notice(/^Training is retired: kept on old passages/)
      .waitFor();
    expect(await themes.count('Training')).toBe(before);
    const digits = page.getByRole('navigation').getByRole('listitem').filter({ hasText: 'passages' });
    await poll(() => digits.filter({ hasText: 'Training' }).count()).toBe(0);
    await openDocument(page, 'MVI000002');
    await readerPage(page).select(untagged);
    await readerPage(page).selectionBar.getByText('Culture').waitFor();
    expect(await readerPage(page).selectionBar.getByText('Training').count()).toBe(0);
    await page.keyboard.press('t');
    const picker = page.getByRole('dialog', { name: 'Tag as' });
    await picker.getByRole('option', { name: 'Culture' }).waitFor();
    expect(await picker.getByRole('option', { name: 'TR Training' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await themes.open();
    await themes.choose('Training');
    await page.getByRole('button', { name: 'Offer again' }).click();
    await matterPage(page)
      .notice(/^Training is offered for new passages again/)
      .waitFor();
  });

  it('count as passages are tagged, in this window and in another', async () => {
    const before = await themes.count('Culture');
    const opened = application.app.waitForEvent('window');
    await chooseFromMenu(application.app, 'new-window');
    const other = await opened;
    await openDocument(other, 'MVI000002');
    await readerPage(other).select(untagged);
    await other.keyboard.press('2');
    await poll(() => themes.count('Culture')).toBe(before + 1);
    await other.keyboard.press('Control+z');
    await poll(() => themes.count('Culture')).toBe(before);
    await closeWindow(application.app, 1);
  });

  it('count a theme twice on overlapping text once, and leave both passages as they were made', async () => {
    const before = await themes.count('Leadership');
    await openDocument(page, 'MVI000002');
    for (const words of ['the way Marlow Vale protects', 'Marlow Vale protects older people']) {
      await readerPage(page).select(words);
      await page.keyboard.press('3');
      await readerPage(page).passage(words).waitFor();
    }
    const overlap = /^Overlaps another passage tagged Leadership/;
    await poll(() => readerPage(page).passages.getByText(overlap).count()).toBe(2);
    await themes.open();
    await themes.choose('Leadership');
    await poll(() => themes.count('Leadership')).toBe(before + 1);
    await themes.passages.getByLabel('Words in the passages').fill('Marlow Vale protects');
    await poll(() => themes.passages.getByRole('listitem').locator('q').allInnerTexts()).toEqual([
      'the way Marlow Vale protects',
      'Marlow Vale protects older people',
    ]);
    expect(await themes.passages.getByText(/^Overlaps another passage of this theme/).count()).toBe(2);
    await undo(/^Undone: Tagged/);
    await undo(/^Undone: Tagged/);
    await poll(() => themes.count('Leadership')).toBe(before);
  });

  it('go out as CSV and come in again, after a look at what would change, in one act', async () => {
    const exported = join(folder, 'themes.csv');
    await answerDialogs(application, { save: exported });
    await page.getByRole('button', { name: 'Export CSV…' }).click();
    await page.getByText('Exported 7 themes.').first().waitFor();
    const table = readCsvTable(await readFile(exported, 'utf8'));
    expect(table.ok && table.value.rows.map((row) => row.cells.get('name'))).toEqual(
      asMade.map((name) => name.trim()),
    );
    const changed = join(folder, 'changed.csv');
    await writeFile(
      changed,
      [
        'code,name,parent_path,use,retired',
        'TR,Training and induction,,Where a course is named,no',
        ',Night training,Training and induction,,no',
        ',Nowhere to go,Missing,,no',
      ].join('\r\n'),
    );
    await answerDialogs(application, { open: changed });
    await page.getByRole('button', { name: 'Import CSV…' }).click();
    const preview = page.getByRole('region', { name: 'Themes of a file' });
    await preview.getByText('Nothing is imported yet: 1 added, 1 changed, 1 refused.').waitFor();
    await keepScreenshot(page, 'themes import');
    expect([await preview.getByRole('row').allInnerTexts(), await themes.outline()]).toEqual([
      [
        'Line\tTheme\tWhat becomes of it',
        '2\tTraining and induction\tChanged: name, when to use',
        '3\tTraining and induction / Night training\tAdded',
        '4\tMissing / Nowhere to go\tRefused. There is no theme “Missing” to put it under, neither in the matter nor in this file.',
      ],
      asMade,
    ]);
    await preview.getByRole('button', { name: 'Import 2 themes' }).click();
    await preview.getByText('Done: 1 added, 1 changed, 1 refused.').waitFor();
    await preview.getByRole('button', { name: 'Put away' }).click();
    await poll(themes.outline).toEqual(['Training and induction', '  Night training', ...asMade.slice(1)]);
    await undo(/^Undone: Imported themes: 1 added, 1 changed/);
    await poll(themes.outline).toEqual(asMade);
  });
});
