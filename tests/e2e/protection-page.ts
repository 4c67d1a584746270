import type { Locator, Page } from 'playwright-core';

/** What a window shows of passphrases, recovery sheets and locking. */
export interface ProtectionPage {
  /** The field for the passphrase that opens a locked matter. */
  readonly passphrase: Locator;
  readonly unlock: Locator;
  readonly useSheet: Locator;
  readonly sheetField: Locator;
  readonly problem: Locator;
  /** Types a new passphrase into its two fields. */
  readonly choose: (label: 'Passphrase' | 'New passphrase', first: string, again?: string) => Promise<void>;
  readonly createEncrypted: Locator;
  readonly createPlain: Locator;
  /** The lines of the recovery sheet on the screen. */
  readonly sheetLines: () => Promise<readonly string[]>;
  readonly sheet: Locator;
  readonly putAway: Locator;
  /** The part of the settings about protection. */
  readonly settings: Locator;
}

/** Finds the parts of a window that are about protection. */
export function protectionPage(page: Page): ProtectionPage {
  const field = (label: string): Locator => page.getByRole('textbox', { name: label, exact: true });
  const sheet = page.getByRole('region', { name: 'The recovery sheet' });
  return {
    passphrase: field('Passphrase'),
    unlock: page.getByRole('button', { name: 'Unlock', exact: true }),
    useSheet: page.getByRole('button', { name: 'Use the recovery sheet' }),
    sheetField: field('The four lines of the recovery sheet'),
    problem: page.getByRole('main').getByRole('alert'),
    choose: async (label, first, again = first) => {
      await field(label).fill(first);
      await field(`${label} again`).fill(again);
    },
    createEncrypted: page.getByRole('button', { name: 'Encrypt and create' }),
    createPlain: page.getByRole('button', { name: 'Create without a passphrase' }),
    sheetLines: () => sheet.getByRole('listitem').allInnerTexts(),
    sheet,
    putAway: page.getByRole('button', { name: 'I have put it away' }),
    settings: page.getByRole('group', { name: 'Protection' }),
  };
}
