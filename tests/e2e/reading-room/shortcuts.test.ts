import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { defaultPreferences, userActions } from '../../../shared/contract/index.ts';
import { shortcutText } from '../../../renderer/state/shortcut.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  makeProfile,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { chooseFromMenu } from '../shell.ts';
import { answerPrinting, printedSheets } from './printing.ts';

let application: RunningApplication;
let profile: string;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  profile = await makeProfile();
  await start();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

async function start(): Promise<void> {
  application = await startApplication({ profile });
  page = application.window;
  page.on('pageerror', (error) => errors.push(error));
  await matterPage(page).documentRow('MVI000002').waitFor();
}

async function openPalette(on: Page = page): Promise<Locator> {
  await on.keyboard.press('Control+k');
  const palette = on.getByRole('dialog', { name: 'Everything that can be done' });
  await palette.waitFor();
  return palette;
}

async function readPressReport(): Promise<void> {
  await matterPage(page).goTo('Library');
  await matterPage(page).documentRow('MVI000002').dblclick();
  await readerPage(page).text.focus();
}

/** An action's row in the settings. */
function keysOfAction(name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
}

async function changeKey(name: string, press: string): Promise<void> {
  await keysOfAction(name)
    .getByRole('button', { name: /^Change/ })
    .click();
  await page.keyboard.press(press);
}

async function goToShortcuts(): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
}

function accelerator(id: string): Promise<string | null> {
  return application.app.evaluate(
    ({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.accelerator ?? null,
    id,
  );
}

it('the palette lists every action with its key, finds by a few letters, does it, and has what is used most on top', async () => {
  await readPressReport();
  const palette = await openPalette();
  const options = palette.getByRole('option');
  expect(await options.count()).toBe(userActions.length - 1);
  const shown = await palette.locator('kbd').allInnerTexts();
  const keys = userActions.filter(({ id }) => id !== 'palette').flatMap((entry) => entry.keys.slice(0, 1));
  expect(shown.toSorted()).toEqual(keys.map((key) => shortcutText(key, false)).toSorted());
  await palette.getByRole('option', { name: /^Build a pack… Ctrl\+B$/ }).waitFor();
  await palette.getByRole('option', { name: /^Redo not here now/, disabled: true }).waitFor();
  await page.keyboard.type('chkwhl');
  await expect.poll(() => options.allInnerTexts()).toEqual(['Check that the matter is whole']);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Result of the check' }).waitFor();
  await openPalette();
  expect(await options.first().innerText()).toBe('Check that the matter is whole');
  await keepScreenshot(page, 'palette');
  await page.keyboard.press('Escape');
});

it('the menus show the keys of the actions', async () => {
  const shown = await application.app.evaluate(({ Menu }) => {
    const ids = ['new-matter', 'undo', 'go-history', 'find-in-document', 'text-larger', 'import-folder'];
    return ids.map((id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator ?? null);
  });
  expect(shown).toEqual(['CmdOrCtrl+N', 'CmdOrCtrl+Z', 'Alt+6', 'CmdOrCtrl+F', 'CmdOrCtrl+Plus', null]);
});

it('the page of shortcuts has every key by group, and is printed on one sheet', async () => {
  await matterPage(page).goTo('History');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog.waitFor();
  const rows = await dialog.getByRole('rowheader').allInnerTexts();
  const withKeys = userActions.filter(({ keys }) => keys.length > 0).map(({ name }) => name);
  expect(withKeys.filter((name) => !rows.includes(name))).toEqual([]);
  await dialog.getByRole('table', { name: 'The caret in the text' }).waitFor();

  const printed = await answerPrinting(application.app);
  await dialog.getByRole('button', { name: /^Print/ }).click();
  await expect.poll(printed).toBe(1);
  await page.keyboard.press('Control+p');
  await expect.poll(printed).toBe(2);
  const [sheet, ...more] = await printedSheets(application.app);
  expect([Math.round(sheet?.width ?? 0), Math.round(sheet?.height ?? 0), more.length]).toEqual([595, 842, 0]);
  const spread = (text: string) => text.replace(/\s/gu, '');
  const onPaper = spread(sheet?.text ?? '');
  expect(withKeys.filter((name) => !onPaper.includes(spread(name)))).toEqual([]);
  expect(onPaper).not.toContain('Changethem');
  await page.keyboard.press('Escape');
});

it('a key given in the settings acts, takes the key from who had it, is followed by the menus and every window, and is kept', async () => {
  const opened = application.app.waitForEvent('window');
  await chooseFromMenu(application.app, 'new-window');
  const other = await opened;
  await matterPage(other).documentRow('MVI000002').waitFor();

  await goToShortcuts();
  await changeKey('Build a pack', 'k');
  await page.getByText(/^K alone can only be given to what acts on a text being read/).waitFor();
  await page.keyboard.press('Control+c');
  await page.getByText(/^Ctrl\+C means the same in every program/).waitFor();
  await page.keyboard.press('Control+i');
  await page.getByText('Ctrl+I belongs to “Import files” now.').waitFor();
  await keepScreenshot(page, 'taking a key over');
  await page.getByRole('button', { name: 'Take it over' }).click();
  await expect.poll(() => keysOfAction('Build a pack').locator('kbd').allInnerTexts()).toEqual(['Ctrl+I']);
  await keysOfAction('Import files').getByText('no key').waitFor();
  await changeKey('Tag with any theme', 'w');
  await expect.poll(() => keysOfAction('Tag with any theme').locator('kbd').allInnerTexts()).toEqual(['W']);
  await expect.poll(() => accelerator('import-files')).toBe(null);

  await page.keyboard.press('Control+i');
  await matterPage(page).heading('Packs').waitFor();
  await expect
    .poll(async () => {
      await other.keyboard.press('Control+i');
      return matterPage(other).heading('Packs').count();
    })
    .toBe(1);

  await readPressReport();
  await page.keyboard.press('s');
  await readerPage(page).selectionBar.waitFor();
  await page.keyboard.press('t');
  await page.keyboard.press('w');
  await page.getByRole('combobox', { name: 'Find or name a theme' }).waitFor();

  await application.close();
  await start();
  await page.keyboard.press('Control+i');
  await matterPage(page).heading('Packs').waitFor();

  await goToShortcuts();
  await keysOfAction('Import files')
    .getByRole('button', { name: /^Put back/ })
    .click();
  await expect.poll(() => keysOfAction('Import files').locator('kbd').allInnerTexts()).toEqual(['Ctrl+I']);
  await keysOfAction('Build a pack').getByText('no key').waitFor();
  await page.getByRole('button', { name: 'Put all keys back' }).click();
  await expect.poll(() => keysOfAction('Build a pack').locator('kbd').allInnerTexts()).toEqual(['Ctrl+B']);
  await expect.poll(() => accelerator('import-files')).toBe('CmdOrCtrl+I');
});

it('single letters, digits and signs can be switched off', async () => {
  await goToShortcuts();
  const box = page.getByRole('checkbox', { name: /^Single letters, digits and signs/ });
  expect(await box.isChecked()).toBe(defaultPreferences.characterKeys);
  await box.uncheck();
  await keysOfAction('Tag with any theme').getByText('no key').waitFor();
  await readPressReport();
  await page.keyboard.press('s');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await readerPage(page).selectionBar.locator('kbd').count()).toBe(0);
  await goToShortcuts();
  await box.check();
  await readPressReport();
  await page.keyboard.press('s');
  await readerPage(page).selectionBar.locator('kbd').first().waitFor();
});
