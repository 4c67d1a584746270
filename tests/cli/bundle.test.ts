import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linesDown, pagedPdf } from '../fixtures/pages/paged-pdf.ts';
import { drawText } from '../fixtures/pictures/draw-text.ts';
import { encodeJpeg } from '../fixtures/pictures/encode-picture.ts';
import { readPackPdf, type ReadPack } from '../unit/pack/read-pack-pdf.ts';
import { makeWorkplace, type Workplace } from './command-line.ts';
import { mustDo } from './matter-of-three.ts';

const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined;

let workplace: Workplace;

beforeAll(async () => {
  workplace = makeWorkplace();
  const put = (name: string, bytes: string | Uint8Array): Promise<void> =>
    writeFile(workplace.path(name), bytes);
  const pages = [
    ['The warden signed the book for nights he had not stood.', 'Nobody compared the two hands.'],
    ['The second page names the cook.'],
    ['The third page names nobody.'],
  ];
  await put(
    'a.pdf',
    await pagedPdf({
      title: 'Report on the book',
      pages: pages.map((lines) => ({ lines: linesDown(lines) })),
    }),
  );
  await put('b.txt', 'Statement of the cook\n\nI rang the bell and the warden did not come.\n');
  const scan = await drawText({ paragraphs: ['A LETTER'], width: 300, height: 200, fontSize: 24 }, 150);
  await put('c.jpg', encodeJpeg(scan));
  await put('d.doc', Buffer.from('d0cf11e0a1b11ae1ffff', 'hex'));
  await mustDo(workplace, ['new', 'Tarn.matter', '--no-passphrase', '--title', 'Tarn', '--prefix', 'TAR']);
  await mustDo(workplace, [
    'import',
    'Tarn.matter',
    ...['a.pdf', 'b.txt', 'c.jpg', 'd.doc'].map(workplace.path),
  ]);
  await mustDo(workplace, [
    'tag',
    'Tarn.matter',
    'TAR000001',
    '--quote',
    'Nobody compared the two hands.',
    '--theme',
    'LE',
  ]);
});

afterAll(() => workplace.remove());

async function packsIn(folder: string): Promise<readonly ReadPack[]> {
  const names = readdirSync(workplace.path(folder))
    .filter((name) => name.endsWith('.pdf'))
    .sort();
  if (hasQpdf) {
    for (const name of names) execFileSync('qpdf', ['--check', join(workplace.path(folder), name)]);
  }
  return Promise.all(names.map((name) => readPackPdf(readFileSync(join(workplace.path(folder), name)))));
}

it('a bundle of own parts holds pages as they came, a picture, a text and a slip sheet, and its proofs hold', async () => {
  const parts = [
    { title: 'Leadership', contents: [{ theme: 'LE' }, 'chronology', 'register'] },
    {
      title: 'Documents',
      contents: [
        { text: 'Begin at [C1], then {TAR000001/2}; {TAR000009} is not here.', title: 'How to read this' },
        { divider: 'What was sent' },
      ],
    },
    {
      title: 'What was sent',
      contents: [
        { document: 'TAR000001' },
        { document: 'tar000002' },
        { document: 'TAR000003' },
        { document: 'TAR000004' },
        { pages: 'TAR000001', from: 2, to: 3 },
      ],
    },
  ];
  await writeFile(workplace.path('parts.json'), JSON.stringify(parts));
  const built = await mustDo(workplace, [
    'pack',
    'Tarn.matter',
    '--out',
    'bundle',
    '--title',
    'Bundle',
    '--parts',
    'parts.json',
    '--source-pages',
    '--numbering',
    'section',
  ]);
  expect(built).toMatchObject({
    ok: true,
    warnings: [
      'The page “How to read this” refers to {TAR000009}, which is not in this pack, so it is not a link.',
    ],
  });
  const [pack] = await packsIn('bundle');
  const labelled = new Map(pack?.pages.map((page) => [page.label, page]));
  expect(labelled.get('C1')?.text).toContain('Nobody compared the two hands.');
  expect(labelled.get('C1')?.text).toContain('TAR000001 / 1');
  expect(labelled.get('C4')?.text).toContain('I rang the bell');
  expect(labelled.get('C5')?.text).toContain('TAR000003 / 1');
  expect(labelled.get('C6')?.text).toContain('This page stands for it');
  expect(labelled.get('C8')?.text).toContain('The third page names nobody.');
  const guide = labelled.get('B1');
  const places = pack?.pages.map(({ label }) => label) ?? [];
  expect(guide?.links.map(({ toPage }) => places[toPage])).toEqual(expect.arrayContaining(['C1', 'C2']));
  const verified = await mustDo(workplace, ['verify-pack', 'bundle', '--matter', 'Tarn.matter']);
  expect(verified).toMatchObject({ ok: true });
});

it('the same parts at the same receipt and time give the same bytes', async () => {
  const parts = [{ title: 'Documents', contents: [{ document: 'TAR000001' }, { document: 'TAR000003' }] }];
  await writeFile(workplace.path('two.json'), JSON.stringify(parts));
  await mustDo(workplace, ['receipt', 'Tarn.matter', '--out', 'receipt.json']);
  for (const out of ['one', 'other']) {
    await mustDo(workplace, [
      'pack',
      'Tarn.matter',
      '--out',
      out,
      '--parts',
      'two.json',
      '--source-pages',
      '--receipt',
      'receipt.json',
    ]);
  }
  const sums = (folder: string): string => readFileSync(join(workplace.path(folder), 'SHA256SUMS'), 'utf8');
  expect(sums('other')).toBe(sums('one'));
});

