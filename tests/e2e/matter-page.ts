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
}

/** Finds the parts of a window with a matter open. */
export function matterPage(page: Page): MatterPage {
  return {
    title: (text) => page.getByRole('banner').getByText(text, { exact: true }),
    goTo: (screen) => page.getByRole('navigation').getByText(screen).first().click(),
    heading: (screen) => page.getByRole('heading', { name: screen, exact: true }),
    notice: (text) => page.getByText(text).first(),
    documentRow: (urn) => page.getByText(urn, { exact: true }).first(),
  };
}

/** What a window shows without a matter. */
export interface StartPage {
  readonly openSample: Locator;
  readonly newTitle: Locator;
  readonly create: Locator;
  readonly failure: Locator;
  readonly recent: (title: string) => Locator;
}

/** Finds the parts of the start screen. */
export function startPage(page: Page): StartPage {
  return {
    openSample: page.getByRole('button', { name: 'Open the sample matter' }),
    newTitle: page.getByLabel('Title'),
    create: page.getByRole('button', { name: 'Create matter' }),
    failure: page.getByRole('alert'),
    recent: (title) => page.getByRole('button', { name: title }),
  };
}
