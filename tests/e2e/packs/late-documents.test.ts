import { mkdtemp, readFile, rm } from 'node:fs/promises';
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
import { packsPage } from '../main-job/packs-page.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';

let application: RunningApplication;
let folder: string;
const errors: Error[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-late-'));
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
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

it('what came since a pack is numbered behind its last page, or behind one of its pages, and is built', async () => {
  const page = application.window;
  const packs = packsPage(page);
  await matterPage(page).goTo('Packs');
  await packs.title.fill('Hearing bundle');
  await packs.pick('Themes', [/Training/]);
  await answerDialogs(application, { open: folder });
  await packs.build.click();
  await page.getByText('The pack is built').first().waitFor();
  await page.getByRole('button', { name: 'Put away' }).click();
  const records = page.getByRole('region', { name: 'Packs built so far' });
  await records.getByRole('button', { name: 'Late documents… for Hearing bundle' }).click();
  expect(await packs.title.inputValue()).toBe('Supplement to Hearing bundle');
  await page.getByText('so there is nothing to hand over later').waitFor();
  await page.getByRole('checkbox', { name: 'Every theme that has passages' }).check();
  const firstPage = packs.outline.getByRole('row').filter({ hasText: 'Culture' }).first();
  await firstPage.waitFor();
  await page.getByText(/^Left out, because it was handed over before/).waitFor();
  const inserted = page.getByRole('radio', { name: /^Behind one of its pages/ });
  await inserted.check();
  await page.getByLabel('Number printed on the page before').fill('4000');
  await page.getByText('has no page 4000').waitFor();
  await page.getByLabel('Number printed on the page before').fill('4');
  await expect.poll(() => firstPage.innerText()).toMatch(/\t4[A-D]$/);
  await inserted.scrollIntoViewIfNeeded();
  await keepScreenshot(page, 'late documents');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await packs.build.click();
  await packs.built.getByText('Built: Supplement to Hearing bundle').waitFor();
});

it('two packs are compared in a list that can be narrowed down, and in a PDF', async () => {
  const page = application.window;
  const records = page.getByRole('region', { name: 'Packs built so far' });
  await records.getByRole('button', { name: 'Compare… Supplement to Hearing bundle' }).click();
  const comparison = page.getByRole('region', { name: /^Compare “Supplement to Hearing bundle”/ });
  await comparison.getByRole('button', { name: 'Compare', exact: true }).click();
  const table = comparison.getByRole('table', { name: 'Differences between the packs' });
  await table.waitFor();
  const all = await table.getByRole('row').count();
  await comparison.getByRole('radio', { name: /^Added/ }).check();
  const added = await table.getByRole('row').count();
  expect(added).toBeLessThan(all);
  expect(await table.getByRole('row').nth(1).innerText()).toMatch(/^Added/);
  await comparison.scrollIntoViewIfNeeded();
  await keepScreenshot(page, 'packs compared');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  const file = join(folder, 'compared.pdf');
  await answerDialogs(application, { save: file });
  await comparison.getByRole('button', { name: 'Save as PDF…' }).click();
  await page
    .getByText(/^Saved the comparison on/)
    .first()
    .waitFor();
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
});

it('that a pack was handed over is recorded with its recipients, and the pack is built again the same', async () => {
  const page = application.window;
  const records = page.getByRole('region', { name: 'Packs built so far' });
  await records.getByRole('button', { name: 'Record handing over… of Hearing bundle' }).click();
  const form = page.getByRole('form', { name: 'Handing over of “Hearing bundle”' });
  await form.getByLabel('To (several parted by semicolons)').fill('Counsel to the inquiry; The Board');
  await form.getByLabel('What for').fill('Hearing of 9 May');
  await keepScreenshot(page, 'handing over');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await page.keyboard.press('Enter');
  await records
    .getByText(/^Handed over to Counsel to the inquiry, The Board on .+: Hearing of 9 May$/)
    .waitFor();
  await records.getByText('Served: its numbers stand').waitFor();
  await answerDialogs(application, { open: folder });
  await records.getByRole('button', { name: 'Build again… Hearing bundle' }).click();
  await page.getByText('byte for byte: it has the same fingerprint').first().waitFor({ timeout: 30_000 });
});
