import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { type FindingPage, findingPage } from './finding-page.ts';
import { gatehouse, inGatehouse, tagGatehouse } from './gatehouse.ts';
import { type ReadingRoom, readingRoom } from './reading-room.ts';

const year = {
  name: 'year.txt',
  content: [
    'Notes on a quiet year',
    'The lamplighter counted nine lanterns at the tollgate.',
    'Nobody counted lanterns when the tollgate was shut.',
    'A lamplit ferry waited for the tollgate keeper.',
    'The keeper of the old ferry shut the gate and counted nothing.',
  ].join('\n\n'),
};
const [log, notes] = ['MVI000011', 'MVI000012'];

let room: ReadingRoom;
let finding: FindingPage;

beforeAll(async () => {
  room = await readingRoom([gatehouse, year]);
  finding = findingPage(room.page);
  await tagGatehouse(room, log);
});

afterAll(async () => {
  await room.close();
});

afterEach(() => {
  expect(room.errors).toEqual([]);
});

attachLogsToFailures();

/** Asks again until it is so; a machine with much else to do takes its time. */
const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 15_000, ...options });

/** The numbers of the blocks in the notes on a quiet year that a query finds, ascending. */
async function blocksFound(query: string): Promise<readonly number[]> {
  const hits = await finding.found(`(${query}) document:${notes}`);
  return hits.map(([place]) => Number(/¶(\d+)/u.exec(place)?.[1])).sort((one, other) => one - other);
}

/** The words of the passages in the log of the gatehouse that a query finds. */
async function passagesFound(query: string): Promise<readonly string[]> {
  const hits = await finding.found(`${query} document:${log}`);
  return hits.map(([, , words]) => words);
}

describe('words are found', () => {
  it('all of them, as phrases, by their beginnings, joined by AND, OR and NOT, and near each other', async () => {
    const queries: readonly (readonly [string, readonly number[]])[] = [
      ['lanterns tollgate', [2, 3]],
      ['"nine lanterns"', [2]],
      ['lampli*', [2, 4]],
      ['ferry AND keeper', [4, 5]],
      ['lamplighter OR lamplit', [2, 4]],
      ['tollgate NOT lanterns', [4]],
      ['(lamplit OR lanterns) NOT nobody', [2, 4]],
      ['NEAR(counted tollgate, 3)', [3]],
      ['NEAR(counted tollgate, 4)', [2, 3]],
    ];
    for (const [query, blocks] of queries) expect(await blocksFound(query), query).toEqual(blocks);
  });

  it('by regular expressions', async () => {
    const hits = await finding.found(String.raw`/\d{2} nights/`);
    expect(hits.map(([place]) => place).sort()).toEqual([
      'Note on {MVI000001 para 9}',
      '{MVI000001 para 9}',
      '{MVI000004 para 5.2}',
      '{MVI000005 para 13}',
      '{MVI000005 para 8}',
    ]);
    expect(await finding.hits.locator('mark').allInnerTexts()).toContain('28 nights');
  });

  it('only in notes, where that is asked for', async () => {
    expect((await finding.found('diary')).length).toBe(6);
    expect((await finding.found('diary in:notes')).map(([place]) => place)).toEqual([
      'Note on {MVI000001 para 9}',
    ]);
  });

  it('by document, kind, date, publisher and reviewer, and by how far one is with a document', async () => {
    const urns = async (query: string): Promise<readonly string[]> => {
      const hits = await finding.found(query);
      return [...new Set(hits.map(([place]) => /MVI\d+/u.exec(place)?.[0] ?? ''))].sort();
    };
    expect(await urns('document:MVI000007 training')).toEqual(['MVI000007']);
    expect(await urns('kind:letter')).toEqual(['MVI000007']);
    expect(await urns('publisher:"Vale Today"')).toEqual(['MVI000002']);
    expect(await urns('date:2016..2017')).toEqual(
      [1, 2, 3, 4, 5].map((number) => `MVI00000${String(number)}`),
    );
    expect(await urns('reviewer:"J. Whitlock" theme:TR')).toEqual(['MVI000004', 'MVI000008']);
    await room.open('MVI000008');
    expect(await urns('document:MVI000008 status:reading')).toEqual(['MVI000008']);
    expect(await urns('document:MVI000008 status:unread')).toEqual([]);
  });
});

describe('passages are found by how their themes stand to each other', () => {
  const { both, drill, taught, laughed, learned, alone } = inGatehouse;

  it('two themes on the same passage or on overlapping ones', async () => {
    expect(await passagesFound('theme:TR AND theme:CU')).toEqual([both, laughed, learned]);
    expect(await passagesFound('theme:TR SAME theme:CU')).toEqual([both, learned]);
  });

  it('in the same block', async () => {
    expect(await passagesFound('theme:TR BLOCK theme:CU')).toEqual([both, drill, learned]);
  });

  it('within so many words, over the end of a block, too', async () => {
    expect(await passagesFound('theme:TR WITHIN/5 theme:CU')).toEqual([both, taught, learned]);
    expect(await passagesFound('theme:TR WITHIN/20 theme:CU')).toEqual([both, drill, taught, learned]);
  });

  it('one inside the other', async () => {
    expect(await passagesFound('theme:TR INSIDE theme:CU')).toEqual([both, learned]);
    expect(await passagesFound('theme:CU INSIDE theme:TR')).toEqual([both]);
  });

  it('one followed by the other', async () => {
    expect(await passagesFound('theme:TR THEN/20 theme:CU')).toEqual([drill]);
    expect(await passagesFound('theme:CU THEN/20 theme:TR')).toEqual([inGatehouse.silent]);
  });

  it('without a theme', async () => {
    expect(await passagesFound('theme:TR NOT theme:CU')).toEqual([drill, taught, alone]);
  });
});

