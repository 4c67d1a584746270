import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { type ReadingRoom, readingRoom, pointBefore } from './reading-room.ts';

const log = {
  name: 'night-log.txt',
  content: [
    'Night log of Larch House',
    'The evening handover began late. Nobody had read the training record aloud. The deputy said that the drill was never held.',
    'Two carers were sent home early. The keys were found on Sunday.',
    'Residents asked for water at two. The bell rang for forty minutes.',
  ].join('\n\n'),
};
const urn = 'MVI000011';

let room: ReadingRoom;

beforeAll(async () => {
  room = await readingRoom([log]);
  await room.open(urn);
});

beforeEach(async () => {
  await room.press('Escape', 'Escape', 'Control+Home');
});

afterAll(async () => {
  await room.close();
});

afterEach(() => {
  expect(room.errors).toEqual([]);
});

attachLogsToFailures();

async function drag(from: string, to: string, isExact: boolean): Promise<void> {
  const { page, reader } = room;
  const first = await pointBefore(page, reader.text, from);
  const last = await pointBefore(page, reader.text, to);
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move(last.x, last.y, { steps: 4 });
  if (isExact) await page.keyboard.down('Alt');
  await page.mouse.up();
  if (isExact) await page.keyboard.up('Alt');
}

it('a drag of the mouse selects whole words, and with Alt held single letters', async () => {
  await drag('andover', 'ate. Nobody', false);
  expect(await room.selection()).toBe('handover began late');
  await room.press('Escape');
  await drag('andover', 'ate. Nobody', true);
  expect(await room.selection()).toBe('andover began l');
});

it('the caret moves by character, word, sentence and block', async () => {
  const caretAfter = async (...keys: readonly string[]): Promise<string> => {
    await room.press('Escape', 'Control+Home', 'Control+ArrowDown', ...keys, 'Shift+End');
    return room.selection();
  };
  expect(await caretAfter()).toMatch(/^The evening/);
  expect(await caretAfter('ArrowRight')).toMatch(/^he evening/);
  expect(await caretAfter('ArrowRight', 'ArrowRight', 'ArrowLeft')).toMatch(/^he evening/);
  expect(await caretAfter('Control+ArrowRight', 'Control+ArrowRight')).toMatch(/^ handover began/);
  expect(await caretAfter('Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowLeft')).toMatch(
    /^evening/,
  );
  expect(await caretAfter('Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowUp')).toMatch(/^Nobody had read/);
  expect(await caretAfter('Control+ArrowDown')).toMatch(/^Two carers/);
  expect(await caretAfter('Control+ArrowDown', 'Control+ArrowUp')).toMatch(/^The evening/);
});

it('Shift selects on the way, by character, word, sentence and block', async () => {
  const selectedBy = async (...keys: readonly string[]): Promise<string> => {
    await room.press('Escape', 'Control+Home', 'Control+ArrowDown', ...keys);
    return room.selection();
  };
  expect(await selectedBy('Shift+ArrowRight', 'Shift+ArrowRight')).toBe('Th');
  expect(await selectedBy('Control+Shift+ArrowRight', 'Control+Shift+ArrowRight')).toBe('The evening');
  expect(await selectedBy('Alt+Shift+ArrowDown')).toBe('The evening handover began late.');
  expect(await selectedBy('Control+Shift+ArrowDown')).toContain('was never held.');
  expect(await selectedBy('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft')).toBe('T');
});

it('one key selects the sentence at the caret, one the block', async () => {
  await room.caretBefore('training record');
  await room.press('s');
  expect(await room.selection()).toBe('Nobody had read the training record aloud.');
  await room.press('Escape', 'b');
  expect(await room.selection()).toBe(log.content.split('\n\n')[1]);
  await room.caretBefore('training record');
  await room.press('Alt+Shift+ArrowRight', 'Alt+Shift+ArrowRight');
  expect(await room.selection()).toBe('Nobody had read the training record aloud.');
  await room.press('Alt+Shift+ArrowLeft');
  expect(await room.selection()).toBe('training');
});

it('a digit tags with one of the first nine themes; the bar goes, the keys are in the text, it is listed and said', async () => {
  const { page, reader } = room;
  await room.caretBefore('Two carers');
  await room.press('s');
  await reader.selectionBar.waitFor();
  await keepScreenshot(page, 'selecting bar');
  await room.press('2');
  await room.announced('Passage tagged Culture, 1 theme.');
  await reader.selectionBar.waitFor({ state: 'detached' });
  expect(await reader.text.evaluate((text) => text === document.activeElement)).toBe(true);
  expect(await room.listed()).toEqual([['CU', 'Two carers were sent home early.']]);
  await room.press('1');
  await room.announced('Passage tagged Training, 2 themes.');
  await room.press('1');
  await room.announced('Took Training off. 1 theme on this passage.');
  await room.undo();
  await room.undo();
  await room.undo();
  await expect.poll(room.listed).toEqual([]);
});

it('white space alone is refused in a sentence, and so is tagging nothing', async () => {
  const { page } = room;
  await room.caretBefore('evening');
  await room.press('ArrowLeft', 'Shift+ArrowRight');
  expect(await room.selection()).toBe(' ');
  await room.press('1');
  await page.getByText('That selection holds nothing but white space, so there is nothing to tag.').waitFor();
  await room.press('t');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await room.press('Escape', '1');
  await page.getByText('Select the words to tag first, or go to a passage with [ or ].').waitFor();
  expect(await room.listed()).toEqual([]);
});

it('the bar at a selection stays on one line, and what does not fit is behind More', async () => {
  const { page, reader } = room;
  await room.press('Control+ArrowDown', 's', 't');
  for (const name of ['Keys and locked doors', 'Water and meals']) {
    await page.keyboard.type(name);
    await room.press('Shift+Enter');
    await room.announced(`Passage tagged ${name}, a new theme`);
  }
  await page.getByRole('navigation').getByText('Water and meals').waitFor();
  await room.press('Escape', 'b');
  const heights = await reader.selectionBar.evaluate((bar) =>
    [...bar.querySelectorAll('button')]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }))
      .map((button) => Math.round(button.getBoundingClientRect().top)),
  );
  expect(new Set(heights).size).toBe(1);
  expect(heights.length).toBeGreaterThan(4);
  await keepScreenshot(page, 'selecting bar with nine themes');
  await room.press('9');
  await room.announced('Passage tagged Water and meals, 1 theme.');
  await reader.selectionBar.waitFor({ state: 'detached' });
});

it('opening a document puts the keys into its text and says what was opened', async () => {
  await room.open('MVI000002');
  await room.announced(/^Opened .*\d+ passages?\.$/u);
  await room.press('Control+Home', 'Control+ArrowDown', 's');
  expect((await room.selection()).length).toBeGreaterThan(0);
});
