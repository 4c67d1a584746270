import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { matterPage } from '../matter-page.ts';
import { noteEditor } from '../notes-page.ts';
import { findingPage } from './finding-page.ts';
import { type UndoableAct, keysOf } from './undoing.ts';

/** What is done where one searches: searches and term lists kept and put away, and hits tagged. */
export function actsOnFinding(page: Page): readonly UndoableAct[] {
  const { press } = keysOf(page);
  const finding = findingPage(page);
  const savedSearch = (name: string): ReturnType<Page['getByRole']> =>
    page
      .getByRole('complementary', { name: 'Saved searches' })
      .getByRole('listitem')
      .filter({ has: page.getByText(name, { exact: true }) });

  return [
    {
      undo: 'Added the saved search “Rotas”',
      perform: async () => {
        await finding.ask('rota');
        await finding.toggle('Saved searches');
        await page.getByLabel('Save this search as').fill('Rotas');
        await press('Enter');
      },
    },
    {
      undo: 'Changed the saved search “Rotas and clocks”',
      perform: async () => {
        await savedSearch('Rotas').getByRole('button', { name: 'Rename' }).click();
        await page.getByLabel('Name', { exact: true }).fill('Rotas and clocks');
        await press('Enter');
      },
    },
    {
      undo: 'Removed the saved search “Rotas and clocks”',
      perform: () => savedSearch('Rotas and clocks').getByRole('button', { name: 'Delete' }).click(),
    },
    {
      undo: 'Added the term list “Lessons”',
      perform: async () => {
        await finding.toggle('Term lists');
        await page.getByLabel('New list').fill('Lessons');
        await press('Enter');
      },
    },
    {
      undo: 'Changed the term list “Lessons”',
      perform: async () => {
        const terms = page.getByLabel('Terms of Lessons, one a line');
        await terms.fill('train*\nuntrained');
        await terms.blur();
      },
    },
    {
      undo: 'Removed the term list “Lessons”',
      perform: () =>
        page
          .getByRole('complementary', { name: 'Term lists' })
          .getByRole('button', { name: 'Delete' })
          .click(),
    },
    {
      undo: /Tagged \d+ passages Training, Culture/,
      perform: async () => {
        await finding.ask('certificates');
        await press('Control+Shift+T');
        await page
          .getByRole('listbox', { name: 'What would be tagged' })
          .getByRole('option')
          .nth(1)
          .waitFor();
        await press('1', '2', 'Control+Enter');
      },
    },
  ];
}

/** What is done to the matter as a whole: how notes begin, a word of its own, a note. */
export function actsOnMatter(page: Page): readonly UndoableAct[] {
  const { press, type } = keysOf(page);
  return [
    {
      undo: 'Changed whether new notes are open',
      perform: async () => {
        await press('Control+,');
        await page.getByRole('checkbox', { name: 'New notes are open' }).click();
      },
    },
    {
      undo: 'Added the spelling “Fernlea”',
      perform: async () => {
        await matterPage(page).goTo('Notes');
        await page.getByRole('button', { name: 'Write a note on the matter' }).click();
        const editor = noteEditor(page);
        await editor.text.waitFor();
        await type('Ask at Fernlea. ');
        await expect.poll(editor.misspelt).toEqual(['Fernlea']);
        await press('Control+Home', 'F7');
        const menu = page.getByRole('menu', { name: 'Not in the dictionary: Fernlea' });
        // Suggestions come a moment later and move what stands below them.
        await menu.getByRole('menuitem', { name: 'Add to this matter’s dictionary' }).press('Enter');
      },
    },
    { undo: 'Wrote a note on The Marlow Vale Inquiry', perform: () => press('Control+Enter') },
  ];
}
