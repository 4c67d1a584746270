import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { packHolds } from '../../unit/pack/pack-holds.ts';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { readClipboard } from '../clipboard.ts';
import { packInside } from '../main-job/pack-on-disk.ts';
import { packsPage } from '../main-job/packs-page.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';
import { type FindingPage, findingPage } from './finding-page.ts';
import { type ReadingRoom, readingRoom } from './reading-room.ts';

/** A name of a list and a term that stand nowhere else. */
const [listName, rareTerm] = ['Windlestraw', 'Quaggabeck'];

const lessons = {
  name: 'lessons.txt',
  content: 'Lessons\n\nThe untrained porter asked for a course. Training was promised him in May.',
};

let folder: string;
let room: ReadingRoom;
let finding: FindingPage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-terms-'));
  room = await readingRoom([lessons]);
  finding = findingPage(room.page);
  await finding.ask('porter');
  await finding.toggle('Term lists');
  await room.page.getByLabel('New list').fill(listName);
  await room.page.keyboard.press('Enter');
  await terms().fill(`train*\nuntrained\n${rareTerm}`);
  await terms().blur();
  await room.announced(`${listName} has 3 terms.`);
});

afterAll(async () => {
  await room.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => {
  expect(room.errors).toEqual([]);
});

attachLogsToFailures();

const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 15_000, ...options });

function terms(): ReturnType<ReadingRoom['page']['getByLabel']> {
  return room.page.getByLabel(`Terms of ${listName}, one a line`);
}

/** The words that are underlined as terms in the text being read. */
function underlined(): Promise<readonly string[]> {
  return room.page.evaluate(() => [...(CSS.highlights.get('reader-term') ?? [])].map(String));
}

it('the terms of a list are underlined in every document, as long as the list and the marks are shown', async () => {
  const { page } = room;
  await room.open('MVI000011');
  await poll(underlined).toEqual(['untrained', 'Training']);
  await keepScreenshot(page, 'standing terms');
  await room.press('m');
  await poll(underlined).toEqual([]);
  await room.press('m');
  await poll(underlined).toEqual(['untrained', 'Training']);
  await room.open('MVI000001');
  await poll(underlined).toContain('training');
  await finding.ask('porter');
  await page.getByRole('checkbox', { name: 'Shown in documents' }).click();
  await room.announced(`${listName} is not shown any more.`);
  await room.open('MVI000011');
  await room.reader.block('The untrained porter').waitFor();
  await poll(underlined).toEqual([]);
  await finding.ask('porter');
  await page.getByRole('checkbox', { name: 'Shown in documents' }).click();
  await room.open('MVI000011');
  await poll(underlined).toEqual(['untrained', 'Training']);
});

it('terms are not tags: they make no passage, and are in nothing that is copied or exported', async () => {
  const { page, reader } = room;
  await room.open('MVI000011');
  await poll(underlined).toEqual(['untrained', 'Training']);
  expect(await room.listed()).toEqual([]);
  const words = 'The untrained porter asked for a course.';
  await reader.select(words);
  await room.press('Control+c');
  await poll(async () => (await readClipboard(room.application.app)).text).toContain(words);
  expect((await readClipboard(room.application.app)).html).not.toMatch(/<mark|underline|dotted/u);
  await room.press('1');
  await reader.passage(words).waitFor();

  await matterPage(page).goTo('Packs');
  const packs = packsPage(page);
  await packs.title.fill('Lessons');
  await packs.pick('Documents', [/MVI000011/]);
  await page.getByText(/^1 passage from 1 document on \d+ pages, about /).waitFor();
  await answerDialogs(room.application, { open: folder });
  await packs.build.click();
  await packs.built.waitFor({ timeout: 45_000 });
  const { files } = await packInside(folder);
  expect(await packHolds(files, words)).toBe(true);
  for (const left of [listName, rareTerm, 'train*']) {
    expect(await packHolds(files, left), left).toBe(false);
  }
});
