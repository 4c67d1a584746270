import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from './application.ts';
import { connectPage } from './kill/service-page.ts';
import { pageAfterLock } from './locked-page.ts';
import { matterPage, startPage } from './matter-page.ts';
import { printedPages, printIntoPdf } from './printing-page.ts';
import { type ProtectionPage, protectionPage } from './protection-page.ts';
import { answerDialogs, chooseFromMenu, windowTitles } from './shell.ts';

const passphrase = 'kettle hamster violin quarry';
const secondPassphrase = 'lantern otter cobble thimble';
const lastPassphrase = 'pewter acorn trellis bramble';

let application: RunningApplication;
let page: Page;
let protection: ProtectionPage;
let sheetLines: readonly string[];
const errors: Error[] = [];

beforeAll(async () => {
  application = await startApplication();
  application.window.setDefaultTimeout(10_000);
  usePage(application.window);
  await matterPage(page).documentRow('MVI000001').waitFor();
  await chooseFromMenu(application.app, 'close-matter');
});

afterAll(async () => {
  expect(errors).toEqual([]);
  await application.close();
});

attachLogsToFailures();

async function nameNewMatter(title: string, file: string): Promise<void> {
  await startPage(page).newTitle.fill(title);
  await answerDialogs(application, { save: join(application.profile, file) });
  await startPage(page).create.click();
}

/** Imports an invented text through the window's own port to the matter. */
async function importText(name: string, text: string): Promise<void> {
  const file = join(application.profile, name);
  await writeFile(file, text);
  const service = await connectPage(page);
  await service.value('importFiles', { task: 'one-file', paths: [file] });
}

/** Locks by the keyboard; the window of this test is another one from then on. */
async function lock(): Promise<void> {
  usePage(await pageAfterLock(application, () => page.keyboard.press('Control+l')));
}

function usePage(next: Page): void {
  page = next;
  protection = protectionPage(page);
  page.on('pageerror', (error) => errors.push(error));
}

async function unlockWith(typed: string): Promise<void> {
  await protection.passphrase.fill(typed);
  await page.keyboard.press('Enter');
}

async function openProtection(): Promise<void> {
  await page.keyboard.press('Control+,');
  await protection.settings.waitFor();
}

/** Fills in the form for another passphrase and sends it off; `present` null where the sheet opened the matter. */
async function changePassphrase(present: string | null, next: string): Promise<void> {
  await protection.settings.getByRole('button', { name: 'Change the passphrase…' }).click();
  const field = page.getByRole('textbox', { name: 'Present passphrase' });
  expect(await field.count()).toBe(present === null ? 0 : 1);
  if (present !== null) await field.fill(present);
  await protection.choose('New passphrase', next);
  await protection.settings.getByRole('button', { name: 'Change the passphrase', exact: true }).click();
  await matterPage(page)
    .notice(/^The passphrase is changed/u)
    .waitFor();
}

function isFocused(field: ProtectionPage['passphrase']): Promise<boolean> {
  return field.evaluate((element) => element === element.ownerDocument.activeElement);
}

