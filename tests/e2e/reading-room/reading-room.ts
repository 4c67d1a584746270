import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type RunningApplication, startApplication } from '../application.ts';
import { readerPage, type ReaderPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';

/** A text to import: its file's name and its bytes or words. */
export interface TextToRead {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The sample matter in a window, with texts of a test beside its own. */
export interface ReadingRoom {
  readonly application: RunningApplication;
  readonly page: Page;
  readonly reader: ReaderPage;
  /** Opens a document by its reference, and waits until it can be read. */
  readonly open: (urn: string) => Promise<void>;
  /** Presses keys one after another. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Waits until a screen reader was told a sentence. */
  readonly announced: (sentence: string | RegExp) => Promise<void>;
  /** What the window has selected. */
  readonly selection: () => Promise<string>;
  /** What is listed of each passage: the codes of its themes and its quote. */
  readonly listed: () => Promise<readonly (readonly [themes: string, quote: string])[]>;
  /** Puts the caret in front of words that stand in the text once. */
  readonly caretBefore: (words: string) => Promise<void>;
  /** What undo would do, in words. */
  readonly undo: () => Promise<void>;
  readonly handle: (end: 'Start' | 'End') => Locator;
  /** Errors the window met. */
  readonly errors: readonly Error[];
  readonly close: () => Promise<void>;
}

/** Starts the application with the sample matter and imports the texts of a test into it. */
export async function readingRoom(texts: readonly TextToRead[] = []): Promise<ReadingRoom> {
  const application = await startApplication();
  const page = application.window;
  page.setDefaultTimeout(10_000);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await application.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900),
  );
  await matterPage(page).documentRow('MVI000002').waitFor();
  const folder = await mkdtemp(join(tmpdir(), 'glossator-reading-room-'));
  for (const { name, content } of texts) await writeFile(join(folder, name), content);
  const reader = readerPage(page);
  const announced: ReadingRoom['announced'] = (sentence) =>
    page.getByRole('status').filter({ hasText: sentence }).first().waitFor({ state: 'attached' });
  if (texts.length > 0) {
    await answerDialogs(application, { open: folder });
    await page.getByRole('button', { name: 'Import a folder' }).click();
    await announced(`Imported ${texts.length === 1 ? '1 document' : `${String(texts.length)} documents`}`);
    await page.getByRole('button', { name: 'Put away' }).click();
  }
  const press: ReadingRoom['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    application,
    page,
    reader,
    errors,
    announced,
    press,
    open: async (urn) => {
      const dismiss = page.getByRole('button', { name: 'Dismiss' });
      while ((await dismiss.count()) > 0) await dismiss.first().click();
      await matterPage(page).goTo('Library');
      await matterPage(page).documentRow(urn).dblclick();
      await reader.text.waitFor();
      await page.locator(':focus').and(reader.text).waitFor();
    },
    selection: () => page.evaluate(() => getSelection()?.toString() ?? ''),
    listed: () =>
      reader.passages.getByRole('article').evaluateAll((cards) =>
        cards.map((card) => {
          const codes = [...card.querySelectorAll('.reader-card-head .theme-chip')];
          const quote = card.querySelector('.reader-card-quote')?.textContent ?? '';
          return [codes.map((code) => code.textContent).join(' '), quote] as const;
        }),
      ),
    caretBefore: async (words) => {
      const point = await pointBefore(page, reader.text, words);
      await page.mouse.click(point.x, point.y);
    },
    undo: () => page.keyboard.press('Control+z'),
    handle: (end) => page.getByRole('slider', { name: `${end} of passage` }),
    close: async () => {
      await application.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A point of the window just inside the first character of words that stand in the text. */
export async function pointBefore(
  page: Page,
  text: Locator,
  words: string,
): Promise<{ readonly x: number; readonly y: number }> {
  await text.getByText(words).first().scrollIntoViewIfNeeded();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const point = await text.evaluate((root, sought) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = node.nodeValue?.indexOf(sought) ?? -1;
      if (start === -1) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + 1);
      const box = range.getBoundingClientRect();
      return { x: box.left + Math.min(1.5, box.width / 4), y: box.top + box.height / 2 };
    }
    return null;
  }, words);
  if (point === null) throw new Error(`The text does not show “${words}”.`);
  return point;
}
