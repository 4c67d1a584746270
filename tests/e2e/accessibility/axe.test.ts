import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { pageAfterLock } from '../locked-page.ts';
import { matterPage, startPage } from '../matter-page.ts';
import { protectionPage } from '../protection-page.ts';
import { answerDialogs, chooseFromMenu } from '../shell.ts';
import { axeFaults } from './axe-faults.ts';

const appearances = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } },
] as const;

const passphrase = 'kettle hamster violin quarry';

let application: RunningApplication;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  application = await startApplication();
  page = application.window;
  page.on('pageerror', (error) => errors.push(error));
  await resize(1_440, 900);
  await matterPage(page).documentRow('MVI000002').waitFor();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

async function resize(width: number, height: number): Promise<void> {
  await application.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height] as const,
  );
}

async function zoom(factor: number): Promise<void> {
  await application.app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
  }, factor);
}

async function openPressReport(): Promise<void> {
  await matterPage(page).goTo('Library');
  await matterPage(page).documentRow('MVI000002').dblclick();
  await readerPage(page).text.waitFor();
}

async function choosePassage(): Promise<void> {
  await openPressReport();
  await readerPage(page).passages.getByRole('article').first().getByRole('button').first().click();
  await readerPage(page).passages.getByRole('button', { name: /^Tag/ }).waitFor();
}

/** Searches, with nothing open beside the hits. */
async function searchFor(query: string): Promise<void> {
  await page.keyboard.press('Control+Shift+F');
  await page.getByRole('searchbox', { name: /^Search/ }).fill(query);
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Hits' }).waitFor();
}

/** Presses a button of the screen, where it is there. */
async function press(name: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name, exact: true });
  if ((await button.count()) > 0 && (await button.getAttribute('aria-expanded')) !== 'true')
    await button.click();
}