describe('a matter that is encrypted from its beginning, each step going on from the one before,', () => {
  it('is made once its passphrase was typed twice alike, and its recovery sheet comes before its screens', async () => {
    await nameNewMatter('The Harrow Inquiry', 'Harrow.matter');
    await protection.createEncrypted.waitFor();
    expect(await isFocused(protection.passphrase)).toBe(true);
    await protection.choose('Passphrase', 'lamp');
    await page.getByText('Too short: quickly guessed').waitFor();
    await protection.choose('Passphrase', passphrase, 'kettle hamster violin query');
    await protection.createEncrypted.click();
    await protection.problem.getByText(/^The two are not the same/u).waitFor();
    await keepScreenshot(page, 'choosing a passphrase');
    await protection.choose('Passphrase', passphrase);
    await page.getByText('Good', { exact: true }).waitFor();
    await protection.createEncrypted.click();
    await protection.sheet.waitFor();
    sheetLines = await protection.sheetLines();
    expect(sheetLines).toHaveLength(4);
    for (const line of sheetLines)
      expect(line).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}$/u);
    await keepScreenshot(page, 'recovery sheet');
  });

  it('has a sheet that goes on paper by itself, with what is to be written on it', async () => {
    await printIntoPdf(application);
    await page.keyboard.press('Control+p');
    const pages = await printedPages(application, 'recovery sheet');
    expect(pages).toHaveLength(1);
    const [text = ''] = pages;
    for (const part of ['Recovery sheet', 'The Harrow Inquiry', 'Harrow.matter', 'Kept by', ...sheetLines]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('I have put it away');
  });

  it('opens when the sheet is put away, and says that it is encrypted', async () => {
    await protection.putAway.click();
    await matterPage(page).title('The Harrow Inquiry').waitFor();
    await page.getByRole('banner').getByText('encrypted', { exact: true }).waitFor();
    expect(await windowTitles(application.app)).toEqual(['The Harrow Inquiry – Glossator']);
    await importText('letter.txt', 'Dear Sir,\n\nNobody came to the gatehouse that night.\n');
    await matterPage(page).documentRow('HI000001').waitFor();
  });

  it('is locked by Ctrl+L: the window holds nothing of it but its file’s name', async () => {
    await lock();
    expect({
      remains: /HI0000|Inquiry|gatehouse/u.exec(await page.content())?.[0] ?? null,
      heading: await page.getByRole('heading', { level: 1 }).innerText(),
      focused: await isFocused(protection.passphrase),
      titles: await windowTitles(application.app),
    }).toEqual({ remains: null, heading: 'Harrow.matter', focused: true, titles: ['Glossator'] });
    await keepScreenshot(page, 'locked');
  });

  it('stays locked under a wrong passphrase, which is said at the field and selected in it', async () => {
    await unlockWith('kettle hamster violin query');
    await protection.problem.waitFor();
    expect({
      described: await protection.passphrase.evaluate((field) =>
        (field.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .some((id) => document.getElementById(id)?.getAttribute('role') === 'alert'),
      ),
      selected: await protection.passphrase.evaluate(
        (field) =>
          field instanceof HTMLInputElement && (field.selectionEnd ?? 0) - (field.selectionStart ?? 0),
      ),
    }).toEqual({ described: true, selected: 'kettle hamster violin query'.length });
    await keepScreenshot(page, 'wrong passphrase');
  });

  it('is there again under the right one', async () => {
    await unlockWith(passphrase);
    await matterPage(page).documentRow('HI000001').waitFor();
  });

  it('opens by its recovery sheet in any spacing; a line that is not right is named', async () => {
    await lock();
    await protection.useSheet.click();
    await protection.sheetField.fill(sheetLines.with(2, '0000 0000 0000 0000').join('\n'));
    await protection.unlock.click();
    await protection.problem.getByText(/^Line 3 /u).waitFor();
    await keepScreenshot(page, 'wrong recovery sheet');
    await protection.sheetField.fill(sheetLines.join('').replaceAll(' ', '').toLowerCase());
    await protection.unlock.click();
    await matterPage(page).documentRow('HI000001').waitFor();
  });

  it('takes a new passphrase from who opened it with the sheet, without the lost one', async () => {
    await page.getByRole('button', { name: 'Choose a passphrase' }).click();
    await changePassphrase(null, secondPassphrase);
  });

  it('takes another passphrase for the present one, and only that one opens it then', async () => {
    await lock();
    await unlockWith(secondPassphrase);
    await matterPage(page).documentRow('HI000001').waitFor();
    await openProtection();
    await changePassphrase(secondPassphrase, lastPassphrase);
    await lock();
    await unlockWith(secondPassphrase);
    await protection.problem.waitFor();
    await unlockWith(lastPassphrase);
    await matterPage(page).documentRow('HI000001').waitFor();
  });

  it('shows its sheet again to who knows the passphrase: the same lines', async () => {
    await openProtection();
    await protection.settings.getByRole('button', { name: 'Show the recovery sheet…' }).click();
    await protection.passphrase.fill(lastPassphrase);
    await page.keyboard.press('Enter');
    await protection.sheet.waitFor();
    expect(await protection.sheetLines()).toEqual(sheetLines);
    await page.getByRole('button', { name: 'Back to the matter' }).click();
    await protection.settings.waitFor();
  });
});

