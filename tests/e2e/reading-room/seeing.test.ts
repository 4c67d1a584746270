import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { chooseFromMenu } from '../shell.ts';
import { type ReadingRoom, pointBefore, readingRoom } from './reading-room.ts';

const paragraph = (day: number): string =>
  `Entry ${String(day)} of the day book. The drill of day ${String(day)} was written down by the deputy. Nobody signed for it.`;
const book = {
  name: 'day-book.txt',
  content: ['Day book of Larch House', ...Array.from({ length: 60 }, (_, day) => paragraph(day + 1))].join(
    '\n\n',
  ),
};
const urn = 'MVI000011';
const sentence = (day: number): string => `The drill of day ${String(day)} was written down by the deputy.`;

let room: ReadingRoom;

beforeAll(async () => {
  room = await readingRoom([book]);
  await room.open(urn);
  for (const day of [1, 2, 20, 40, 58]) {
    await room.caretBefore(`drill of day ${String(day)} `);
    await room.press('s', '1');
    await room.announced('Passage tagged Training, 1 theme.');
    await room.press('Escape', 'Escape');
  }
  await room.press('Control+Home');
  await room.reader.select('of day 1 was written');
  await room.press('2');
  await room.announced('Passage tagged Culture, 1 theme.');
  await room.press('Escape', 'Escape');
});

afterAll(async () => {
  await room.close();
});

afterEach(async () => {
  expect(room.errors).toEqual([]);
  await room.press('Escape', 'Escape', 'Escape');
});

attachLogsToFailures();

/** What a person sees of the telling about a passage. */
function tip(): ReturnType<ReadingRoom['page']['getByRole']> {
  return room.page.getByRole('tooltip');
}

/** The text under the highlight of a name. */
function painted(name: string): Promise<string> {
  return room.page.evaluate(
    (highlight) => [...(CSS.highlights.get(highlight) ?? [])].map(String).join('|'),
    name,
  );
}

/** What is marked in the text by the themes' highlights, and how many stripes stand beside it. */
function marks(): Promise<{ readonly ranges: number; readonly stripes: number }> {
  return room.page.evaluate(() => ({
    ranges: [...CSS.highlights]
      .filter(([name]) => name.startsWith('theme-'))
      .flatMap(([, ranges]) => [...ranges]).length,
    stripes: document.querySelectorAll('.reader-stripe').length,
  }));
}

it('stacked passages are offered to choose from, by mouse and by Enter at the caret, and the one pointed at is shown in the text', async () => {
  const { page, reader } = room;
  await room.press('Control+Home');
  await room.caretBefore('day 1 was');
  const picker = page.getByRole('dialog', { name: '2 passages at this place' });
  const choices = picker.getByRole('button');
  await choices.first().waitFor();
  expect(await choices.allInnerTexts()).toEqual([
    `TR\n11 words\n${sentence(1)}`,
    'CU\n5 words\nof day 1 was written',
  ]);
  await expect.poll(() => painted('reader-preview')).toBe(sentence(1));
  await choices.nth(1).hover();
  await expect.poll(() => painted('reader-preview')).toBe('of day 1 was written');
  await keepScreenshot(page, 'seeing stack');
  await choices.nth(1).click();
  await expect
    .poll(() => reader.passages.locator('[aria-current=true] .reader-card-quote').innerText())
    .toBe('of day 1 was written');

  await room.press('Escape', 'ArrowRight', 'ArrowRight', 'Enter');
  await choices.first().waitFor();
  await room.press('Enter');
  await expect
    .poll(() => reader.passages.locator('[aria-current=true] .reader-card-quote').innerText())
    .toBe(sentence(1));
});

it('the list follows the caret and the scrolling without taking the focus, and the text follows the list', async () => {
  const { page, reader } = room;
  const near = reader.passages.locator('[aria-current=location]');
  const hasFocus = () => reader.text.evaluate((text) => text === document.activeElement);
  await room.press('Control+Home');
  await room.caretBefore('Entry 2 of');
  await expect.poll(() => near.innerText()).toContain(sentence(2));
  await reader.text.hover();
  await page.mouse.wheel(0, 100_000);
  await expect.poll(() => near.innerText()).toContain(sentence(58));
  expect(await hasFocus()).toBe(true);
  await room.press('Control+Home');
  await expect.poll(() => near.innerText()).toContain(sentence(1));
  expect(await hasFocus()).toBe(true);

  const isSeen = (words: string) =>
    reader.text.getByText(words).evaluate((block) => {
      const box = block.getBoundingClientRect();
      return box.top > 0 && box.bottom < innerHeight;
    });
  await reader.passage(sentence(20)).locator('.reader-card-quote').click();
  await expect.poll(() => isSeen('drill of day 20 ')).toBe(true);
  await room.press('ArrowDown');
  await expect.poll(() => isSeen('drill of day 40 ')).toBe(true);
  await expect.poll(() => page.locator(':focus').innerText()).toBe(sentence(40));
  await expect
    .poll(() => reader.passages.locator('[aria-current=true] .reader-card-quote').innerText())
    .toBe(sentence(40));
});

