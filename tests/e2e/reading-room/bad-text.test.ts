import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { type ReadingRoom, pointBefore, readingRoom } from './reading-room.ts';

const family = '👨‍👩‍👧‍👦';

/** UTF-16 with half a pair where a name stood: nothing else can hold one. */
const halves = Buffer.concat([
  Buffer.from([0xff, 0xfe]),
  Buffer.from('Register of Larch House\n\nThe night was signed by ', 'utf16le'),
  Buffer.from([0x3d, 0xd8]),
  Buffer.from(' and by nobody else. The morning was quiet.', 'utf16le'),
]);

const directions = [
  'Letters in two scripts',
  'في المساء بدأ التسليم متأخرا. لم يقرأ أحد السجل.',
  'The rese\u0301sume\u0301 of the deputy was read once. Zoe\u0308 wrote it.',
].join('\n\n');

const families = ['Visits of families', `On Sunday came ${family}${family} and nobody else ${family}.`].join(
  '\n\n',
);

let room: ReadingRoom;

beforeAll(async () => {
  room = await readingRoom([
    { name: 'a-halves.txt', content: halves },
    { name: 'b-directions.txt', content: directions },
    { name: 'c-families.txt', content: families },
  ]);
});

afterAll(async () => {
  await room.close();
});

afterEach(async () => {
  expect(room.errors).toEqual([]);
  await room.press('Escape', 'Escape');
});

attachLogsToFailures();

it('half of a pair is shown as replaced, cannot be quoted, and leaves the words around it to be tagged', async () => {
  const { page } = room;
  await room.open('MVI000011');
  await room.caretBefore('night was signed');
  await room.press('s');
  expect(await room.selection()).toContain('\uFFFD');
  await room.press('1');
  await page.getByText('This selection holds characters that could not be read from the source').waitFor();
  expect(await room.listed()).toEqual([]);
  await room.press('Escape');
  await room.caretBefore('The morning');
  await room.press('s', '1');
  await room.announced('Passage tagged Training, 1 theme.');
  await room.press('<', '<', '<', '<', '<', '<', '<', 'Enter');
  await page.getByText(/The passage was not moved and stands as before\./u).waitFor();
  await expect.poll(room.listed).toEqual([['TR', 'The morning was quiet.']]);
  await keepScreenshot(page, 'bad text halves');
});

it('text from right to left and with combining marks is walked through, selected and tagged by whole signs', async () => {
  const { page } = room;
  await room.open('MVI000012');
  await room.press('Control+Home', 'Control+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
  expect(await room.selection()).toBe('في');
  await room.press('Shift+ArrowRight');
  expect(await room.selection()).toBe('ف');
  await room.press('Escape', 'Control+Home', 'Control+ArrowDown', 'Alt+Shift+ArrowDown', '2');
  await room.announced('Passage tagged Culture, 1 theme.');
  await expect.poll(room.listed).toEqual([['CU', 'في المساء بدأ التسليم متأخرا.']]);
  await room.handle('End').waitFor();
  await keepScreenshot(page, 'bad text right to left');

  await room.press('Escape', 'Control+End', 'Control+ArrowUp');
  await room.caretBefore('sume\u0301 of the');
  await room.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
  expect(await room.selection()).toBe('sume\u0301');
  await room.press('ArrowRight', 'Shift+ArrowLeft');
  expect(await room.selection()).toBe('e\u0301');
});

it('a family at the end of a passage is never cut, by caret, mouse, handle or key', async () => {
  const { page, reader } = room;
  await room.open('MVI000013');
  await room.press('Control+Home', 'Control+ArrowDown');
  for (let step = 0; step < 'On Sunday came '.length; step += 1) await room.press('ArrowRight');
  await room.press('Shift+ArrowRight');
  expect(await room.selection()).toBe(family);
  await room.press('1');
  await room.announced('Passage tagged Training, 1 theme.');
  await expect.poll(room.listed).toEqual([['TR', family]]);
  await room.handle('End').focus();
  await room.press('ArrowRight');
  await room.press('Enter');
  await expect.poll(room.listed).toEqual([['TR', family + family]]);
  await room.handle('Start').focus();
  await room.press('ArrowRight', 'Enter');
  await expect.poll(room.listed).toEqual([['TR', family]]);
  await keepScreenshot(page, 'bad text families');

  const handle = await room.handle('End').boundingBox();
  const last = await pointBefore(page, reader.text, `${family}.`);
  if (handle === null) throw new Error('The handle is not drawn.');
  await page.mouse.move(handle.x + 12, handle.y + 12);
  await page.mouse.down();
  await page.keyboard.down('Alt');
  await page.mouse.move(last.x + 36, last.y + 8, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect.poll(room.listed).toEqual([['TR', `${family} and nobody else ${family}`]]);
});