describe('a matter made without a passphrase', () => {
  it('says so in the title bar and in the window, and is listed by its title', async () => {
    await chooseFromMenu(application.app, 'close-matter');
    await nameNewMatter('The Tarn Inquiry', 'Tarn.matter');
    await protection.createPlain.click();
    await matterPage(page).title('The Tarn Inquiry').waitFor();
    await expect
      .poll(() => windowTitles(application.app))
      .toEqual(['The Tarn Inquiry – not encrypted – Glossator']);
    await importText('diary.txt', 'The ferry bell rang twice in the fog.\n');
    await matterPage(page).documentRow('TI000001').waitFor();
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^not encrypted/u })
      .click();
    await protection.settings.waitFor();
    await keepScreenshot(page, 'settings of a plain matter');
  });

  it('is encrypted later in the settings: its file then holds nothing in plain, and a sheet is shown', async () => {
    const file = join(application.profile, 'Tarn.matter');
    const written = [await readFile(file), await readFile(`${file}-wal`)];
    expect(Buffer.concat(written).includes('ferry bell')).toBe(true);
    await protection.settings.getByRole('button', { name: 'Encrypt this matter…' }).click();
    await protection.choose('New passphrase', passphrase);
    await keepScreenshot(page, 'encrypting later');
    await protection.settings.getByRole('button', { name: 'Encrypt this matter', exact: true }).click();
    await protection.sheet.waitFor();
    await protection.putAway.click();
    await page.getByRole('banner').getByText('encrypted', { exact: true }).waitFor();
    await matterPage(page).goTo('Library');
    await matterPage(page).documentRow('TI000001').waitFor();
    expect({
      plain: (await readdir(application.profile))
        .filter((name) => name.startsWith('Tarn.matter'))
        .filter((name) => readFileSync(join(application.profile, name)).includes('ferry bell')),
      titles: await windowTitles(application.app),
    }).toEqual({ plain: [], titles: ['The Tarn Inquiry – Glossator'] });
  });

  it('is known by its file’s name alone on the start screen, once it is encrypted', async () => {
    await lock();
    await page.getByRole('button', { name: 'Go to the start screen' }).click();
    await startPage(page).recent('Harrow.matter').waitFor();
    await startPage(page).recent('Tarn.matter').click();
    await unlockWith(passphrase);
    await matterPage(page).documentRow('TI000001').waitFor();
  });

  it('is restored from its newest good backup once its file is damaged, and the damaged file is kept', async () => {
    await chooseFromMenu(application.app, 'close-matter');
    const file = join(application.profile, 'Tarn.matter');
    await startPage(page).recent('Tarn.matter').waitFor();
    // Closing makes the backup first, and then takes the write-ahead log away.
    await expect.poll(() => existsSync(`${file}-wal`)).toBe(false);
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(7, 4_096));
    await startPage(page).recent('Tarn.matter').click();
    await unlockWith(passphrase);
    await page.getByRole('heading', { name: 'This matter was not opened' }).waitFor();
    await page.getByRole('button', { name: 'Restore the newest good backup' }).waitFor();
    await keepScreenshot(page, 'damaged');
    await page.getByRole('button', { name: 'Restore the newest good backup' }).click();
    await unlockWith(passphrase);
    await page.getByRole('heading', { name: 'The matter was restored from a backup' }).waitFor();
    await keepScreenshot(page, 'restored');
    await page.getByRole('button', { name: 'Go on to the matter' }).click();
    await matterPage(page).heading('Library').waitFor();
    const kept = (await readdir(application.profile)).filter((name) => name.startsWith('Tarn damaged'));
    expect(kept.filter((name) => name.endsWith('.matter'))).toHaveLength(1);
  });
});
