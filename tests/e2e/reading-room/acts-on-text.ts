import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readerPage } from '../main-job/reader-page.ts';
import { noteCard, noteEditor } from '../notes-page.ts';
import { reviewPage } from '../review-page.ts';
import { pointBefore } from './reading-room.ts';
import { type UndoableAct, keysOf } from './undoing.ts';

/** What is done where one reads: passages tagged, split, linked, dated, joined and put back; notes; a document's theme. */
export function actsOnText(page: Page): readonly UndoableAct[] {
  const { press, type } = keysOf(page);
  const reader = readerPage(page);
  const choose = async (words: string): Promise<void> => {
    await reader.passages.locator('.reader-card-quote').filter({ hasText: words }).first().click();
    await reader.text.focus();
  };
  const findOther = async (words: string): Promise<void> => {
    await page.getByRole('combobox', { name: 'Find the other passage' }).fill(words);
    await expect.poll(() => page.getByRole('dialog').getByRole('option').count()).toBe(1);
    await press('Enter');
  };
  return [
    {
      undo: 'Tagged {MVI000002 ¶3} Training, Culture',
      perform: async () => {
        await reviewPage(page).read('MVI000002');
        await reader.select('County leaders have promised an independent review of the way Marlow Vale');
        await press('t');
        await page.getByRole('combobox', { name: 'Find or name a theme' }).waitFor();
        await type('train');
        await press('Shift+Enter');
        await type('cultu');
        await press('Enter');
      },
    },
    {
      undo: 'Split a passage into {MVI000002 ¶3} and {MVI000002 ¶3}',
      perform: async () => {
        const point = await pointBefore(page, reader.text, 'of the way Marlow');
        await page.mouse.click(point.x, point.y);
        await press('/');
      },
    },
    {
      undo: 'Wrote a note on {MVI000002 ¶3}',
      perform: async () => {
        await choose('of the way Marlow');
        await press('n');
        await reader.newNote.fill('Which way was that?');
        await press('Control+Enter');
      },
    },
    {
      undo: 'Dated the event of {MVI000002 ¶3} May 2016',
      perform: async () => {
        await choose('of the way Marlow');
        await press('e');
        await type('May 2016');
        await press('Enter');
      },
    },
    {
      undo: 'Linked {MVI000002 ¶3}: it contradicts {MVI000001 para 6}',
      perform: async () => {
        await choose('of the way Marlow');
        await press('l');
        await findOther('it stays green');
      },
    },
    {
      undo: 'Took the link away: {MVI000002 ¶3} contradicts {MVI000001 para 6}',
      perform: async () => {
        await readerPage(page)
          .passage('of the way Marlow')
          .getByRole('button', { name: /^Take away the link/ })
          .click();
      },
    },
    {
      undo: 'Linked {MVI000002 ¶3}: it repeats {MVI000001 para 6}',
      perform: async () => {
        await choose('of the way Marlow');
        await press('l');
        await page.getByRole('radio', { name: 'repeats' }).click();
        await findOther('it stays green');
      },
    },
    {
      undo: 'Joined 2 passages into {MVI000002 ¶3}',
      perform: async () => {
        await choose('County leaders');
        await press('j');
      },
    },
    {
      undo: 'Took the event date off {MVI000002 ¶3}',
      perform: async () => {
        await choose('County leaders');
        await press('e');
        await page.getByRole('textbox', { name: 'Event date' }).fill('');
        await press('Enter');
      },
    },
    {
      undo: 'Moved the ends of {MVI000002 ¶3}',
      perform: async () => {
        await choose('County leaders');
        await press('h');
        const earlier = page.getByRole('complementary', { name: 'Earlier states' });
        await earlier.getByRole('radio', { name: /Split a passage/ }).check();
        await earlier.getByRole('button', { name: 'Put this state back' }).click();
      },
    },
    {
      undo: /Wrote a note on \{MVI000002\}.*/,
      perform: async () => {
        await reviewPage(page).read('MVI000002');
        await press('Alt+n');
        await noteEditor(page).text.waitFor();
        await type('Ask who told the reporter.');
        await press('Control+Enter');
      },
    },
    {
      undo: /Edited a note on \{MVI000002\}.*/,
      perform: async () => {
        await noteCard(page, 'Ask who told').getByRole('button', { name: 'Edit' }).click();
        await noteEditor(page, 'Edit note').text.waitFor();
        await type(' And when. ');
        await press('Control+Enter');
      },
    },
    {
      undo: /Made a note on \{MVI000002\}.* open/,
      perform: () => noteCard(page, 'Ask who told').getByRole('button', { name: 'Open for packs' }).click(),
    },
    {
      undo: /Deleted a note on \{MVI000002\}.*/,
      perform: () =>
        noteCard(page, 'Ask who told').getByRole('button', { name: 'Delete', exact: true }).click(),
    },
    {
      undo: 'Tagged {MVI000002} as a whole Culture',
      perform: async () => {
        await reader.text.focus();
        await press('Shift+T');
        await type('cult');
        await press('Enter');
      },
    },
    {
      undo: 'Took Culture off {MVI000002} as a whole',
      perform: async () => {
        await type('cult');
        await press('Enter');
      },
    },
  ];
}
