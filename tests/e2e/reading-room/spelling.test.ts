import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { matterPage } from '../matter-page.ts';
import { beginMatterNote, noteCard, noteEditor } from '../notes-page.ts';

let application: RunningApplication;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  application = await startApplication();
  page = application.window;
  page.on('pageerror', (error) => errors.push(error));
  await matterPage(page).documentRow('MVI000002').waitFor();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

it('misspelt words of a note are marked while it is written, and what is not prose is left alone', async () => {
  const editor = await beginMatterNote(page);
  await page.keyboard.type(
    'The managr did not organize the rota at Fernlea. See {MVI000002 ¶3}, MVI000004, CPD and r.osei@vale.example for the 2nd café. ',
  );
  await expect.poll(editor.misspelt).toEqual(['managr', 'organize', 'Fernlea']);
  await editor.group.getByRole('button', { name: '3 words to check (F7)' }).waitFor();
  expect(await editor.text.locator('span').count()).toBe(
    await editor.text.locator('span[data-lexical-text]').count(),
  );
  await keepScreenshot(page, 'spelling marks');
});

it('the word being typed is marked only when it is left', async () => {
  const editor = noteEditor(page);
  await page.keyboard.type('inspecter');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  expect(await editor.misspelt()).not.toContain('inspecter');
  await page.keyboard.type(' came');
  await expect.poll(editor.misspelt).toContain('inspecter');
});

it('F7 goes from one misspelt word to the next, a screen reader is told, and a suggestion is taken by its number', async () => {
  const editor = noteEditor(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F7');
  await editor.spelling.getByRole('menuitem', { name: 'manager', exact: true }).waitFor();
  await page
    .getByRole('status')
    .filter({ hasText: /^managr is not in the dictionary\. \d suggestions?: .*manager/ })
    .waitFor({ state: 'attached' });
  await keepScreenshot(page, 'spelling menu');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await page.keyboard.press('F7');
  await page
    .getByRole('menu', { name: 'Not in the dictionary: organize' })
    .getByRole('menuitem', { name: 'organise', exact: true })
    .waitFor();
  await page.keyboard.press('1');
  await editor.spelling.waitFor({ state: 'detached' });
  await editor.text.getByText('did not organise the rota').waitFor();
  await expect.poll(editor.misspelt).toEqual(expect.arrayContaining(['managr', 'Fernlea']));
  await page.keyboard.type('s');
  await editor.text.getByText('did not organises the rota').waitFor();
  await page.keyboard.press('Backspace');
});

it('a right click on a misspelt word offers suggestions, and one is taken by mouse', async () => {
  const editor = noteEditor(page);
  const point = await page.evaluate(() => {
    const range = [...(CSS.highlights.get('note-misspelt') ?? [])].find(
      (one) => one.startContainer.textContent?.slice(one.startOffset, one.endOffset) === 'managr',
    );
    const live = document.createRange();
    if (range === undefined) return null;
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const box = live.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.click(point?.x ?? 0, point?.y ?? 0, { button: 'right' });
  await editor.spelling.getByRole('menuitem', { name: 'manager', exact: true }).click();
  await editor.text.getByText('The manager did not').waitFor();
});

it('a word added belongs to this matter: it is marked in no note any more, until it is taken out again in the settings', async () => {
  const editor = noteEditor(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F7');
  await page.getByRole('menu', { name: 'Not in the dictionary: Fernlea' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(editor.misspelt).toEqual(['inspecter']);
  await page.keyboard.press('Control+Enter');
  await noteCard(page, 'organise the rota').waitFor();
  await page.keyboard.press('Control+,');
  const words = page.getByRole('group', { name: 'Spelling' });
  await words.getByText('Fernlea').waitFor();
  await keepScreenshot(page, 'spelling settings');
  await words.getByRole('button', { name: 'Take out Fernlea' }).click();
  await words.getByText('Fernlea').waitFor({ state: 'detached' });
  await matterPage(page).goTo('Notes');
  await noteCard(page, 'organise the rota').getByRole('button', { name: 'Edit' }).click();
  await expect.poll(noteEditor(page, 'Edit note').misspelt).toEqual(['Fernlea', 'inspecter']);
});

it('a word ignored is left alone in this note only', async () => {
  const editor = noteEditor(page, 'Edit note');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F7');
  await editor.spelling.getByRole('menuitem', { name: 'Ignore in this note' }).click();
  await expect.poll(editor.misspelt).toEqual(['inspecter']);
  await page.keyboard.press('Escape');
  await editor.group.waitFor({ state: 'detached' });
});

it('nothing is checked where that is switched off, and Chromium’s own dictionaries are never asked for', async () => {
  await page.keyboard.press('Control+,');
  await page.getByRole('checkbox', { name: 'Check the spelling of notes' }).uncheck();
  await matterPage(page).goTo('Notes');
  await noteCard(page, 'organise the rota').getByRole('button', { name: 'Edit' }).click();
  const editor = noteEditor(page, 'Edit note');
  await editor.text.waitFor();
  await page.keyboard.type(' Wrongg wordss.');
  await editor.saved.waitFor();
  expect(await editor.misspelt()).toEqual([]);
  await page.keyboard.press('Escape');
  expect({
    session: await application.app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled()),
    fields: await page.locator('[spellcheck=true]').count(),
  }).toEqual({ session: false, fields: 0 });
});
