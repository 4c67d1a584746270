import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { type FindingPage, findingPage } from './finding-page.ts';
import { type ReadingRoom, readingRoom } from './reading-room.ts';

const bells = {
  name: 'bells.txt',
  content: [
    'Register of the bells',
    'The handbell was lent to the school. It came back cracked, and the handbell was never mended.',
    'A new handbell was bought by the vestry. Nobody was shown how to ring it.',
    'The old handbell went to the smith.',
  ].join('\n\n'),
};
const urn = 'MVI000011';
const query = `handbell document:${urn}`;

let room: ReadingRoom;
let finding: FindingPage;

beforeAll(async () => {
  room = await readingRoom([bells]);
  finding = findingPage(room.page);
});

beforeEach(async () => {
  await finding.ask(query);
  await room.press('Control+Shift+T');
  await list().waitFor();
});

afterEach(async () => {
  expect(room.errors).toEqual([]);
  await list().focus();
  await room.press('a', 'Escape');
  await finding.count.waitFor();
});

afterAll(async () => {
  await room.close();
});

attachLogsToFailures();

const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 15_000, ...options });

function list(): ReturnType<ReadingRoom['page']['getByRole']> {
  return room.page.getByRole('listbox', { name: 'What would be tagged' });
}

/** What would be tagged: each with whether it is taken. */
function offered(): Promise<readonly (readonly [taken: boolean, words: string])[]> {
  return list()
    .getByRole('option')
    .evaluateAll((options) =>
      options.map(
        (option) =>
          [
            option.getAttribute('aria-selected') === 'true',
            option.querySelector('.search-snippet')?.textContent ?? '',
          ] as const,
      ),
    );
}

const sentences = [
  'The handbell was lent to the school.',
  'It came back cracked, and the handbell was never mended.',
  'A new handbell was bought by the vestry.',
  'The old handbell went to the smith.',
];

it('every hit is shown as it would be tagged: its whole sentence, its whole block, or its words', async () => {
  const { page } = room;
  const unit = page.getByLabel('Tag', { exact: true });
  const words = async (): Promise<readonly string[]> => (await offered()).map(([, quote]) => quote);
  await poll(words).toEqual(sentences);
  await page.getByText('4 of 4 passages for').waitFor();
  await keepScreenshot(page, 'tag hits');
  await unit.selectOption('The whole block');
  await poll(words).toEqual([
    `${String(sentences[0])} ${String(sentences[1])}`,
    'A new handbell was bought by the vestry. Nobody was shown how to ring it.',
    sentences[3],
  ]);
  await unit.selectOption('The words found');
  await poll(words).toEqual(['handbell', 'handbell', 'handbell', 'handbell']);
  const place = page.getByRole('region', { name: 'The current one in its place' });
  expect(await place.innerText()).toBe(`${String(sentences[0])} ${String(sentences[1])}`);
});

it('each is taken or left out by keys, all at once, too, and what was decided is kept while one looks elsewhere', async () => {
  const { page } = room;
  await page.locator(':focus').and(list()).waitFor();
  await room.press('ArrowDown', 'Space', 'End', 'x');
  const decided = [true, false, true, false].map((taken, at) => [taken, sentences[at]]);
  await poll(offered).toEqual(decided);
  await page.getByText('2 of 4 passages for').waitFor();
  await room.press('ArrowUp', 'Space', 'Space');
  expect(await offered()).toEqual(decided);
  await room.press('Escape');
  await finding.count.waitFor();
  await room.press('Control+Shift+T');
  await poll(offered).toEqual(decided);
  await room.press('r');
  await poll(offered).toEqual(sentences.map((words) => [false, words]));
  await room.press('a');
  await poll(offered).toEqual(sentences.map((words) => [true, words]));
});

it('those that are taken are tagged with the chosen themes in one act, which one undo takes back', async () => {
  const { page, reader } = room;
  await poll(offered).toHaveLength(4);
  const apply = page.getByRole('button', { name: /^Tag \d/ });
  expect(await apply.isDisabled()).toBe(true);
  await room.press('ArrowDown', 'Space', '1', '2');
  await room.announced('Culture chosen');
  await room.press('Control+Enter');
  await page.getByText('Tagged 3 passages Training, Culture.').first().waitFor();
  await room.open(urn);
  const tagged = [sentences[0], sentences[2], sentences[3]].map((words) => ['TR CU', words]);
  await poll(room.listed).toEqual(tagged);
  await room.undo();
  await reader.passages.getByRole('article').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await poll(room.listed).toEqual(tagged);
  await room.undo();
  await reader.passages.getByRole('article').first().waitFor({ state: 'detached' });
  await finding.ask(query);
  await room.press('Control+Shift+T');
  await list().waitFor();
});
