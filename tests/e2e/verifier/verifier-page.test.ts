import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkout, environment, executable, keepScreenshot, sandboxed } from '../application.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { builtPack } from '../../unit/pack/build-for-test.ts';
import { forge, sha256Of, written } from '../../unit/pack/checked-pack.ts';
import { ordinarySelection } from '../../unit/pack/pack-fixture.ts';

let app: ElectronApplication;
let page: Page;
let folder: string;
let sumsSha256: string;
const trouble: string[] = [];

beforeAll(async () => {
  const { files } = await builtPack(ordinarySelection());
  const changed = new Map(files);
  // The Chromium of the tests cannot check these signatures; one that can finds this one false.
  forge(changed, (manifest) => {
    const bytes = (count: number): string => Buffer.alloc(count, 7).toString('base64');
    manifest.signatures = [{ ...manifest.receipt.heads[0], publicKey: bytes(32), signature: bytes(64) }];
  });
  folder = await written(changed);
  sumsSha256 = sha256Of(changed.get('SHA256SUMS') ?? '');
  app = await _electron.launch({
    ...executable(),
    args: [join(checkout, 'tests', 'e2e', 'verifier', 'page-window')],
    chromiumSandbox: sandboxed,
    env: { ...environment(), GLOSSATOR_TEST_PAGE: join(folder, 'verify-pack.html') },
  });
  page = await app.firstWindow();
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => trouble.push(message.text()));
  page.on('request', (request) => trouble.push(request.url()));
  await page.getByRole('heading', { name: 'Check an evidence pack' }).waitFor();
});

afterAll(async () => {
  await app.close();
});

async function drop(): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
}

function rows(word: string): Promise<readonly string[]> {
  const table = page.getByRole('table', { name: /^Every check/ });
  return table.getByRole('row').filter({ hasText: word }).getByRole('rowheader').allTextContents();
}

it('a pack that is chosen on its own page holds, and what the browser cannot check is said', async () => {
  await page.getByLabel('Folder of the pack').focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  await page.getByLabel('Folder of the pack').setInputFiles(folder);
  const verdict = page.getByRole('status');
  await expect
    .poll(() => verdict.textContent())
    .toMatch(/^This pack holds: all \d+ checks hold\. One thing was not checked, and is named below\.$/);
  expect(await page.locator('#fingerprint').textContent()).toBe(sumsSha256);
  expect(await rows('Not checked')).toEqual(['signature of 01890a5d-ac96-774b-bcce-b302099a8058']);
  expect(await rows('Does not hold')).toEqual([]);
});

it('a pack that was changed and is dropped onto the page does not hold, and the page says where', async () => {
  await writeFile(join(folder, 'sources', 'MVI000002.txt'), 'Another text.');
  await rm(join(folder, 'passages.csv'));
  await drop();
  await expect
    .poll(() => page.getByRole('status').textContent())
    .toMatch(/^This pack does not hold: 5 of \d+ checks do not hold\./);
  expect(await rows('Does not hold')).toEqual([
    'file passages.csv',
    'file sources/MVI000002.txt',
    'source MVI000002',
    'quotation {MVI000002 ¶3}',
    'passages.csv',
  ]);
});

it('the page has no faults of accessibility, in light, dark and forced colours, and on paper keeps its result', async () => {
  const faults = [...(await axeFaults(page, 'everything'))];
  await keepScreenshot(page, 'verifier page light');
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await axeFaults(page, 'colours')));
  await keepScreenshot(page, 'verifier page dark');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  faults.push(...(await axeFaults(page, 'colours')));
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  expect(await page.getByRole('table', { name: /^Every check/ }).isVisible()).toBe(true);
  expect(await page.getByLabel('Folder of the pack').isVisible()).toBe(false);
  await keepScreenshot(page, 'verifier page print');
  await page.emulateMedia({ media: 'screen' });
  expect(faults).toEqual([]);
});

it('the page asked for nothing and its policy was never broken', () => {
  expect(trouble).toEqual([]);
});
