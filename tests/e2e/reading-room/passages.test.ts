import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { dayBooks, type DayBooks } from './day-books.ts';
import { type ReadingRoom, pointBefore } from './reading-room.ts';

let books: DayBooks;
let room: ReadingRoom;

beforeAll(async () => {
  books = await dayBooks(6);
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

/** The words of the choice that Enter would take. */
function firstOption(): Promise<string> {
  return room.page.getByRole('dialog').getByRole('option', { selected: true }).innerText();
}

async function openThemes(): Promise<void> {
  await room.press('t');
  await room.page.getByRole('combobox', { name: 'Find or name a theme' }).waitFor();
}

it('T finds any theme of the tree by some of its letters, shows where it stands, and several are ticked before it closes', async () => {
  const { page } = room;
  await room.caretBefore('Two carers');
  await room.press('s');
  await openThemes();
  await page.keyboard.type('nightst');
  await expect.poll(firstOption).toMatch(/Night staffing\s*in Staffing/u);
  await keepScreenshot(page, 'passages theme palette');
  await room.press('Shift+Enter');
  await room.announced('Ticked Night staffing, 1 theme so far.');
  await page.keyboard.type('cult');
  await keepScreenshot(page, 'passages theme ticked');
  await room.press('Enter');
  await room.announced('Passage tagged Night staffing, Culture, 2 themes.');
  await page.getByRole('combobox', { name: 'Find or name a theme' }).waitFor({ state: 'detached' });
  await expect.poll(room.listed).toEqual([['CU NS', 'Two carers were sent home early.']]);
  await books.undoAll(1);
});

it('a new theme is made and applied in one go, under another theme where one likes, with one undo', async () => {
  const { page } = room;
  await room.caretBefore('Residents asked');
  await room.press('s');
  await openThemes();
  await page.keyboard.type('Water');
  await room.press('ArrowUp', 'Enter');
  await page.getByRole('combobox', { name: 'Find the theme it belongs under' }).waitFor();
  await page.keyboard.type('staffing');
  await keepScreenshot(page, 'passages new theme');
  await room.press('Enter');
  await room.announced('Passage tagged Water, a new theme, 1 theme.');
  await expect.poll(room.listed).toEqual([['WA', 'Residents asked for water at two.']]);
  await openThemes();
  await page.keyboard.type('water');
  await expect.poll(firstOption).toMatch(/Water\s*in Staffing/u);
  await room.press('Escape');
  await books.undoAll(1);
  await room.caretBefore('Residents asked');
  await room.press('s');
  await openThemes();
  await page.keyboard.type('water');
  await expect.poll(firstOption).toMatch(/^Create “water”/u);
  await room.press('Escape', 'Escape');
});

it('a passage that is there takes more themes and gives them up, and deleting it can be undone', async () => {
  await books.tagSentence('Two carers', '1');
  await books.choose('Two carers');
  await room.press('3');
  await room.announced('Passage tagged Leadership, 2 themes.');
  await room.reader.passage('Two carers').getByRole('button', { name: 'Take Training off' }).click();
  await room.announced('Took Training off. 1 theme on this passage.');
  await expect.poll(room.listed).toEqual([['LE', 'Two carers were sent home early.']]);
  await room.press('Delete');
  await room.announced(/^Deleted the passage/);
  expect(await room.listed()).toEqual([]);
  await room.undo();
  await expect.poll(room.listed).toEqual([['LE', 'Two carers were sent home early.']]);
  await books.undoAll(3);
});

it('a selection inside a passage makes its own, the same span uses the one there is, and a theme twice over is counted once', async () => {
  const { page, reader } = room;
  await books.tagSentence('Two carers', '1');
  await reader.select('carers were sent');
  await room.press('1');
  await room.announced('Passage tagged Training, 1 theme.');
  await reader.select('Two carers were sent home early.');
  await room.press('2');
  await room.announced('Passage tagged Culture, 2 themes.');
  await room.press('Escape');
  await expect.poll(room.listed).toEqual([
    ['TR CU', 'Two carers were sent home early.'],
    ['TR', 'carers were sent'],
  ]);
  await expect
    .poll(() => page.locator('.reader-document-current .reader-document-bars').textContent())
    .toMatch(/Training 1, Culture 1/u);
  await books.undoAll(3);
});

it('the ends of a passage are drawn by handles, to whole words, or with Alt to letters; Escape leaves it', async () => {
  const { page, reader } = room;
  await books.tagSentence('Two carers', '1');
  await books.choose('Two carers');
  const drawTo = async (end: 'Start' | 'End', words: string, isExact = false): Promise<void> => {
    const handle = await room.handle(end).boundingBox();
    const to = await pointBefore(page, reader.text, words);
    if (handle === null) throw new Error('The handle is not drawn.');
    expect(Math.min(handle.width, handle.height)).toBeGreaterThanOrEqual(24);
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    const box = await reader.passage('').first().boundingBox();
    expect(box).not.toBeNull();
    await page.mouse.move(x, y);
    await page.mouse.down();
    if (isExact) await page.keyboard.down('Alt');
    const line = await lineOf(end);
    await page.mouse.move(to.x + (x - line.x), to.y + (y - line.y), { steps: 5 });
    await keepScreenshot(page, `passages handle ${end}`);
    await page.mouse.up();
    if (isExact) await page.keyboard.up('Alt');
  };
  await drawTo('End', 'ound on Sunday');
  await room.announced(/^The passage is .* now/);
  await expect.poll(room.listed).toEqual([['TR', 'Two carers were sent home early. The keys were found']]);
  await drawTo('Start', 'arers were');
  await expect.poll(room.listed).toEqual([['TR', 'carers were sent home early. The keys were found']]);
  await drawTo('End', 'ys were found', true);
  await expect.poll(room.listed).toEqual([['TR', 'carers were sent home early. The ke']]);
  await room.handle('Start').focus();
  await room.press('ArrowRight', 'Control+ArrowRight', 'Escape');
  await room.announced('The passage stays as it was.');
  expect(await room.listed()).toEqual([['TR', 'carers were sent home early. The ke']]);
  await room.handle('End').focus();
  await room.press('ArrowLeft', 'ArrowLeft', 'Enter');
  await expect.poll(room.listed).toEqual([['TR', 'carers were sent home early. The']]);
  expect(await reader.text.evaluate((text) => text === document.activeElement)).toBe(true);
  await books.undoAll(5);
});

/** Where the end of the chosen passage stands in its line, which is what a handle moves. */
async function lineOf(end: 'Start' | 'End'): Promise<{ readonly x: number; readonly y: number }> {
  const handle = await room.handle(end).boundingBox();
  if (handle === null) throw new Error('The handle is not drawn.');
  return end === 'Start'
    ? { x: handle.x + 20, y: handle.y + 16 + 10 }
    : { x: handle.x + 4, y: handle.y + 8 - 10 };
}

it('the ends of a passage are moved by keys, seen before they are kept, as one act', async () => {
  await books.tagSentence('The keys were', '1');
  await books.choose('The keys were');
  await room.press('.', '.', '.', '<');
  await room.announced(/^Begins “early\. The keys/u);
  expect(await room.listed()).toEqual([['TR', 'The keys were found on Sunday.']]);
  await keepScreenshot(room.page, 'passages ends by keys');
  await room.press('Enter');
  await expect.poll(room.listed).toEqual([['TR', 'early. The keys were found on Sunday. The manager wrote']]);
  await room.press(',', '>', 'Escape');
  await room.announced('The passage stays as it was.');
  for (let step = 0; step < 12; step += 1) await room.press(',');
  await room.announced(/^That end cannot be moved on: some text has to be left/u);
  await room.press('Escape');
  await room.undo();
  await expect.poll(room.listed).toEqual([['TR', 'The keys were found on Sunday.']]);
  await books.undoAll(1);
});
