import type { Locator, Page } from 'playwright-core';
import { matterPage } from './matter-page.ts';

/** What a window shows of running a review, in the library, the reader and on its own screen. */
export interface ReviewPage {
  /** Goes to a part of the screen. */
  readonly goTo: (part: string) => Promise<void>;
  /** The line above a text with what was decided on the document. */
  readonly strip: Locator;
  /** What that line says, in order. */
  readonly decided: () => Promise<readonly string[]>;
  /** Opens a document from the library. */
  readonly read: (urn: string) => Promise<void>;
  /** Selects documents in the library by their boxes. */
  readonly select: (...urns: readonly string[]) => Promise<void>;
  readonly selection: Locator;
  /** Shows the library's columns and filters of the review. */
  readonly showReview: () => Promise<void>;
  /** What the library's table shows of a document, cell by cell from the title on. */
  readonly row: (urn: string) => Promise<readonly string[]>;
  /** The URNs that the library lists. */
  readonly listed: () => Promise<readonly string[]>;
  /** Has somebody else take the keyboard. */
  readonly reviewAs: (name: string) => Promise<void>;
  /** Waits until a screen reader was told something. */
  readonly announced: (sentence: RegExp) => Promise<void>;
}

/** Finds the parts of a window in which a review is run. */
export function reviewPage(page: Page): ReviewPage {
  const rows = page
    .getByRole('grid', { name: 'Documents', exact: true })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
  const rowOf = (urn: string): Locator => rows.filter({ hasText: urn });
  const strip = page.getByRole('region', { name: /^Review of / });
  const library = async (): Promise<void> => {
    if ((await rows.count()) === 0) await page.keyboard.press('Alt+1');
    await rows.first().waitFor();
  };
  const words = (text: string): string => text.replace(/\s+/gu, ' ').trim();
  return {
    goTo: async (part) => {
      await page.keyboard.press('Alt+8');
      await page.getByRole('navigation', { name: 'Parts of the review' }).getByText(part).click();
    },
    strip,
    decided: async () =>
      (await strip.getByRole('list', { name: 'Decided' }).getByRole('listitem').allInnerTexts()).map(words),
    read: async (urn) => {
      await library();
      await rowOf(urn).dblclick();
      await page.getByRole('document', { name: /^Text of/ }).waitFor();
      await strip.waitFor();
    },
    select: async (...urns) => {
      await library();
      for (const urn of urns) await rowOf(urn).getByRole('checkbox').check();
    },
    selection: page.getByRole('group', { name: 'Selected documents' }),
    showReview: async () => {
      await library();
      await page.getByLabel('Show', { exact: true }).selectOption('review');
    },
    row: async (urn) => (await rowOf(urn).getByRole('gridcell').allInnerTexts()).slice(2).map(words),
    listed: async () =>
      (await rows.all()).length === 0
        ? []
        : (await rows.locator('[role=gridcell]:nth-child(2)').allInnerTexts()).map(words),
    reviewAs: async (name) => {
      await page.keyboard.press('Control+,');
      await matterPage(page).heading('Settings').waitFor();
      const form = page.locator('form', { hasText: 'Your name' }).first();
      if ((await form.getByRole('textbox').inputValue()) === name) return;
      await form.getByRole('textbox').fill(name);
      await form.getByRole('button', { name: 'Save' }).click();
      await page
        .getByRole('status')
        .filter({ hasText: `saved: ${name}.` })
        .first()
        .waitFor({ state: 'attached' });
    },
    announced: async (sentence) => {
      await page.getByRole('status').filter({ hasText: sentence }).first().waitFor({ state: 'attached' });
    },
  };
}