it('a preset begins a pack with what is in the matter, and an option goes before it', async () => {
  await mustDo(workplace, [
    'pack',
    'Tarn.matter',
    '--out',
    'family',
    '--preset',
    'family',
    '--volume-pages',
    '10',
  ]);
  const volumes = await packsIn('family');
  expect(volumes.length).toBeGreaterThan(0);
  expect(volumes[0]?.pages.map(({ label }) => label)).toEqual(expect.arrayContaining(['i', 'A1', 'B1']));
  const manifest = JSON.parse(readFileSync(join(workplace.path('family'), 'manifest.json'), 'utf8')) as {
    choices: { preset: string; volumes: { mostPages: number } };
  };
  expect(manifest.choices).toMatchObject({
    preset: 'family',
    numbering: 'section',
    volumes: { mostPages: 10 },
  });
  // Nobody chose a theme, so none is shown.
  expect(JSON.stringify(manifest)).not.toContain('Leadership');
});

it.each([
  ['no file', ['--parts', 'none.json'], 'There is no file none.json'],
  ['no JSON', ['--parts', 'b.txt'], 'The file of parts cannot be used'],
  ['an unknown document', ['--parts', 'unknown.json'], 'Part 1 (X), item 1: There is no document TAR000099'],
  ['pages that are not there', ['--parts', 'pages.json'], 'Part 1 (X), item 1: TAR000001 has 3 pages'],
  [
    'an unknown preset',
    ['--preset', 'nothing'],
    '--preset is a file that ends in .json, or one of themed-report, inquiry',
  ],
  ['an unknown numbering', ['--numbering', 'roman'], '--numbering is one of whole, section, document'],
  ['too small volumes', ['--volume-pages', '3'], '--volume-pages is a whole number from 10'],
])('%s is refused in a sentence, and nothing is left behind', async (_name, options, sentence) => {
  await writeFile(
    workplace.path('unknown.json'),
    JSON.stringify([{ title: 'X', contents: [{ document: 'TAR000099' }] }]),
  );
  await writeFile(
    workplace.path('pages.json'),
    JSON.stringify([{ title: 'X', contents: [{ pages: 'TAR000001', from: 2, to: 9 }] }]),
  );
  const ended = await workplace.run(['pack', 'Tarn.matter', '--out', 'refused', ...options]);
  expect(ended.code).toBeGreaterThan(0);
  expect(ended.stderr).toContain(sentence);
  expect(readdirSync(workplace.folder)).not.toContain('refused');
});

it('a check before building says what to look at, and builds nothing', async () => {
  const contents = ['TAR000003', 'TAR000001', 'TAR000001'].map((document) => ({ document }));
  await writeFile(workplace.path('twice.json'), JSON.stringify([{ title: 'Documents', contents }]));
  const call = ['pack', 'Tarn.matter', '--parts', 'twice.json', '--source-pages', '--check'];
  const lying = (): readonly string[] =>
    readdirSync(workplace.path('.')).filter((name) => !name.startsWith('Tarn.matter'));
  const before = lying();
  const { code, json } = await workplace.ask(call);
  expect([code, json]).toMatchObject([0, { ok: true, volumes: 1, documents: 2 }]);
  const { findings } = json as { findings: { kind: string; severity: string; place?: object }[] };
  expect(findings.map(({ kind, severity }) => [kind, severity])).toEqual(
    expect.arrayContaining([
      ['pages-without-text', 'look'],
      ['same-text', 'look'],
      ['undated', 'look'],
    ]),
  );
  const said = await workplace.run(call);
  expect(said.stdout).toContain('Look at: Page 1 of TAR000003 has no text');
  expect(said.stdout).toContain(
    'Look at: TAR000001 stands in this pack twice, at No. 2 and No. 3 of the index.',
  );
  expect(lying()).toEqual(before);
  const wrong = await workplace.ask([...call, '--out', 'nowhere']);
  expect([wrong.code, JSON.stringify(wrong.json)]).toEqual([
    2,
    expect.stringContaining('--check builds nothing'),
  ]);
});

it('a preset is taken in from a file, begins a pack by its name, and is not written over', async () => {
  await mustDo(workplace, ['presets', 'export', 'family', 'mine.json']);
  const written = readFileSync(workplace.path('mine.json'), 'utf8');
  await writeFile(workplace.path('mine.json'), written.replace('Family bundle', 'Our family bundle'));
  const check = ['pack', 'Tarn.matter', '--check', '--preset'];
  expect(await mustDo(workplace, [...check, 'mine.json'])).toMatchObject({ ok: true, documents: 4 });
  await mustDo(workplace, ['presets', 'import', 'mine.json']);
  expect(await mustDo(workplace, [...check, 'our-family-bundle'])).toMatchObject({ documents: 4 });
  expect(await mustDo(workplace, [...check, 'Our family bundle'])).toMatchObject({ documents: 4 });
  const again = await workplace.ask(['presets', 'import', 'mine.json']);
  expect([again.code, again.json]).toMatchObject([1, { code: 'item-exists' }]);
  await mustDo(workplace, ['presets', 'import', 'mine.json', '--replace']);
  expect((await workplace.run(['presets', 'list'])).stdout).toMatch(
    /our-family-bundle +Our family bundle .*your own/u,
  );
  await mustDo(workplace, ['presets', 'delete', 'our-family-bundle']);
  const gone = await workplace.ask([...check, 'our-family-bundle']);
  expect([gone.code, JSON.stringify(gone.json)]).toEqual([
    2,
    expect.stringContaining('or one of themed-report'),
  ]);
});

it('a size to warn over is a whole number of megabytes', async () => {
  const wrong = await workplace.ask(['pack', 'Tarn.matter', '--check', '--warn-over', '0']);
  expect([wrong.code, JSON.stringify(wrong.json)]).toEqual([2, expect.stringContaining('--warn-over')]);
});