describe('what is found is listed', () => {
  it('by relevance or by the date of its document', async () => {
    const order = room.page.getByLabel('Order', { exact: true });
    const urns = async (): Promise<readonly string[]> =>
      (await finding.listed()).map(([place]) => /MVI\d+/u.exec(place)?.[0] ?? '');
    await finding.ask('rota');
    const best = await urns();
    await order.selectOption('By date');
    await poll(async () => [...new Set(await urns())]).toEqual([
      'MVI000001',
      'MVI000005',
      'MVI000004',
      'MVI000008',
      'MVI000009',
      'MVI000010',
    ]);
    await order.selectOption('Best first');
    await poll(urns).toEqual(best);
  });

  it('document by document under headings that fold, with the notes on them', async () => {
    const { page } = room;
    await finding.ask('51 nights');
    const byDocument = page.getByRole('checkbox', { name: 'By document' });
    await byDocument.check();
    const heading = page.getByRole('button', { name: /^Night staffing at Fernlea House.* \d+ hits?$/ });
    await heading.waitFor();
    const inStatement = finding.hits.filter({ hasText: 'MVI000001 para 9' });
    await poll(() => inStatement.count()).toBe(2);
    await heading.press('Enter');
    await poll(() => inStatement.count()).toBe(0);
    expect(await heading.getAttribute('aria-expanded')).toBe('false');
    await keepScreenshot(page, 'search grouped');
    await byDocument.uncheck();
  });

  it('and counted as one types, in all and for each document, the last query standing', async () => {
    const { page } = room;
    await finding.ask('lantern');
    expect(await finding.count.innerText()).toMatch(/^2 hits \(1 block, 1 passage\)|^1 hit for lantern$/);
    await page.keyboard.type('s');
    await finding.answered('lanterns');
    expect(await finding.count.innerText()).toBe('2 hits for lanterns');
    expect(await finding.documents.getByRole('button').allInnerTexts()).toEqual([
      expect.stringMatching(/^Notes on a quiet year\s*MVI000012\s*2$/),
    ]);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('ferry');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('rota');
    await finding.answered('rota');
    await poll(() => finding.count.innerText()).toBe('19 hits for rota');
    await finding.documents.getByRole('button', { name: /MVI000004/ }).click();
    await finding.answered('rota document:MVI000004');
    expect((await finding.listed()).length).toBe(5);
  });

  it('for the arrow keys, and where it was left when one comes back from a hit', async () => {
    const { page } = room;
    await finding.ask('night');
    await page.keyboard.press('ArrowDown');
    await page.locator(':focus').and(finding.hits.first()).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator(':focus').and(finding.field).waitFor();

    await finding.hits.nth(99).scrollIntoViewIfNeeded();
    await finding.hits.nth(110).waitFor();
    const hit = finding.hits.nth(104);
    await hit.scrollIntoViewIfNeeded();
    const [words, before] = [await hit.innerText(), await hit.boundingBox()];
    await hit.click();
    await room.reader.text.waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.locator(':focus').and(finding.hits).waitFor();
    expect(await page.locator(':focus').innerText()).toBe(words);
    const moved = async (): Promise<number> => {
      const after = await page.locator(':focus').boundingBox();
      return Math.abs((after?.y ?? 0) - (before?.y ?? 0));
    };
    await poll(moved).toBeLessThan(4);
    await poll(() => finding.hits.count()).toBeGreaterThan(104);
  });
});

describe('a query that cannot be answered', () => {
  const faulty: readonly (readonly [query: string, marked: string, sentence: RegExp])[] = [
    ['"night', '"night', /never closed/],
    ['(night', '(', /never closed/],
    ['night)', ')', /never opened/],
    ['OR night', 'OR', /needs a word before and after/],
    ['NOT night', 'NOT night', /NOT needs something before it/],
    ['night AND', '', /ends where a word is expected/],
    ['NEAR(night)', 'NEAR(night)', /at least two words/],
    ['night /[/', '/[/', /regular expression/],
    ['theme:', 'theme:', /needs something right after the colon/],
    ['night kind:novel', 'kind:novel', /is nothing that kind: knows/],
    ['night date:2013-99', 'date:2013-99', /date/],
    ['night !!!', '!!!', /no letter or digit/],
    ['theme:TR WITHIN theme:CU', 'WITHIN', /needs the number of words/],
    ['theme:TR theme:Quibble', 'theme:Quibble', /No theme has the code or the name/],
    ['reviewer:Nobody', 'reviewer:Nobody', /Nobody of the name/],
  ];

  it('gets a sentence and a place, and the hits before it stay', async () => {
    await finding.ask('lanterns');
    for (const [query, marked, sentence] of faulty) {
      await finding.field.fill(query);
      await poll(() => finding.fault.locator('code').innerText()).toBe(
        query === 'night AND' ? 'night AND ' : query,
      );
      expect(await finding.fault.innerText(), query).toMatch(sentence);
      expect((await finding.fault.locator('mark').innerText()).trim(), query).toBe(marked);
      await room.page
        .getByText('These are the 2 hits of lanterns, the last search that was answered.')
        .waitFor();
      expect(await finding.hits.count()).toBe(2);
    }
    await keepScreenshot(room.page, 'search fault');
    await finding.ask('lanterns tollgate');
    expect(await finding.fault.count()).toBe(0);
  });
});
