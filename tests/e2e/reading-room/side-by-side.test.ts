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
  await resizeWindow(application, 1580, 900);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-sides-'));
  await start();
  await matterPage(page).documentRow('MVI000004').waitFor();
});

afterAll(async () => {
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

attachLogsToFailures();

/** The title of the text on each side, `>` before the one whose toolbar says that the keys act there. */
async function sides(): Promise<readonly string[]> {
  return page.locator('.reader-side').evaluateAll((all) =>
    all.map((side) => {
      const keys = side.querySelector('.reader-side-mark') === null ? '' : '> ';
      return keys + (side.querySelector('.reader-urn')?.textContent ?? '');
    }),
  );
}

function focusedSide(): Promise<number> {
  return page
    .locator('.reader-side')
    .evaluateAll((all) => all.findIndex((side) => side.contains(document.activeElement)));
}

describe('two documents side by side', () => {
  it('a document is opened beside another from the list by a key, and the keys act on one side, which says so', async () => {
    await reading.open('MVI000004');
    await reading.listed('MVI000002').focus();
    await page.keyboard.press('Control+Enter');
    await expect.poll(sides).toEqual(['MVI000004', '> MVI000002']);
    await reading.side('second').getByText('Keys act here').waitFor();
    await reading.side('first').getByRole('button', { name: 'Go here' }).waitFor();

    await page.keyboard.press('F6');
    await expect.poll(sides).toEqual(['> MVI000004', 'MVI000002']);
    await expect.poll(focusedSide).toBe(0);
    await page.keyboard.press('Control+Home');
    await expect.poll(reading.place).toMatch(/of 122$/);
    await page.keyboard.press('F6');
    await expect.poll(reading.place).toMatch(/of 27$/);
    await keepScreenshot(page, 'two documents');
  });

  it('each side has its own caret, its own place and its own find bar; the passages are those of the side with the keys', async () => {
    await reading.side('second').getByText('County leaders have promised').click();
    await page.keyboard.press('Control+f');
    await reading.side('second').getByRole('searchbox').fill('night');
    await expect
      .poll(() => reading.side('second').locator('.reader-find-count').innerText())
      .toMatch(/^1 of/);
    expect(await reading.side('first').getByRole('searchbox').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await reading.passages.getByText(/In MVI000002, on the second side/).waitFor();
    await reading.passages.getByText('{MVI000002 ¶9}').first().waitFor();
    await page.keyboard.press('F6');
    await reading.passages.getByText(/In MVI000004, on the first side/).waitFor();
    await expect
      .poll(() => reading.passages.getByText('{MVI000002 ¶9}').filter({ visible: true }).count())
      .toBe(0);
    await reading.passages.getByText('{MVI000004 para 3.4}').filter({ visible: true }).waitFor();
  });

  it('sides swap with their scrolling, one closes by key, and a middle click opens one again', async () => {
    const pane = reading.side('first').locator('.reader-scroller');
    await pane.evaluate((element) => element.scrollBy(0, 2_000));
    const left = await pane.evaluate((element) => element.scrollTop);
    await page.keyboard.press('Control+F6');
    await expect.poll(sides).toEqual(['MVI000002', '> MVI000004']);
    expect(
      await reading
        .side('second')
        .locator('.reader-scroller')
        .evaluate((element) => element.scrollTop),
    ).toBe(left);
    await page.keyboard.press('Control+Shift+x');
    await expect.poll(sides).toEqual(['MVI000002']);
    await expect.poll(focusedSide).toBe(0);
    await reading.listed('MVI000005').click({ button: 'middle' });
    await expect.poll(sides).toEqual(['MVI000002', '> MVI000005']);
    await reading.side('first').getByRole('button', { name: 'Close' }).click();
    await expect.poll(sides).toEqual(['MVI000005']);
  });

  it('one document on both sides has two places, and what is done in one shows in the other', async () => {
    await reading.open('MVI000002');
    await page.keyboard.press('Control+Shift+b');
    await expect.poll(sides).toEqual(['MVI000002', '> MVI000002']);
    await reading.side('second').getByText('County leaders have promised').click();
    await page.keyboard.press('b');
    await page.keyboard.press('2');
    for (const name of ['first', 'second'] as const) {
      await expect
        .poll(() => reading.side(name).locator('.reader-stripe', { hasText: 'CU' }).count())
        .toBeGreaterThan(0);
    }
    await page.keyboard.press('F6');
    await page.keyboard.press('Control+z');
    for (const name of ['first', 'second'] as const) {
      await expect
        .poll(() => reading.side(name).locator('.reader-stripe', { hasText: 'CU' }).count())
        .toBe(0);
    }
  });

  it('the border between them moves by keys, and both sides and their places are there after a restart', async () => {
    await reading.open('MVI000004');
    await expect.poll(sides).toEqual(['> MVI000004', 'MVI000002']);
    // Without the passages each side has more than the least it needs.
    await page.keyboard.press('Control+Shift+p');
    const border = () => page.getByRole('separator', { name: 'Width of the first document' });
    const width = async () => Number(await border().getAttribute('aria-valuenow'));
    const before = await width();
    await border().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(width).toBe(before + 32);
    await reading.side('first').getByText('Independent author: Dr Siân Prothero').click();
    await expect.poll(reading.place).toMatch(/^¶ 4 of 122/);
    await application.close();
    await start();
    await matterPage(page).documentRow('MVI000004').waitFor();
    await page.keyboard.press('Alt+2');
    await expect.poll(sides).toEqual(['> MVI000004', 'MVI000002']);
    await expect.poll(reading.place).toMatch(/^¶ 4 of 122/);
    await expect.poll(width).toBe(before + 32);
  });

  it('on a small screen the panes fold first; where there is no room for two, one is shown and the other is named', async () => {
    await resizeWindow(application, 1280, 720);
    await expect.poll(() => reading.documents.count()).toBe(0);
    const widths = () =>
      page.locator('.reader-side').evaluateAll((all) => all.map((side) => side.clientWidth));
    await expect.poll(async () => Math.min(...(await widths()))).toBeGreaterThan(500);
    // What a window of 1280 pixels is at 200 % zoom.
    await resizeWindow(application, 640, 360);
    const note = page.getByText(/this window has room for one of them/);
    await note.getByText('Council pledges review after second inspection').waitFor();
    expect(await reading.side('second').count()).toBe(0);
    await page.getByRole('button', { name: 'Show the other' }).click();
    await expect.poll(() => reading.side('second').count()).toBe(1);
    expect(await reading.side('first').count()).toBe(0);
    await keepScreenshot(page, 'room for one of two');
    await resizeWindow(application, 1580, 900);
    await expect.poll(sides).toEqual(['MVI000004', '> MVI000002']);
  });
});
