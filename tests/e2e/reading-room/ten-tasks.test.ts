import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { attachLogsToFailures } from '../application.ts';
import { answerDialogs } from '../shell.ts';
import { readingRoom, type ReadingRoom } from './reading-room.ts';

let room: ReadingRoom;
let page: Page;
const place = mkdtempSync(join(tmpdir(), 'glossator-ten-tasks-'));

beforeAll(async () => {
  room = await readingRoom();
  page = room.page;
});

afterAll(async () => {
  expect(room.errors).toEqual([]);
  await room.close();
  rmSync(place, { recursive: true, force: true });
});

attachLogsToFailures();

async function tabTo(sought: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await page.locator(':focus').and(sought).count()) > 0) return;
    await room.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(sought)}.`);
}

async function openSecondDocument(): Promise<void> {
  await room.press('Alt+1');
  await tabTo(page.getByRole('grid', { name: 'Documents' }));
  await room.press('Control+Home', 'ArrowDown', 'Enter');
  await room.reader.text.waitFor();
  await page.locator(':focus').and(room.reader.text).waitFor();
}

it('the ten main tasks are done by keyboard alone', async () => {
  const { reader } = room;

  // 1. Open a document; 2. select a sentence and tag it by digit.
  await openSecondDocument();
  await room.press('Control+ArrowDown', 'Control+ArrowDown', 'Control+ArrowDown', 'ArrowRight', 's');
  const sentence = await room.selection();
  await room.press('1');
  await room.announced(/^Passage tagged Training, 1 theme\.$/);
  await reader.passage(sentence).waitFor();

  // 3. Tag the same with a new theme, made in one go.
  await room.press('t');
  await page.getByRole('combobox', { name: 'Find or name a theme' }).waitFor();
  await page.keyboard.type('Whistleblowing');
  await room.press('Enter');
  await room.announced(/^Passage tagged Whistleblowing, a new theme, 2 themes\.$/);

  // 4. Move the passage's end back by a word.
  await room.press(',');
  const shorter = sentence.replace(/\s+\S+$/u, '');
  await expect
    .poll(async () => (await room.listed()).some(([, quote]) => quote.includes(shorter)))
    .toBe(true);

  // 5. Write a note on it.
  await room.press('n');
  await reader.newNote.waitFor();
  await page.keyboard.type('Ask for the rota of that night.');
  await room.press('Control+Enter');
  await reader.passages.getByText('Ask for the rota of that night.').waitFor();

  // 6. Mark the document as read and go to the next without tags.
  await page.locator(':focus').and(reader.text).waitFor();
  await room.press('r');
  await room.announced(/read/i);

  // 7. Search and open a hit; 8. undo what was done, here.
  await room.press('Control+Shift+F');
  await page.keyboard.type('in:text night');
  await room.press('Enter');
  await page.getByRole('list', { name: 'Hits' }).waitFor();
  await room.press('ArrowDown', 'Enter');
  await reader.text.waitFor();
  await expect.poll(() => room.selection()).toMatch(/night/i);

  // 8. Tag every hit of a search at once, and undo it.
  await room.press('Control+Shift+F');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('rota');
  await room.press('Enter', 'Control+Shift+T');
  await tabTo(page.getByRole('listbox', { name: 'What would be tagged' }));
  await room.press('2', 'Control+Enter');
  await room.announced(/^Tagged \d+ passages? Culture\.$/);
  await room.press('Control+z');
  await room.announced(/^Undone/);

  // 9. Define a theme.
  const definition = page.getByRole('textbox', { name: /^Definition/ });
  await room.press('Alt+7');
  await page.getByRole('heading', { name: 'Themes', exact: true }).first().waitFor();
  await tabTo(page.getByRole('tree'));
  await tabTo(definition);
  await page.keyboard.type('What staff were taught, and what not.');
  await room.press('Tab');
  await expect.poll(() => definition.inputValue()).toContain('What staff were taught');

  // 10. Build a pack.
  await answerDialogs(room.application, { open: place });
  await room.press('Alt+5');
  await page.getByRole('table', { name: 'Index of the pack' }).waitFor();
  await tabTo(page.getByRole('button', { name: 'Build pack' }));
  await room.press('Enter');
  await room.announced(/^The pack is built/);
  const [pack = ''] = readdirSync(place);
  expect(existsSync(join(place, pack, 'SHA256SUMS'))).toBe(true);
});

it('what happens is said to a screen reader, and the text has its role and name', async () => {
  await openSecondDocument();
  await expect.poll(() => room.reader.text.getAttribute('aria-label')).toMatch(/^Text of /);
  await room.press('Control+ArrowDown', 'Control+ArrowDown', 'ArrowRight', 's', '3');
  await room.announced(/^Passage tagged Leadership, \d themes?\.$/);
});
