import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachLogsToFailures } from '../application.ts';
import { readingRoom, type ReadingRoom } from './reading-room.ts';

const rounds = Array.from({ length: 70 }, (_, round) => ({
  name: `round-${String(round + 1).padStart(2, '0')}.txt`,
  content: `Night round ${String(round + 1)}\n\nThe lantern at the yard gate was lit before round ${String(round + 1)}.`,
}));

let room: ReadingRoom;

beforeAll(async () => {
  room = await readingRoom(rounds);
});

afterAll(async () => {
  expect(room.errors).toEqual([]);
  await room.close();
});

attachLogsToFailures();

it('of many documents with hits the first are listed, more as they are asked for, and each narrows the search down', async () => {
  const { page } = room;
  await room.press('Control+Shift+F');
  const field = page.getByRole('searchbox', { name: /^Search/ });
  await field.fill('lantern');
  await room.press('Enter');
  const listed = page.getByRole('navigation', { name: 'Documents with hits' });
  await listed.getByRole('heading', { name: '70 documents' }).waitFor();
  const rows = listed.getByRole('listitem');
  expect(await rows.count()).toBe(60);
  await listed.getByRole('button', { name: 'Show more of the remaining 10 documents' }).click();
  await expect.poll(() => rows.count()).toBe(70);
  expect(await listed.getByRole('button', { name: /^Show more/ }).count()).toBe(0);
  await rows.last().getByRole('button').click();
  await listed.getByRole('heading', { name: '1 document', exact: true }).waitFor();
  expect(await field.inputValue()).toMatch(/^lantern document:/u);
});
