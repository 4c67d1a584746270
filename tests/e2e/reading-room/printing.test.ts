import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { openedForPrinting, printedPages, printIntoPdf, type PrintingPage } from '../printing-page.ts';
import { chooseFromMenu } from '../shell.ts';

let application: RunningApplication;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  // Words in the margins of pages are a thing of Chromium 131; older ones know them under this name.
  application = await startApplication({ arguments: ['--enable-blink-features=PageMarginBoxes'] });
  page = application.window;
  page.on('pageerror', (error) => errors.push(error));
  await matterPage(page).documentRow('MVI000002').waitFor();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

/** Prints what a window shows and gives the pages. */
async function print(printing: PrintingPage, name: string): Promise<readonly string[]> {
  await printIntoPdf(application);
  await printing.print.click();
  const pages = await printedPages(application, name);
  await printing.ready.waitFor();
  return pages;
}

/** Closes a window for printing by its key, and sees it gone. */
async function close(printing: PrintingPage): Promise<void> {
  // The window is gone before it could say that the key was pressed.
  await Promise.allSettled([printing.page.waitForEvent('close'), printing.page.keyboard.press('Escape')]);
  expect(printing.page.isClosed()).toBe(true);
}

describe('Ctrl+P in the reader prints the document', () => {
  let printing: PrintingPage;
  let pages: readonly string[];

  beforeAll(async () => {
    await matterPage(page).goTo('Library');
    await matterPage(page).documentRow('MVI000004').dblclick();
    await readerPage(page).text.waitFor();
    printing = await openedForPrinting(application, () => page.keyboard.press('Control+p'));
    printing.page.on('pageerror', (error) => errors.push(error));
    pages = await print(printing, 'printed-document');
  });

  afterAll(() => close(printing));

  it('in a window that shows what will be printed', async () => {
    await printing.paper.getByRole('heading', { level: 1 }).waitFor();
    await keepScreenshot(printing.page, 'printing document');
    expect(pages.length).toBeGreaterThan(1);
  });

  it('with reference and title on every page, page numbers, and when and by whom it was printed', () => {
    const count = pages.length;
    expect(count).toBeGreaterThan(1);
    for (const [index, text] of pages.entries()) {
      expect(text).toContain('MVI000004 · ');
      expect(text).toContain(`Page ${String(index + 1)} of ${String(count)}`);
      expect(text).toMatch(/Printed \d+ \w+ \d{4}, \d\d\D\d\d by .+ · The Marlow Vale Inquiry/);
    }
  });

  it('with block numbers, the codes of themes beside their blocks, and a key that says what they mean', async () => {
    const text = pages.join(' ');
    expect(text).toMatch(/TR\s*Training/);
    const margins = await printing.paper.locator('.paper-block').evaluateAll((blocks) =>
      blocks.map((block) => ({
        number: block.querySelector('.paper-number')?.textContent ?? '',
        codes: [...block.querySelectorAll('.paper-code')].map((code) => code.textContent),
        lines: [...block.querySelectorAll<HTMLElement>('.paper-passage')].length,
      })),
    );
    for (const { number } of margins) expect(text).toContain(number);
    expect(margins.some(({ codes }) => codes.length >= 2)).toBe(true);
    for (const { codes, lines } of margins) expect(lines).toBeGreaterThanOrEqual(codes.length);
  });

  it('with passages underlined in patterns that a black-and-white copy tells apart', async () => {
    const patterns = await printing.paper.locator('.paper-key li').evaluateAll((entries) =>
      entries.map((entry) => {
        const { textDecorationStyle, textDecorationThickness } = getComputedStyle(
          entry.querySelector('span:last-child') ?? entry,
        );
        return `${textDecorationStyle} ${textDecorationThickness}`;
      }),
    );
    expect(patterns.length).toBeGreaterThan(2);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  it('without notes, unless they are chosen: open ones by one choice, privileged ones by another, which every page then says', async () => {
    expect(pages.join(' ')).not.toContain('PRIVILEGED');
    await printing.choice(/^Privileged notes, too/).check();
    const withNotes = await print(printing, 'printed-document-privileged');
    for (const text of withNotes) expect(text).toContain('PRIVILEGED: not to be disclosed');
    await printing.choice(/^Privileged notes, too/).uncheck();
    await printing.choice(/^Passages and themes/).uncheck();
    const bare = (await print(printing, 'printed-document-bare')).join(' ');
    expect(bare).not.toContain('PRIVILEGED');
    expect(bare).not.toMatch(/TR\s*Training/);
  });

  it('in a window in which the accessibility checker finds nothing', async () => {
    expect(await axeFaults(printing.page, 'everything')).toEqual([]);
  });

  it('or nothing, where the person cancels, and both windows stay as they were', async () => {
    await printIntoPdf(application, true);
    await printing.page.keyboard.press('Control+p');
    await printing.ready.waitFor();
    await readerPage(page).text.waitFor();
  });
});

describe('a list of passages is printed', () => {
  it('of a document, from the palette', async () => {
    await matterPage(page).goTo('Library');
    await matterPage(page).documentRow('MVI000004').dblclick();
    await readerPage(page).text.waitFor();
    const printing = await openedForPrinting(application, async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('print the passages of this');
      await page.keyboard.press('Enter');
    });
    const text = (await print(printing, 'printed-passages')).join(' ');
    expect(text).toContain('Passages in MVI000004');
    const entries = await printing.paper.locator('.paper-list > li').evaluateAll((all) =>
      all.map((entry) => ({
        citation: entry.querySelector('strong')?.textContent ?? '',
        quote: entry.querySelector('blockquote')?.textContent ?? '',
      })),
    );
    expect(entries.length).toBeGreaterThan(3);
    for (const { citation, quote } of entries) {
      expect(text).toContain(citation);
      expect(text.replace(/\s/g, '')).toContain(quote.replace(/\s/g, '').slice(0, 80));
    }
    await close(printing);
  });

  it('of a theme, by Ctrl+P on it', async () => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /Training/ })
      .click();
    await matterPage(page).heading('Themes').first().waitFor();
    const printing = await openedForPrinting(application, () => page.keyboard.press('Control+p'));
    await keepScreenshot(printing.page, 'printing theme');
    const text = (await print(printing, 'printed-theme')).join(' ');
    expect(text).toContain('Passages: TR Training');
    expect(text).toMatch(/\{MVI0000\d\d /);
    await close(printing);
  });

  it('of a search, by Ctrl+P on what was found', async () => {
    await page.keyboard.press('Control+Shift+F');
    await page.getByRole('searchbox', { name: /^Search/ }).fill('night staff');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Hits' }).waitFor();
    await matterPage(page).heading('Search').first().click();
    const printing = await openedForPrinting(application, () => page.keyboard.press('Control+p'));
    const text = (await print(printing, 'printed-search')).join(' ');
    expect(text).toContain('Search: night staff');
    expect(text).toMatch(/\{MVI0000\d\d .*night/);
    await close(printing);
  });
});

describe('notes are printed', () => {
  it('as they are filtered on their screen, from the menu; privileged ones only by choice, marked on every page', async () => {
    await matterPage(page).goTo('Notes');
    await page
      .getByRole('group', { name: 'Filter' })
      .getByLabel('What the note is on')
      .selectOption({ label: 'On documents' });
    const printing = await openedForPrinting(application, () => chooseFromMenu(application.app, 'print'));
    const open = (await print(printing, 'printed-notes-open')).join(' ');
    expect(open).toContain('Notes: on documents');
    expect(open).toMatch(/\d privileged notes? left out/);
    expect(open).not.toContain('PRIVILEGED');
    await printing.choice(/^Privileged notes, too/).check();
    const all = await print(printing, 'printed-notes-all');
    for (const text of all) expect(text).toContain('PRIVILEGED: not to be disclosed');
    expect(all.join(' ').match(/PRIVILEGED(?!:)/g)?.length).toBe(
      await printing.paper.locator('.paper-note-privileged').count(),
    );
    await keepScreenshot(printing.page, 'printing notes');
    await close(printing);
  });
});
