import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { dayBooks, paragraphs, type DayBooks } from './day-books.ts';
import type { ReadingRoom } from './reading-room.ts';

let books: DayBooks;
let room: ReadingRoom;

beforeAll(async () => {
  books = await dayBooks(5);
  room = books.room;
});

beforeEach(() => books.openNext());

afterAll(async () => {
  await room.close();
});

afterEach(async () => {
  expect(room.errors).toEqual([]);
  await room.press('Escape', 'Escape');
});

attachLogsToFailures();

it('a passage is split at the caret inside it and joined again with the next, each one act', async () => {
  const { reader, page } = room;
  await room.caretBefore('Two carers');
  await room.press('b', '1', '2');
  await room.announced('Passage tagged Culture, 2 themes.');
  await room.caretBefore('The keys were');
  await room.press('/');
  await room.announced(/^Split the passage into/);
  const parts = [
    ['TR CU', 'Two carers were sent home early.'],
    ['TR CU', 'The keys were found on Sunday. The manager wrote that every drill had been held.'],
  ];
  await expect.poll(room.listed).toEqual(parts);
  await books.choose('Two carers');
  await reader.passage('Two carers').getByRole('button', { name: 'More to do with the passage' }).click();
  await keepScreenshot(page, 'passages card menu');
  await room.press('Escape');
  await room.caretBefore('Two carers');
  await room.press('/');
  await page.getByText('There has to be text of the passage on each side of the caret').waitFor();
  await room.press('j');
  await room.announced(/^Joined 2 passages into/);
  await expect.poll(room.listed).toEqual([['TR CU', paragraphs[1]]]);
  await room.undo();
  await expect.poll(room.listed).toEqual(parts);
  await books.undoAll(3);
});

it('passages picked out in the list with Shift are joined into one', async () => {
  const { reader, page } = room;
  await books.tagSentence('The evening', '1');
  await books.tagSentence('The deputy', '2');
  await books.tagSentence('Two carers', '3');
  await books.choose('The evening');
  await reader
    .passage('The deputy')
    .locator('.reader-card-quote')
    .click({ modifiers: ['Shift'] });
  await keepScreenshot(page, 'passages picked');
  await reader.passage('The evening').getByRole('button', { name: 'Join 2 passages' }).click();
  await room.announced(/^Joined 2 passages into/);
  await expect.poll(room.listed).toEqual([
    ['TR CU', paragraphs[0]],
    ['LE', 'Two carers were sent home early.'],
  ]);
  await books.undoAll(4);
});

it('a passage is linked to another found by its words, shown on both, followed by a click, and taken away', async () => {
  const { reader, page } = room;
  await books.tagSentence('The deputy', '1');
  await books.tagSentence('The manager', '1');
  await books.choose('The deputy');
  await room.press('l');
  await page.getByRole('combobox', { name: 'Find the other passage' }).waitFor();
  await page.keyboard.type('every drill');
  await expect.poll(() => page.getByRole('dialog').getByRole('option').count()).toBe(1);
  await keepScreenshot(page, 'passages link');
  await room.press('Enter');
  await room.announced(`Linked: {${books.urn()} ¶2} contradicts {${books.urn()} ¶3}.`);
  const links = (block: number) =>
    reader.passages
      .getByRole('article', { name: `{${books.urn()} ¶${String(block)}}` })
      .getByRole('list', { name: 'Links' });
  await links(2).getByText('contradicts').waitFor();
  await links(3).getByText('is contradicted by').waitFor();
  await links(2)
    .getByRole('button', { name: `{${books.urn()} ¶3}`, exact: true })
    .click();
  await expect
    .poll(() => reader.passages.locator('[aria-current=true]').getAttribute('aria-label'))
    .toBe(`{${books.urn()} ¶3}`);
  await keepScreenshot(page, 'passages linked');
  await links(3)
    .getByRole('button', { name: /^Take away the link/ })
    .click();
  await links(3).waitFor({ state: 'detached' });
  await room.undo();
  await links(3).waitFor();
  await books.undoAll(3);
});

it('a link begun in one document is finished in another', async () => {
  const { reader, page } = room;
  await books.tagSentence('The deputy', '1');
  await books.choose('The deputy');
  await room.press('l');
  await page.getByRole('button', { name: /^Go and look for it instead/ }).click();
  await room.announced(/^Link begun/);
  await room.open('MVI000002');
  await page.getByRole('group', { name: 'Link begun' }).getByText(`{${books.urn()} ¶2}`).waitFor();
  await keepScreenshot(page, 'passages link begun');
  await room.press('Control+Home', ']', 'l');
  await page.getByRole('radio', { name: 'answers' }).click();
  await room.press('Enter');
  await room.announced(new RegExp(`^Linked: \\{${books.urn()} ¶2\\} answers \\{MVI000002`, 'u'));
  await page.getByRole('group', { name: 'Link begun' }).waitFor({ state: 'detached' });
  await reader.passages.getByText('is answered by').waitFor();
  await room.undo();
  await room.open(books.urn());
  await books.undoAll(1);
});

it('two passages drawn onto one span are one from then on', async () => {
  await books.tagSentence('Two carers', '1');
  await room.reader.select('carers were sent');
  await room.press('2');
  await room.announced('Passage tagged Culture, 1 theme.');
  await room.press('Escape');
  await books.choose('Two carers');
  await room.press('>', ',', ',', ',', 'Enter');
  await expect.poll(room.listed).toEqual([['TR CU', 'carers were sent']]);
  await books.choose('carers were sent');
  await room.press('1');
  await room.announced('Took Training off. 1 theme on this passage.');
  await room.press('Delete');
  await room.announced(/^Deleted the passage/);
  expect(await room.listed()).toEqual([]);
  await room.undo();
  await expect.poll(room.listed).toEqual([['CU', 'carers were sent']]);
  await books.undoAll(4);
});
