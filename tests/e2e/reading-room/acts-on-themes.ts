import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RunningApplication } from '../application.ts';
import { noteEditor } from '../notes-page.ts';
import { answerDialogs } from '../shell.ts';
import { themesPage } from './themes-page.ts';
import { type UndoableAct, keysOf } from './undoing.ts';

/** What is done to themes: added, written, moved, split, merged, retired, and read from a CSV file of this folder. */
export function actsOnThemes(application: RunningApplication, folder: string): readonly UndoableAct[] {
  const page = application.window;
  const { press, type } = keysOf(page);
  const themes = themesPage(page);
  const written = (label: string, text: string) => async (): Promise<void> => {
    await themes.field(label).fill(text);
    await themes.tree.focus();
  };

  return [
    {
      undo: 'Added the theme Certificates',
      perform: async () => {
        await themes.open();
        await page.getByRole('button', { name: 'New theme' }).click();
        await page.getByLabel('Name of the new theme').fill('Certificates');
        await press('Enter');
        await expect.poll(() => themes.field('Name').inputValue()).toBe('Certificates');
      },
    },
    { undo: 'Renamed a theme Papers', perform: written('Name', 'Papers') },
    { undo: 'Gave the theme Papers the code PP', perform: written('Code', 'PP') },
    {
      undo: 'Wrote the definition of the theme Papers',
      perform: written('Definition: what it means', 'What hangs on a wall.'),
    },
    {
      undo: 'Wrote when to use the theme Papers',
      perform: written('When to use it', 'Where a paper is named.'),
    },
    {
      undo: 'Wrote when not to use the theme Papers',
      perform: written('When not to use it', 'For plans.'),
    },
    {
      undo: 'Recoloured the theme Papers',
      perform: () => page.getByRole('radio', { checked: false }).first().click(),
    },
    {
      undo: 'Wrote a note on Papers',
      perform: async () => {
        await press('Alt+n');
        await noteEditor(page).text.waitFor();
        await type('Only those that were shown.');
        await press('Control+Enter');
      },
    },
    {
      undo: 'Moved the themes Culture and 1 more',
      perform: async () => {
        await themes.choose('Culture', 'Prosecution');
        await themes.drag('Prosecution', 'into', 'Leadership');
      },
    },
    {
      undo: 'Split the theme Shown off Training',
      perform: async () => {
        await themes.choose('Training');
        await page.getByRole('button', { name: 'Split this theme…' }).click();
        await themes.passages.getByLabel('Words in the passages').fill('certificate');
        await page.getByRole('button', { name: /^Tick all/ }).click();
        await page.getByLabel('Name of the new theme').fill('Shown');
        await page.getByRole('button', { name: 'Split off' }).click();
      },
    },
    {
      undo: 'Merged the theme Leadership into Training',
      perform: async () => {
        await themes.choose('Training', 'Leadership');
        await page.getByRole('button', { name: 'Merge into one…' }).click();
        await themes.finder.fill('training');
        await press('Enter');
      },
    },
    {
      undo: 'Retired the themes Record-keeping and 1 more',
      perform: async () => {
        await themes.choose('Record-keeping', 'Staffing');
        await page.getByRole('button', { name: 'Retire', exact: true }).click();
      },
    },
    {
      undo: 'Imported themes: 1 added, 1 changed',
      perform: async () => {
        const file = join(folder, 'themes.csv');
        await writeFile(file, ['code,name,retired', 'TR,Learning,no', ',Weekends,no'].join('\r\n'));
        await answerDialogs(application, { open: file });
        await page.getByRole('button', { name: 'Import CSV…' }).click();
        await page.getByRole('button', { name: 'Import 2 themes' }).click();
      },
    },
  ];
}
