import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { readingRoom, type ReadingRoom } from './reading-room.ts';

let room: ReadingRoom;
let page: Page;

beforeAll(async () => {
  room = await readingRoom();
  page = room.page;
  await room.application.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1_280, 720);
    window?.webContents.setZoomFactor(2);
  });
});

afterAll(async () => {
  expect(room.errors).toEqual([]);
  await room.close();
});

attachLogsToFailures();

const appearances = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } },
] as const;

async function heading(name: string): Promise<void> {
  await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor({ state: 'attached' });
}

async function search(query: string): Promise<void> {
  await room.press('Escape', 'Control+Shift+F');
  await page.getByRole('searchbox', { name: /^Search/ }).fill(query);
  await room.press('Enter');
  await heading('Search');
}

/** Screens and how they are come to by keys, each from wherever the one before left off. */
const screens: readonly (readonly [name: string, keys: () => Promise<void>])[] = [
  ['the library', async () => room.press('Alt+1').then(() => heading('Library'))],
  [
    'the reader',
    async () => {
      await room.press('Alt+2');
      await room.reader.text.waitFor();
    },
  ],
  [
    'the search with hits',
    async () => {
      await search('night');
      await page.getByRole('list', { name: 'Hits' }).waitFor();
    },
  ],
  [
    'a search that cannot be read',
    async () => {
      await search('night AND (');
      await page.getByRole('alert').first().waitFor();
    },
  ],
  ['the notes', async () => room.press('Alt+4').then(() => heading('Notes'))],
  ['the packs', async () => room.press('Alt+5').then(() => heading('Packs'))],
  ['the history', async () => room.press('Alt+6').then(() => heading('History'))],
  ['the themes', async () => room.press('Alt+7').then(() => heading('Themes'))],
  ['the review', async () => room.press('Alt+8').then(() => heading('Review'))],
  ['the settings', async () => room.press('Control+,').then(() => heading('Settings'))],
  [
    'the palette',
    async () => {
      await room.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
  ],
];

describe('at 200 % zoom on a small screen the accessibility checker finds nothing on any screen', () => {
  it('in light, dark and forced colours', async () => {
    for (const [name, show] of screens) {
      const found: string[] = [];
      await show();
      for (const appearance of appearances) {
        await page.emulateMedia(appearance.media);
        const scope = appearance.name === 'light' ? 'everything' : 'colours';
        const faults = await axeFaults(page, scope);
        found.push(...faults.map((fault) => `${name}, ${appearance.name}: ${fault}`));
        await keepScreenshot(page, `zoomed ${name} ${appearance.name}`);
      }
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
      await room.press('Escape');
      expect(found).toEqual([]);
    }
  });
});

/** What is seen of the focus once what it scrolled into view has been laid out. */
async function settledFocus(): Promise<string> {
  let seen = await page.evaluate(focusSeen);
  for (let looks = 0; looks < 10 && seen !== 'seen'; looks += 1) {
    await page.waitForTimeout(60);
    seen = await page.evaluate(focusSeen);
  }
  return seen;
}

describe('the focus', () => {
  it('can be seen wherever Tab leads, on every screen, and is never lost', async () => {
    const faults: string[] = [];
    for (const [name, show] of screens.slice(0, -1)) {
      await show();
      for (let presses = 0; presses < 25; presses += 1) {
        await room.press('Tab');
        let seen = await settledFocus();
        // After the last place of a window Tab leaves the page for one press, before it begins again.
        if (seen === 'lost') {
          await room.press('Tab');
          seen = await settledFocus();
        }
        if (seen === 'seen') continue;
        faults.push(`${name}, after ${String(presses + 1)} tabs: ${seen}`);
        break;
      }
    }
    expect(faults).toEqual([]);
  });
});

/** Runs in the page: whether what has the focus is on the screen and shows that it has it. */
function focusSeen(): string {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return 'lost';
  const box = focused.getBoundingClientRect();
  const inside = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  const said = `${focused.tagName} ${focused.getAttribute('aria-label') ?? (focused.textContent ?? '').slice(0, 40)}`;
  if (!inside || box.width === 0 || !focused.checkVisibility()) return `not on the screen: ${said}`;
  // What has the focus shows it itself, or by what is current or drawn inside it.
  const drawn = [focused, ...focused.querySelectorAll('*')].slice(0, 400).some((element) => {
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
    return outlined || (style.boxShadow !== 'none' && style.boxShadow !== '');
  });
  const label = focused.closest('label');
  const byLabel = label !== null && getComputedStyle(label).outlineStyle !== 'none';
  const caret = focused.getAttribute('role') === 'document';
  return drawn || byLabel || caret ? 'seen' : `shows no focus: ${said}`;
}
