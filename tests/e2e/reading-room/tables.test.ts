import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { readClipboard } from '../clipboard.ts';
import { type ReadingRoom, readingRoom } from './reading-room.ts';

const rota = [
  'Night,Keeper,Children,Remarks',
  'Monday 3 March,Orla Finch,11,',
  'Tuesday 4 March,T. Reed,9,Two were moved at night and nobody wrote down where they went.',
  'Wednesday 5 March,The deputy keeper,10,The lamp failed.',
  'Thursday,,11,Quiet.',
]
  .join('\n')
  .replaceAll(',', '\t');

const urn = 'MVI000011';

let room: ReadingRoom;

beforeAll(async () => {
  room = await readingRoom([{ name: 'rota.tsv', content: rota }]);
});

afterAll(async () => {
  await room.close();
});

afterEach(() => {
  expect(room.errors).toEqual([]);
});

attachLogsToFailures();

it('the cells of a table stand under each other, and the text stays what it is', async () => {
  await room.open(urn);
  await keepScreenshot(room.page, 'tables 1 light');
  const rows = await room.reader.text.locator('.reader-table-row').evaluateAll((elements) =>
    elements.map((row) => {
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      const cells: (readonly [string, number])[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const words = node.nodeValue ?? '';
        if (words === '\t') continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        cells.push([words, Math.round(range.getClientRects()[0]?.left ?? 0)]);
      }
      return { text: row.textContent, cells };
    }),
  );
  expect(rows.map(({ text }) => text)).toEqual(rota.split('\n'));
  const places = new Map(rows.flatMap(({ cells }) => cells));
  // Letters stand on whole pixels here and there, so cells of one column can be one apart.
  for (const [cell, above] of [
    ['T. Reed', 'Orla Finch'],
    ['The deputy keeper', 'Orla Finch'],
    ['9', '11'],
    ['Quiet.', 'Remarks'],
  ] as const) {
    expect(Math.abs((places.get(cell) ?? 0) - (places.get(above) ?? 9_999))).toBeLessThan(2);
  }
  expect(places.get('11')).toBeGreaterThan(places.get('Orla Finch') ?? 0);
});

it('a selection over cells is copied and tagged with the tabs between them', async () => {
  await room.caretBefore('Reed');
  await room.press('Home', 'Shift+End');
  await room.press('Control+c');
  const row = rota.split('\n')[2] ?? '';
  expect((await readClipboard(room.application.app)).text.split('\n')[0]).toContain(row.slice(5, 30));
  await room.press('1');
  await expect.poll(() => room.listed()).toHaveLength(1);
  expect((await room.listed())[0]?.[1]).toContain('T. Reed');
  await keepScreenshot(room.page, 'tables 2 tagged');
});
