import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { readCsvTable } from '../../../shared/pack/index.ts';
import { packHolds } from '../../unit/pack/pack-holds.ts';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { packInside } from '../main-job/pack-on-disk.ts';
import { packsPage } from '../main-job/packs-page.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';
import { type FindingPage, findingPage } from './finding-page.ts';
import { type ReadingRoom, readingRoom } from './reading-room.ts';

/** What is looked for may not leave with a pack: a word of the query that stands nowhere else. */
const secret = 'Quaggaworth';
const query = `theme:NS theme:RK NOT publisher:${secret}`;

let folder: string;
let room: ReadingRoom;
let finding: FindingPage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-saved-'));
  room = await readingRoom();
  finding = findingPage(room.page);
  await finding.ask('rota');
  await finding.toggle('Saved searches');
});

afterAll(async () => {
  await room.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => {
  expect(room.errors).toEqual([]);
});

attachLogsToFailures();

function saved(name: string): Locator {
  return room.page
    .getByRole('complementary', { name: 'Saved searches' })
    .getByRole('listitem')
    .filter({ has: room.page.getByText(name, { exact: true }) });
}

async function save(text: string, name: string): Promise<void> {
  await finding.ask(text);
  await room.page.getByLabel('Save this search as').fill(name);
  await room.page.keyboard.press('Enter');
  await saved(name).waitFor();
}

it('searches are saved under names, counted, chosen, renamed, brought up to date and deleted, which undo takes back', async () => {
  const { page } = room;
  await save('rota', 'Rotas');
  await saved('Rotas').getByRole('button', { name: 'Count' }).click();
  await saved('Rotas').getByText('19 hits').waitFor();
  await finding.ask('clock');
  await saved('Rotas')
    .getByRole('button', { name: /^Rotas/ })
    .click();
  await finding.answered('rota');
  expect(await finding.field.inputValue()).toBe('rota');
  await saved('Rotas').getByRole('button', { name: 'Rename' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Rotas and clocks');
  await page.keyboard.press('Enter');
  await saved('Rotas and clocks').waitFor();
  await finding.ask('rota OR clock');
  await saved('Rotas and clocks').getByRole('button', { name: 'Replace' }).click();
  await saved('Rotas and clocks').getByText('rota OR clock').waitFor();
  await keepScreenshot(page, 'saved searches');
  await saved('Rotas and clocks').getByRole('button', { name: 'Delete' }).click();
  await saved('Rotas and clocks').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await saved('Rotas and clocks').getByText('rota OR clock').waitFor();
});

it('a saved search chooses the passages of a pack, which names the search and not what it looks for', async () => {
  const { page } = room;
  await save(query, 'Nights and records');
  const quotes = (await finding.listed()).map(([, , words]) => words);
  expect(quotes.length).toBe(5);
  await matterPage(page).goTo('Packs');
  await page.getByLabel('Passages', { exact: true }).selectOption({
    label: 'Found by “Nights and records”',
  });
  await page.getByText(/^5 passages from 3 documents on \d+ pages, about /).waitFor();
  await keepScreenshot(page, 'pack of a saved search');
  const packs = packsPage(page);
  await packs.title.fill('Nights and records');
  await page.getByRole('checkbox', { name: /^The cited documents in full/ }).uncheck();
  await answerDialogs(room.application, { open: folder });
  await packs.build.click();
  await packs.built.waitFor({ timeout: 45_000 });
  const { files } = await packInside(folder);
  const table = readCsvTable(files.get('passages.csv')?.toString('utf8') ?? '');
  const packed = table.ok ? table.value.rows.map((row) => row.cells.get('quote')) : [];
  expect([...new Set(packed)].sort()).toEqual([...quotes].sort());
  const manifest: unknown = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '{}');
  expect(manifest).toMatchObject({ choices: { query: { name: 'Nights and records' } } });
  expect(await packHolds(files, secret)).toBe(false);
});