it('hovering tells who tagged a passage, when, and how its note begins; it can be pointed at, and Escape puts it away', async () => {
  const { page, reader } = room;
  await reader.passage(sentence(2)).locator('.reader-card-quote').click();
  await room.press('n');
  await reader.newNote.waitFor();
  await page.keyboard.type('Ask who held the pen.');
  await room.press('Enter');
  await page.keyboard.type('A second line.');
  await room.press('Control+Enter');
  await reader.passage(sentence(2)).getByText('Ask who held the pen.').waitFor();
  await room.press('Escape', 'Escape');
  const over = await pointBefore(page, reader.text, 'written down by the deputy. Nobody signed for it.');
  const place = await pointBefore(page, reader.text, 'of day 2 was');
  expect(over).not.toEqual(place);
  await page.mouse.move(place.x, place.y, { steps: 3 });
  await tip().waitFor();
  const told = await tip().innerText();
  expect(told).toMatch(/Training\s+.+, \d{1,2} \w{3} \d{4}, \d\d:\d\d/u);
  expect(told).toContain('Privileged note: Ask who held the pen.');
  expect(told).not.toContain('second line');
  await keepScreenshot(page, 'seeing tip');

  const box = await tip().boundingBox();
  if (box === null) throw new Error('The tip is not drawn.');
  await page.mouse.move(box.x + 20, box.y + box.height / 2, { steps: 6 });
  await page.waitForTimeout(600);
  expect(await tip().isVisible()).toBe(true);
  await room.press('Escape');
  await tip().waitFor({ state: 'detached' });

  await room.press('Control+Home');
  await page.mouse.move(5, 400);
  await reader.passage(sentence(2)).locator('.reader-card-quote').click();
  await room.press('i');
  await tip().waitFor();
  await room.announced(/Training.*Privileged note: Ask who held the pen/u);
});

it('the stripes beside the text are one stop for Tab, tell about their passages and choose them', async () => {
  const { page, reader } = room;
  await room.press('Control+Home');
  await reader.text.focus();
  await room.press('Tab');
  for (let presses = 0; presses < 6; presses += 1) {
    if ((await page.locator('.reader-stripe:focus').count()) > 0) break;
    await room.press('Tab');
  }
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('TR: Training, 1 passage');
  await tip().waitFor();
  await room.press('ArrowDown');
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('CU: Culture, 1 passage');
  await keepScreenshot(page, 'seeing stripe');
  await room.press('Escape');
  await tip().waitFor({ state: 'detached' });
  await room.press('Enter');
  await expect
    .poll(() => reader.passages.locator('[aria-current=true] .reader-card-quote').innerText())
    .toBe('of day 1 was written');
  expect(await reader.text.evaluate((text) => text === document.activeElement)).toBe(true);
});

it('the stripes stay beside their lines when a note above the text grows and goes', async () => {
  const { page, reader } = room;
  await room.press('Control+Home');
  const places = (): Promise<{ readonly text: number; readonly apart: number }> =>
    page.evaluate(() => {
      const top = (selector: string): number =>
        document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN;
      return { text: top('.reader-text'), apart: Math.round(top('.reader-stripe') - top('.reader-text')) };
    });
  await expect.poll(async () => (await marks()).stripes).toBeGreaterThan(0);
  const before = await places();
  await room.press('Alt+n');
  await page.locator('.note-editable:focus').waitFor();
  await page.keyboard.type('Who kept it');
  for (let lines = 0; lines < 4; lines += 1) await page.keyboard.press('Enter');
  await expect.poll(async () => (await places()).text).toBeGreaterThan(before.text + 50);
  await expect.poll(async () => (await places()).apart).toBe(before.apart);
  await room.press('Escape');
  await reader.text.focus();
});

it('marks go off and on by key and menu, leave the text to be read, and say that they are off', async () => {
  const { application, page, reader } = room;
  await room.press('Control+Home');
  await expect.poll(async () => (await marks()).stripes).toBeGreaterThan(0);
  expect((await marks()).ranges).toBeGreaterThan(0);
  await room.press('m');
  const sign = page.getByRole('group', { name: 'Marks are off' });
  await sign.getByText('Marks are off: 6 passages of this document are not shown in the text.').waitFor();
  await expect.poll(marks).toEqual({ ranges: 0, stripes: 0 });
  expect(await reader.text.innerText()).toContain(paragraph(1));
  await keepScreenshot(page, 'seeing marks off');
  await room.open('MVI000002');
  await sign.waitFor();
  await expect.poll(marks).toEqual({ ranges: 0, stripes: 0 });
  await chooseFromMenu(application.app, 'toggle-marks');
  await sign.waitFor({ state: 'detached' });
  await expect.poll(async () => (await marks()).ranges).toBeGreaterThan(0);
  await room.press('m');
  await sign.getByRole('button', { name: 'Show marks' }).click();
  await sign.waitFor({ state: 'detached' });
});
