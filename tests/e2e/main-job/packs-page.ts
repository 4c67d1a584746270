import type { Locator, Page } from 'playwright-core';

/** What a window shows of the screen on which packs are made. */
export interface PacksPage {
  readonly title: Locator;
  /** Picks some of the themes or documents instead of all of them, by words of their names. */
  readonly pick: (what: 'Themes' | 'Documents', names: readonly RegExp[]) => Promise<void>;
  readonly openNotes: Locator;
  readonly outline: Locator;
  readonly build: Locator;
  readonly built: Locator;
  readonly checkBuilt: Locator;
  readonly checkResult: Locator;
}

const all = { Themes: 'Every theme that has passages', Documents: 'Every document with chosen passages' };

/** Finds the parts of the screen of packs. */
export function packsPage(page: Page): PacksPage {
  const built = page.getByRole('region', { name: /^Built:/ });
  return {
    title: page.getByLabel('Title on the cover'),
    pick: async (what, names) => {
      await page.getByRole('checkbox', { name: all[what] }).uncheck();
      const choices = page.getByRole('group', { name: what }).getByRole('checkbox');
      for (const name of names) await choices.and(page.getByRole('checkbox', { name })).check();
    },
    openNotes: page.getByRole('radio', { name: 'Open notes' }),
    outline: page.getByRole('table', { name: 'Index of the pack' }),
    build: page.getByRole('button', { name: 'Build pack' }),
    built,
    checkBuilt: built.getByRole('button', { name: 'Check this pack' }),
    checkResult: page.getByRole('region', { name: 'Result of the check' }),
  };
}
