import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkout, environment, executable, keepScreenshot, sandboxed } from '../application.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { builtPack } from '../../unit/pack/build-for-test.ts';
import { seenQuote, shapedSelection } from '../../unit/pack/shapes/shapes-fixture.ts';

let app: ElectronApplication;
let page: Page;
const selection = shapedSelection({ shapes: ['html'] });
const trouble: string[] = [];

beforeAll(async () => {
  const { folder } = await builtPack(selection);
  app = await _electron.launch({
    ...executable(),
    args: [join(checkout, 'tests', 'e2e', 'verifier', 'page-window')],
    chromiumSandbox: sandboxed,
    env: { ...environment(), GLOSSATOR_TEST_PAGE: join(folder, `${selection.choices.title}.html`) },
  });
  page = await app.firstWindow();
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => trouble.push(message.text()));
  page.on('request', (request) => trouble.push(request.url()));
  await page.getByRole('heading', { name: 'Index' }).waitFor();
});

afterAll(async () => {
  await app.close();
});

it('every quotation can be read on the page, and nothing was loaded or refused', async () => {
  const read = await page.evaluate(() => document.body.innerText);
  const seen = read.replace(/\s+/gu, ' ');
  for (const { quote } of selection.passages) expect(seen).toContain(seenQuote(quote));
  expect(trouble).toEqual([]);
});

it('a quotation leads to its place in the document, and that back to the quotation', async () => {
  await page.locator('[id="item-1.1"]').getByRole('link', { name: '{MVI000001 ¶3}' }).click();
  expect(await page.evaluate(() => location.hash)).toBe('#passage-1');
  const mark = page.locator('#passage-1');
  await mark.getByRole('link', { name: 'TR 1.1' }).click();
  expect(await page.evaluate(() => location.hash)).toBe('#item-1.1');
});

it('the page has no faults of accessibility, in light, dark and forced colours', async () => {
  await page.evaluate(() => scrollTo(0, 0));
  const faults = [...(await axeFaults(page, 'everything'))];
  await keepScreenshot(page, 'pack page light');
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await axeFaults(page, 'colours')));
  await keepScreenshot(page, 'pack page dark');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  faults.push(...(await axeFaults(page, 'colours')));
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  await keepScreenshot(page, 'pack page print');
  expect(faults).toEqual([]);
});
