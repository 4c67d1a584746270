import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workplace } from './command-line.ts';
import { clock, mustDo, placeInSource, repeatable, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('four passages');
});

afterEach(() => workplace.remove());

const hash = expect.stringMatching(/^[0-9a-f]{64}$/u) as string;

it('a search finds words, phrases and themes in blocks, and counts what furniture holds', async () => {
  const agency = "'Missed signals' delayed island rescue, review finds";
  const found = await mustDo(workplace, ['search', 'Tarn.matter', 'chief', 'execut*']);
  const furniture = await mustDo(workplace, ['search', 'Tarn.matter', '"story for us"']);
  const shown = (await mustDo(workplace, ['search', 'Tarn.matter', '"story for us"', '--furniture'])) as {
    hits: { block: number }[];
  };
  expect({ found, furniture, blocks: shown.hits.map((hit) => hit.block) }).toEqual({
    found: {
      total: 1,
      inFurniture: 0,
      hits: [
        {
          urn: 'TAR000002',
          title: agency,
          block: 10,
          ...placeInSource('02-agency-report.txt', 'chief'),
          snippet: ':: The chief executive left the decision to whoever was on the desk;',
          themes: ['LE'],
        },
      ],
    },
    furniture: { total: 0, inFurniture: 1, hits: [] },
    blocks: [10],
  });
});

it('hits in notes are told apart from those in documents', async () => {
  const written = await mustDo(workplace, [
    'note',
    'Tarn.matter',
    '--document',
    'TAR000003',
    '--text',
    'Ask about Petrelstorm.',
  ]);
  const { id, on } = (written as { note: { id: string; on: string } }).note;
  expect(await mustDo(workplace, ['search', 'Tarn.matter', 'petrelstorm'])).toEqual({
    total: 1,
    inFurniture: 0,
    hits: [
      {
        urn: null,
        title: null,
        block: null,
        start: null,
        end: null,
        snippet: 'Ask about Petrelstorm.',
        themes: [],
        note: id,
        on,
        privileged: true,
      },
    ],
  });
});

it('hits come in pages, and a search that cannot be read is refused with the place', async () => {
  const all = (await mustDo(workplace, ['search', 'Tarn.matter', 'officer'])) as {
    total: number;
    hits: unknown[];
  };
  const pages: unknown[] = [];
  for (let offset = 0; offset < all.hits.length; offset += 1) {
    const page = await mustDo(workplace, [
      'search',
      'Tarn.matter',
      'officer',
      '--limit',
      '1',
      '--offset',
      String(offset),
    ]);
    pages.push(...(page as { hits: unknown[] }).hits);
  }
  expect(pages).toEqual(all.hits);
  expect(all.hits.length).toBeGreaterThan(1);
  expect(await workplace.ask(['search', 'Tarn.matter', '"officer'])).toEqual({
    code: 1,
    json: {
      ok: false,
      code: 'query-invalid',
      message: 'A quotation mark is opened and never closed. (At character 1.)',
    },
  });
});

it('undo and redo go on where an earlier process stopped, and say what they did', async () => {
  const passages = () => mustDo(workplace, ['passages', 'Tarn.matter']);
  const withFour = await passages();
  const undone = await mustDo(workplace, ['undo', 'Tarn.matter']);
  const withThree = (await passages()) as unknown[];
  const redone = await mustDo(workplace, ['redo', 'Tarn.matter']);
  const sentence = { ok: true, undone: 'Tagged {TAR000003 ¶8} Prosecution', kept: [] };
  expect({ undone, three: withThree.length, redone, after: await passages() }).toEqual({
    undone: sentence,
    three: 3,
    redone: sentence,
    after: withFour,
  });
  const none = await workplace.ask(['redo', 'Tarn.matter', ...repeatable]);
  expect(none).toEqual({
    code: 1,
    json: { ok: false, code: 'nothing-to-redo', message: 'There is nothing to do again.' },
  });
});

it('another reviewer’s acts are not undone', async () => {
  const refused = await workplace.ask(['undo', 'Tarn.matter', '--reviewer', 'J. Whitlock']);
  expect([refused.code, (refused.json as { code: string }).code]).toEqual([1, 'nothing-to-undo']);
});

