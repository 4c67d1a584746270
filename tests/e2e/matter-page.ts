import type { Locator, Page } from 'playwright-core';

/** What a window shows of an open matter, whichever of its screens it is on. */
export interface MatterPage {
  /** The title in the header. */
  readonly title: (text: string) => Locator;
  /** Chooses a screen in the navigation. */
  readonly goTo: (screen: string) => Promise<void>;
  readonly heading: (screen: string) => Locator;
  /** A notice in the corner. */
  readonly notice: (text: RegExp) => Locator;
  /** A document's row in the library. */
  readonly documentRow: (urn: string) => Locator;
  /** The rows of the library's table, without its head. */
  readonly documentRows: Locator;
  /** What the library's table shows: each row's cells but the first, its box, and the last, its bars. */
  readonly documentCells: () => Promise<readonly (readonly string[])[]>;
  /** What the report of the last import says, on the whole and of each file. */
  readonly importReport: () => Promise<{ readonly sentence: string; readonly files: readonly string[] }>;
}

/** Finds the parts of a window with a matter open. */
export function matterPage(page: Page): MatterPage {
  const documentRows = page
    .getByRole('grid', { name: 'Documents' })
    .getByRole('row')
    .filter({
      has: page.getByRole('gridcell'),
    });
  const report = page.getByRole('region', { name: 'Last import' });
  return {
    title: (text) => page.getByRole('banner').getByText(text, { exact: true }),
    goTo: (screen) => page.getByRole('navigation').getByText(screen).first().click(),
    heading: (screen) => page.getByRole('heading', { name: screen, exact: true }),
    notice: (text) => page.getByText(text).first(),
    documentRow: (urn) => page.getByText(urn, { exact: true }).first(),
    documentRows,
    documentCells: async () => {
      const rows = await documentRows.all();
      return Promise.all(
        rows.map(async (row) => (await row.getByRole('gridcell').allInnerTexts()).slice(1, -1).map(joined)),
      );
    },
    importReport: async () => ({
      sentence: await report.getByRole('paragraph').first().innerText(),
      files: (await report.getByRole('listitem').allInnerTexts()).map(joined),
    }),
  };
}

function joined(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** What a window shows without a matter. */
export interface StartPage {
  readonly openSample: Locator;
  readonly newTitle: Locator;
  readonly newPrefix: Locator;
  readonly create: Locator;
  readonly failure: Locator;
  readonly recent: (title: string) => Locator;
}

/** Finds the parts of the start screen. */
export function startPage(page: Page): StartPage {
  return {
    openSample: page.getByRole('button', { name: 'Open the sample matter' }),
    newTitle: page.getByLabel('Title'),
    newPrefix: page.getByLabel(/^Prefix/),
    create: page.getByRole('button', { name: 'Create matter' }),
    failure: page.getByRole('alert'),
    recent: (title) => page.getByRole('button', { name: title }),
  };
}
