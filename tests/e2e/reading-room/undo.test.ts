import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
  attachLogsToFailures,
  makeProfile,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { type UndoableAct, fromPalette, matterOnDisk, nothingToUndo, undoIs } from './undoing.ts';

let application: RunningApplication;
let profile: string;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  profile = await makeProfile();
  await start();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

async function start(): Promise<void> {
  application = await startApplication({ profile });
  page = application.window;
  page.on('pageerror', (error) => errors.push(error));
  await matterPage(page).documentRow('MVI000002').waitFor();
}

/** Words of the press report that no passage covers. */
const words = 'County leaders have promised an independent review';

async function read(urn: string): Promise<void> {
  await matterPage(page).goTo('Library');
  await matterPage(page).documentRow(urn).dblclick();
  await readerPage(page).passages.getByRole('article').first().waitFor();
  await readerPage(page).text.focus();
}

/** Things a person does, on two documents by turns, each with the words in which undo then names it. */
const acts: readonly UndoableAct[] = [
  {
    undo: 'Tagged {MVI000002 ¶3} Training',
    perform: async () => {
      await read('MVI000002');
      await readerPage(page).select(words);
      await page.keyboard.press('1');
    },
  },
  {
    undo: /Deleted the passage \{MVI000007.*/,
    perform: async () => {
      await read('MVI000007');
      await page.keyboard.press(']');
      await page.keyboard.press('Delete');
    },
  },
  {
    undo: 'Tagged {MVI000002 ¶3} Culture',
    perform: async () => {
      await read('MVI000002');
      await readerPage(page).passage(words).getByRole('button', { name: words }).click();
      await readerPage(page).text.focus();
      await page.keyboard.press('2');
    },
  },
  {
    undo: 'Wrote a note on {MVI000002 ¶3}',
    perform: async () => {
      await page.keyboard.press('n');
      await readerPage(page).newNote.fill('Which leaders, and when?');
      await page.keyboard.press('Control+Enter');
    },
  },
  {
    undo: /Marked \{MVI000007 ¶\d+\} as page furniture.*/,
    perform: async () => {
      await read('MVI000007');
      await fromPalette(page, 'Mark the block as furniture');
    },
  },
  {
    undo: 'Took Training off {MVI000002 ¶3}',
    perform: async () => {
      await read('MVI000002');
      await readerPage(page).passage(words).getByRole('button', { name: words }).click();
      await readerPage(page).text.focus();
      await page.keyboard.press('1');
    },
  },
  {
    undo: 'Moved the ends of {MVI000002 ¶3}',
    perform: async () => {
      await page.keyboard.press('.');
      await page.keyboard.press('Enter');
    },
  },
  {
    undo: 'Decided that {MVI000007} is relevant',
    perform: async () => {
      await read('MVI000007');
      await fromPalette(page, 'Decide: relevant');
    },
  },
  {
    undo: /Joined 2 passages into \{MVI000002.*/,
    perform: async () => {
      await read('MVI000002');
      await readerPage(page).passage(words).getByRole('button', { name: words }).click();
      await readerPage(page).text.focus();
      await page.keyboard.press('j');
    },
  },
  {
    undo: /Marked \{MVI000007\} as read.*/,
    perform: async () => {
      await read('MVI000007');
      await page.keyboard.press('r');
    },
  },
  {
    undo: 'Corrected the title of {MVI000007}',
    perform: async () => {
      await matterPage(page).goTo('Library');
      await matterPage(page).documentRow('MVI000007').click();
      const title = page.getByRole('complementary', { name: 'Details of the document' }).getByLabel(/^Title/);
      await title.fill('Letter to the forum');
      await title.press('Enter');
    },
  },
  {
    undo: 'Renamed the matter The Vale',
    perform: async () => {
      await page.keyboard.press('Control+,');
      await page.getByRole('textbox', { name: 'Title' }).fill('The Vale');
      await page.keyboard.press('Enter');
    },
  },
];

/** What was seen before the first act and after each. */
const states: unknown[] = [];

/** How many of the acts stand now. */
let standing = 0;

/** Does all the acts, where they were not done yet. */
async function doEverything(): Promise<void> {
  if (states.length > 0) return;
  states.push(await matterOnDisk(profile));
  for (const act of acts) {
    await act.perform();
    await undoIs(page, act.undo);
    states.push(await matterOnDisk(profile));
  }
  standing = acts.length;
}

/** Undoes one act after another until so many stand, and sees each time that all is as it was before it. */
async function undoUntil(left: number): Promise<void> {
  while (standing > left) {
    await page.keyboard.press('Control+z');
    standing -= 1;
    const before = acts[standing - 1];
    if (before !== undefined) await undoIs(page, before.undo);
    else await nothingToUndo(page);
    expect(await matterOnDisk(profile)).toEqual(states[standing]);
  }
}

async function startAgain(): Promise<void> {
  await application.close();
  await start();
}

it('acts of many kinds across two documents are undone one by one, newest first, from whatever screen', async () => {
  await doEverything();
  expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(acts.length + 1);
  await page.keyboard.press('Alt+6');
  await undoUntil(acts.length - 5);
});

it('undo goes on across documents after a restart, down to where the sitting began', async () => {
  await doEverything();
  await startAgain();
  await undoUntil(0);
});

it('what was undone is done again after another restart, to the last act', async () => {
  await doEverything();
  await undoUntil(0);
  await startAgain();
  for (const [at, act] of acts.entries()) {
    await page.keyboard.press('Control+Shift+Z');
    await undoIs(page, act.undo);
    expect(await matterOnDisk(profile)).toEqual(states[at + 1]);
  }
  standing = acts.length;
});