it('the log gives every operation, newest first, and --limit the newest of them', async () => {
  await mustDo(workplace, ['note', 'Tarn.matter', '--matter', '--text', 'Hearing in June.']);
  const log = (await mustDo(workplace, ['log', 'Tarn.matter'])) as {
    type: string;
    replica: string;
    replicaSeq: number;
    reviewer: string;
  }[];
  expect(log.map(({ type, replicaSeq }) => [type, replicaSeq])).toEqual([
    ['note.create', 20],
    ...[19, 17, 15, 13].flatMap((n) => [
      ['tag.add', n],
      ['passage.create', n - 1],
    ]),
    ['document.import', 11],
    ['document.import', 10],
    ['document.import', 9],
    ['theme.create', 8],
    ['theme.create', 7],
    ['theme.create', 6],
    ['theme.create', 5],
    ['reviewer.name', 4],
    ['replica.key', 3],
    ['replica.begin', 2],
    ['matter.create', 1],
  ]);
  const newest = await mustDo(workplace, ['log', 'Tarn.matter', '--limit', '1']);
  expect(newest).toEqual([
    {
      id: expect.any(String) as string,
      act: expect.any(String) as string,
      undoes: null,
      replica: log[0]?.replica,
      replicaSeq: 20,
      clock: 20,
      atMs: Date.parse(clock),
      reviewer: log[0]?.reviewer,
      type: 'note.create',
      body: {
        note: expect.any(String) as string,
        target: { kind: 'matter' },
        content: { blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'Hearing in June.' }] }] },
        privileged: true,
      },
    },
  ]);
});

it('the log for people gives acts in words', async () => {
  await mustDo(workplace, ['undo', 'Tarn.matter']);
  const { stdout } = await workplace.run(['log', 'Tarn.matter', '--limit', '3']);
  expect(stdout).toBe(
    [
      `${clock}  R. Osei  Undid: Tagged {TAR000003 ¶8} Prosecution`,
      `${clock}  R. Osei  Tagged {TAR000003 ¶8} Prosecution (undone)`,
      `${clock}  R. Osei  Tagged {TAR000002 ¶10} Leadership`,
      '',
    ].join('\n'),
  );
});

it('the log is narrowed down, and leaves as CSV and as PDF', async () => {
  const { stdout } = await workplace.run(['log', 'Tarn.matter', '--kind', 'tags', '--text', 'leadership']);
  expect(stdout).toBe(`${clock}  R. Osei  Tagged {TAR000002 ¶10} Leadership\n`);
  const narrowed = ['--by', 'R. Osei', '--document', 'TAR000003', '--from', '2019-01-01'];
  const csv = await mustDo(workplace, ['log', 'Tarn.matter', '--csv', 'history.csv', ...narrowed]);
  const pdf = await mustDo(workplace, ['log', 'Tarn.matter', '--pdf', 'history.pdf']);
  expect([csv, pdf]).toMatchObject([
    { ok: true, file: workplace.path('history.csv'), acts: 2, pages: null, sha256: hash },
    { ok: true, file: workplace.path('history.pdf'), acts: 8, pages: 2, sha256: hash },
  ]);
  expect(readFileSync(workplace.path('history.csv'), 'utf8')).toContain('Tagged {TAR000003 ¶8} Prosecution');
  for (const wrong of [
    ['--kind', 'gossip'],
    ['--by', 'Nobody'],
    ['--before', 'yesterday'],
    ['--csv', 'a.csv', '--pdf', 'a.pdf'],
    ['--csv', 'a.csv', '--limit', '3'],
  ]) {
    expect((await workplace.ask(['log', 'Tarn.matter', ...wrong])).code).toBe(2);
  }
});

it('a receipt is printed and written alike, and names the matter’s state', async () => {
  const made = await mustDo(workplace, ['receipt', 'Tarn.matter']);
  const written = await mustDo(workplace, ['receipt', 'Tarn.matter', '--out', 'receipt.json']);
  expect({ made, file: JSON.parse(readFileSync(workplace.path('receipt.json'), 'utf8')) as unknown }).toEqual(
    {
      made: {
        matter: expect.any(String) as string,
        heads: [{ replica: expect.any(String) as string, length: 19, hash }],
      },
      file: made,
    },
  );
  expect(written).toEqual(made);
});

it('a receipt is never written over a matter', async () => {
  const before = readFileSync(workplace.path('Tarn.matter'));
  const refused = await workplace.ask(['receipt', 'Tarn.matter', '--out', 'Tarn.matter']);
  expect([refused.code, (refused.json as { code: string }).code]).toEqual([1, 'path-invalid']);
  expect(readFileSync(workplace.path('Tarn.matter')).equals(before)).toBe(true);
});

it('a file where no file can be is refused in words', async () => {
  writeFileSync(workplace.path('plain'), '');
  const refused = await workplace.ask(['receipt', 'Tarn.matter', '--out', 'plain/receipt.json']);
  expect([refused.code, (refused.json as { code: string }).code]).toEqual([1, 'path-invalid']);
  expect(existsSync(workplace.path('incidents.log'))).toBe(false);
});