const screens: readonly (readonly [string, () => Promise<unknown>])[] = [
  [
    'the library with a document chosen',
    async () => {
      await matterPage(page).goTo('Library');
      await matterPage(page).documentRow('MVI000002').click();
      await page
        .getByRole('complementary', { name: 'Details of the document' })
        .getByLabel(/^Title/)
        .waitFor();
    },
  ],
  ['the reader with a passage chosen', choosePassage],
  [
    'the reader with words selected',
    async () => {
      await openPressReport();
      await readerPage(page).text.focus();
      await page.keyboard.press('s');
      await readerPage(page).selectionBar.waitFor();
    },
  ],
  [
    'search with hits',
    async () => {
      await page.keyboard.press('Control+Shift+F');
      await page.getByRole('searchbox', { name: /^Search/ }).fill('night');
      await page.keyboard.press('Enter');
      await page.getByRole('list', { name: 'Hits' }).waitFor();
    },
  ],
  [
    'search in parts, by document, beside saved searches',
    async () => {
      await searchFor('night OR theme:NS WITHIN/20 theme:RK');
      await page.getByRole('checkbox', { name: 'By document' }).check();
      await press('In parts');
      await press('Saved searches');
      await page.getByLabel('Save this search as').fill('Nights');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Replace' }).waitFor();
    },
  ],
  [
    'search with a fault, beside term lists',
    async () => {
      await searchFor('night');
      await press('Term lists');
      await press('Begin with words about training');
      await page.getByLabel(/^Terms of Training/).waitFor();
      await page.getByRole('searchbox', { name: /^Search/ }).fill('night AND (');
      await page.getByRole('main').getByRole('alert').waitFor();
    },
  ],
  [
    'tagging from a search',
    async () => {
      await searchFor('night');
      await press('Tag hits…');
      await page.getByRole('listbox', { name: 'What would be tagged' }).waitFor();
    },
  ],
  [
    'the notes with an editor open',
    async () => {
      await matterPage(page).goTo('Notes');
      await page.getByRole('article').first().getByRole('button', { name: 'Edit' }).click();
      await page.getByRole('toolbar', { name: 'Formats of the note' }).waitFor();
    },
  ],
  [
    'the themes with one chosen',
    async () => {
      await page.getByRole('button', { name: 'Edit themes' }).click();
      await matterPage(page).heading('Themes').first().waitFor();
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /Leadership/ })
        .click();
    },
  ],
  [
    'the packs with an outline',
    async () => {
      await matterPage(page).goTo('Packs');
      await page.getByRole('table', { name: 'Index of the pack' }).waitFor();
    },
  ],
  [
    'the history with a check of the matter',
    async () => {
      await matterPage(page).goTo('History');
      await page.getByRole('button', { name: 'Check the matter' }).click();
      await page.getByRole('region', { name: 'Result of the check' }).waitFor();
    },
  ],
  [
    'the settings',
    async () => {
      await page.keyboard.press('Control+,');
      await matterPage(page).heading('Settings').waitFor();
    },
  ],
  [
    'the palette of everything that can be done',
    async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'the page of shortcuts',
    async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await matterPage(page).goTo('History');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'the start screen',
    async () => {
      await page.keyboard.press('Escape');
      await chooseFromMenu(application.app, 'close-matter');
      await page.getByRole('button', { name: 'Create matter' }).waitFor();
    },
  ],
  [
    'choosing the passphrase of a new matter',
    async () => {
      await startPage(page).newTitle.fill('The Harrow Inquiry');
      await answerDialogs(application, { save: join(application.profile, 'Harrow.matter') });
      await startPage(page).create.click();
      await protectionPage(page).choose('Passphrase', passphrase, 'kettle hamster');
      await protectionPage(page).createEncrypted.click();
      await protectionPage(page).problem.waitFor();
    },
  ],
  [
    'the recovery sheet',
    async () => {
      await protectionPage(page).choose('Passphrase', passphrase);
      await protectionPage(page).createEncrypted.click();
      await protectionPage(page).sheet.waitFor();
    },
  ],
  [
    'the settings while the passphrase is being changed',
    async () => {
      await protectionPage(page).putAway.click();
      await page.keyboard.press('Control+,');
      await page.getByRole('button', { name: 'Change the passphrase…' }).click();
    },
  ],
  [
    'a locked matter after a wrong passphrase',
    async () => {
      page = await pageAfterLock(application, () => page.keyboard.press('Control+l'));
      page.on('pageerror', (error) => errors.push(error));
      await protectionPage(page).passphrase.fill('kettle hamster');
      await protectionPage(page).unlock.click();
      await protectionPage(page).problem.waitFor();
    },
  ],
  [
    'a locked matter with a wrong line of the recovery sheet',
    async () => {
      await protectionPage(page).useSheet.click();
      await protectionPage(page).sheetField.fill('0000 0000 0000 0000');
      await protectionPage(page).unlock.click();
      await protectionPage(page).problem.waitFor();
    },
  ],
];

async function faultsInAllAppearances(name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const appearance of appearances) {
    await page.emulateMedia(appearance.media);
    found.push(
      ...(await axeFaults(page, appearance.name === 'light' ? 'everything' : 'colours')).map(
        (fault) => `${appearance.name}: ${fault}`,
      ),
    );
    await keepScreenshot(page, `${name} ${appearance.name}`);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  return found;
}

describe('the accessibility checker finds nothing, in light, dark and forced colours, on', () => {
  it('the library and the reader at 200 % zoom on a small screen', async () => {
    await resize(1_280, 720);
    await zoom(2);
    await matterPage(page).documentRow('MVI000002').waitFor();
    const inLibrary = await faultsInAllAppearances('zoomed library');
    await matterPage(page).documentRow('MVI000002').dblclick();
    await readerPage(page).text.waitFor();
    const inReader = await faultsInAllAppearances('zoomed reader');
    await zoom(1);
    await resize(1_440, 900);
    expect([...inLibrary, ...inReader]).toEqual([]);
  });

  it('the text of a document, which has the higher contrast for reading', async () => {
    await openPressReport();
    for (const { media } of appearances) {
      await page.emulateMedia(media);
      expect(await axeFaults(page, 'high contrast of the text being read')).toEqual([]);
    }
  });

  for (const [name, show] of screens) {
    it(name, async () => {
      await show();
      expect(await faultsInAllAppearances(name)).toEqual([]);
    });
  }
});
