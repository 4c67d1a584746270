import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { type ReadingPage, readingPage, resizeWindow } from './reading-page.ts';

let folder: string;
let application: RunningApplication;
let page: Page;
let reading: ReadingPage;

async function start(): Promise<void> {
  application = await startApplication({ profile: join(folder, 'profile') });
  page = application.window;
  page.setDefaultTimeout(8_000);
  reading = readingPage(page);
  await resizeWindow(application, 1440, 900);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-reading-'));
  await start();
  await matterPage(page).documentRow('MVI000004').waitFor();
});

afterAll(async () => {
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

attachLogsToFailures();

/** How many places of the text near the screen are marked as hits. */
function markedHits(): Promise<number> {
  return page.evaluate(() => CSS.highlights.get('reader-hit')?.size ?? 0);
}

async function find(words: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Find in this document' }).fill(words);
}

const training = '42,104,173';

describe('reading one document', () => {
  it('numbers stand in the margin, the source’s own first; what is selected has none of them, and they can be hidden', async () => {
    await reading.open('MVI000004');
    const author = 'Independent author: Dr Siân Prothero';
    expect([await reading.marginOf('This review was commissioned'), await reading.marginOf(author)]).toEqual([
      '1.1',
      '¶4',
    ]);
    await reading.text.getByText(author).click();
    await page.keyboard.press('b');
    expect(await page.evaluate(() => String(document.getSelection()))).toBe(author);
    await page.keyboard.press('Control+Shift+l');
    await expect.poll(() => reading.marginOf(author)).toBe('');
    await page.keyboard.press('Control+Shift+l');
    await expect.poll(() => reading.marginOf(author)).toBe('¶4');
    await page.keyboard.press('Escape');
  });

  it('the outline lists the headings, goes where one is chosen, follows the reading and is narrowed by typing', async () => {
    await reading.open('MVI000004');
    await page.keyboard.press('Control+Shift+o');
    await reading.outline.waitFor();
    expect(await reading.outline.evaluate((tree) => tree === document.activeElement)).toBe(true);
    await page.keyboard.press('Home');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => reading.section.innerText()).toContain('3 The homes and those who oversaw them');
    expect(await reading.place()).toMatch(/^¶ 17 of 122/);
    // The keyboard is in the text again: it reads on from the heading.
    await page.keyboard.press('ArrowDown');
    expect(await reading.place()).toMatch(/^3\.1/);
    await reading.text.hover();
    await page.mouse.wheel(0, 6_000);
    await expect.poll(() => reading.section.innerText()).not.toContain('3 The homes');
    await keepScreenshot(page, 'outline');
    await page.getByRole('searchbox', { name: 'Find a heading' }).fill('coldmere');
    await expect.poll(() => reading.outline.getByRole('treeitem').allInnerTexts()).toHaveLength(1);
    await reading.outline.getByText('Mrs B, Coldmere Court').click();
    await reading.text.getByText('Mrs B, Coldmere Court').first().waitFor();
    expect(await reading.place()).toMatch(/^¶ 66 of 122/);
  });

  it('a text without headings says so in place of an outline', async () => {
    await reading.open('MVI000010');
    if (await reading.documents.isVisible()) await page.keyboard.press('Control+Shift+o');
    await page.getByText(/^No headings in this text/).waitFor();
    await page.keyboard.press('Control+Shift+o');
    await reading.documents.waitFor();
  });

  it('finding marks every hit at once, counts them, goes from one to the next and back to the place it began at', async () => {
    await reading.open('MVI000004');
    await reading.text.focus();
    await page.keyboard.press('Control+Home');
    const before = await reading.scrolled();
    await find('night');
    const count = page.locator('.reader-find-count');
    await expect.poll(() => count.innerText()).toBe('1 of 56');
    await expect.poll(markedHits).toBeGreaterThan(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => count.innerText()).toBe('3 of 56');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => count.innerText()).toBe('2 of 56');
    await page.getByRole('button', { name: 'Whole words' }).click();
    await expect.poll(() => count.innerText()).toMatch(/^1 of (?!56)\d+$/);
    await page.getByRole('button', { name: 'Match case' }).click();
    await page.getByRole('button', { name: 'Whole words' }).click();
    await page.getByRole('searchbox', { name: 'Find in this document' }).fill('NIGHT');
    await expect.poll(() => count.innerText()).toBe('Not in this document');
    await page.getByRole('button', { name: 'Match case' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('search', { name: 'Find in this document' }).waitFor({ state: 'detached' });
    await expect.poll(reading.scrolled).toBe(before);
    expect(await reading.text.evaluate((text) => text === document.activeElement)).toBe(true);
  });

  it('a hit can be selected to be tagged, and hits in furniture are said', async () => {
    await find('detective chief inspector');
    await expect.poll(() => page.locator('.reader-find-count').innerText()).toBe('1 of 1');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.evaluate(() => String(document.getSelection())))
      .toBe('detective chief inspector');
    await page.keyboard.press('Escape');
    await reading.open('MVI000002');
    await find('Vale Today');
    await expect
      .poll(() => page.locator('.reader-find-count').innerText())
      .toMatch(/^1 of \d+, \d+ in furniture$/);
    await page.keyboard.press('Escape');
  });

  it('the map beside the scroll bar shows where passages of which theme are, what was found and where one is, and leads there', async () => {
    await reading.open('MVI000004');
    await expect.poll(() => reading.mapColours()).toContain(training);
    // No passage stands in the last eighth of this text.
    expect(await reading.mapColours(0.88, 1)).toEqual([]);
    await reading.pressMap(0.95);
    await reading.text
      .getByText(/^R\d+ /)
      .last()
      .waitFor();
    const mark = page.locator('.reader-density-mark');
    await expect
      .poll(() => mark.evaluate((bar) => bar.getBoundingClientRect().top / window.innerHeight))
      .toBeGreaterThan(0.75);
    await readerPage(page).select('that families have two seats');
    await page.keyboard.press('1');
    await expect.poll(() => reading.mapColours(0.8, 1)).toEqual([training]);
    await find('recommend');
    await expect.poll(async () => (await reading.mapColours(0.8, 1)).length).toBe(2);
    await keepScreenshot(page, 'density map');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => reading.mapColours(0.88, 1)).toEqual([]);
  });

  it('a document opens where it was left, caret and all, also after a restart', async () => {
    await reading.open('MVI000004');
    await reading.text.getByText('There were 206 such people').click();
    await expect.poll(reading.place).toMatch(/^2\.3 · ¶ 15/);
    const left = await reading.scrolled();
    await reading.open('MVI000005');
    await reading.open('MVI000004');
    await expect.poll(reading.place).toMatch(/^2\.3 · ¶ 15/);
    await expect.poll(reading.scrolled).toBe(left);
    await application.close();
    await start();
    await matterPage(page).documentRow('MVI000004').waitFor();
    await page.keyboard.press('Alt+2');
    await expect.poll(reading.place).toMatch(/^2\.3 · ¶ 15/);
    await expect.poll(reading.scrolled).toBe(left);
  });
});
