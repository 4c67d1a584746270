import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';

let application: RunningApplication;
const errors: Error[] = [];

beforeAll(async () => {
  application = await startApplication();
  application.window.setDefaultTimeout(10_000);
  application.window.on('pageerror', (error) => errors.push(error));
  await application.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1_440, 900),
  );
  await matterPage(application.window).documentRow('MVI000002').waitFor();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

it('a preset begins a pack with what is in the matter and says which rule it is built for', async () => {
  const page = application.window;
  await matterPage(page).goTo('Packs');
  await page.getByRole('button', { name: 'Begin with…' }).click();
  await page.getByRole('menuitem', { name: /^Family bundle \(Family Procedure Rules 2010/ }).waitFor();
  await keepScreenshot(page, 'presets');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await page.getByRole('menuitem', { name: /^Inquiry pack/ }).click();
  expect(await page.getByRole('radio', { name: 'Own parts' }).isChecked()).toBe(true);
  const outline = page.getByRole('table', { name: 'Index of the pack' });
  await expect
    .poll(() => outline.getByRole('row').filter({ hasText: 'MVI000002' }).first().innerText())
    .toContain('MVI000002/1');
  await keepScreenshot(page, 'inquiry preset');
  await page.getByRole('button', { name: 'Begin with…' }).click();
  await page.getByRole('menuitem', { name: 'Themed report' }).click();
  await page.getByRole('radio', { name: 'A chapter for each theme' }).waitFor();
});

it('what lies beside the PDF is ticked, files only together with their documents, and all of it is built', async () => {
  const page = application.window;
  const beside = page.getByRole('group', { name: 'Beside the PDF' });
  const texts = beside.getByRole('checkbox', { name: /^The cited documents one by one/ });
  const files = beside.getByRole('checkbox', { name: /^Instead of their texts/ });
  const full = page.getByRole('checkbox', { name: /^The cited documents in full/ });
  await full.uncheck();
  expect([await texts.isDisabled(), await files.isDisabled()]).toEqual([true, true]);
  await full.check();
  for (const name of [/^The index/, /^The report for Word/, /^All of it as one page/, /^An archive copy/]) {
    await beside.getByRole('checkbox', { name }).check();
  }
  await texts.check();
  await files.check();
  await beside.scrollIntoViewIfNeeded();
  await keepScreenshot(page, 'beside the PDF');
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepScreenshot(page, 'beside the PDF, dark');
  await page.emulateMedia({ colorScheme: null });
  expect(await axeFaults(page, 'everything')).toEqual([]);
  const folder = await mkdtemp(join(tmpdir(), 'glossator-shapes-'));
  try {
    await answerDialogs(application, { open: folder });
    await page.getByRole('button', { name: 'Build pack' }).click();
    await page.getByText('The pack is built').first().waitFor({ timeout: 60_000 });
    const [pack = ''] = await readdir(folder);
    const names = await readdir(join(folder, pack));
    expect(names.filter((name) => /\.(?:docx|zip)$/u.test(name))).toHaveLength(3);
    expect(names).toContain('index.csv');
    expect(names.filter((name) => name.endsWith('.html'))).toHaveLength(2);
    expect(names.filter((name) => name.endsWith('(archive copy).pdf'))).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('a preset of one’s own is made of the choices, offered, edited, deleted and given back', async () => {
  const page = application.window;
  const section = page.getByRole('region', { name: 'Presets of your own' });
  const notice = (words: string) => page.getByText(words).first();
  await section.getByRole('button', { name: 'Make a preset of these choices' }).click();
  await section.getByLabel('Name of the preset').fill('Inquest');
  await section.getByLabel('Rule or practice it is built for').fill('Coroners (Inquests) Rules 2013');
  await section.getByLabel('Date of the rule').fill('2013');
  await section.scrollIntoViewIfNeeded();
  await keepScreenshot(page, 'preset form');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await section.getByRole('button', { name: 'Save preset' }).click();
  await notice('Saved the preset Inquest.').waitFor();
  await section.getByRole('button', { name: 'Edit Inquest' }).click();
  await section.getByLabel('Name of the preset').fill('Inquest bundle');
  await section.getByRole('button', { name: 'Save preset' }).click();
  await notice('Saved the preset Inquest bundle.').waitFor();
  await section.getByRole('button', { name: 'Delete Inquest bundle' }).click();
  await section.getByRole('button', { name: 'Edit Inquest bundle' }).waitFor({ state: 'detached' });
  const deleted = page
    .getByText('Deleted the preset Inquest bundle.')
    .locator('xpath=ancestor::*[.//button][1]');
  await deleted.getByRole('button', { name: 'Undo' }).first().click();
  await section.getByRole('button', { name: 'Edit Inquest bundle' }).waitFor();
  const folder = await mkdtemp(join(tmpdir(), 'glossator-presets-'));
  try {
    const file = join(folder, 'inquest.json');
    await answerDialogs(application, { save: file, open: file });
    await section.getByRole('button', { name: 'Export Inquest bundle' }).click();
    await notice('Exported the preset Inquest bundle.').waitFor();
    await section.getByRole('button', { name: 'Import a preset…' }).click();
    await section.getByText('There is a preset “Inquest bundle” already').waitFor();
    await section.getByRole('button', { name: 'Replace it' }).click();
    await notice('Took in the preset Inquest bundle.').waitFor();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await keepScreenshot(page, `own presets ${colorScheme}`);
    expect(await axeFaults(page, 'everything')).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Begin with…' }).click();
  await page.getByRole('menuitem', { name: /^Inquest bundle \(Coroners/ }).click();
});
