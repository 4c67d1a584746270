import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifierFiles } from '../../electron/pack/verifier/verifier-files.ts';
import type { Workplace } from './command-line.ts';
import { fourPassages, mustDo, placeInSource, repeatable, source, workplaceWith } from './matter-of-three.ts';

let workplace: Workplace;

beforeEach(async () => {
  workplace = await workplaceWith('four passages');
});

afterEach(() => workplace.remove());

const pdf = 'Night of the Isolde.pdf';

const files = [
  pdf,
  'SHA256SUMS',
  'manifest.json',
  'passages.csv',
  'sources/TAR000001.txt',
  'sources/TAR000002.txt',
  'sources/TAR000003.txt',
  'verify-pack.html',
  'verify-pack.mjs',
];

function build(folder: string, ...options: string[]): Promise<unknown> {
  return mustDo(workplace, [
    'pack',
    'Tarn.matter',
    '--out',
    folder,
    ...(options.includes('--title') ? [] : ['--title', 'Night of the Isolde']),
    ...options,
  ]);
}

/** Every file of a folder with its bytes, by its path with slashes. */
function contents(folder: string): Readonly<Record<string, Buffer>> {
  const top = workplace.path(folder);
  const names = readdirSync(top, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(top.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(top, name))]));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function textOfPdf(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

const joined = (text: string): string => text.replace(/\s+/gu, ' ');

it('the main job by command line alone: import, tag, search, pack and check', async () => {
  const search = (await mustDo(workplace, ['search', 'Tarn.matter', '"lifeboat drill"'])) as {
    hits: { urn: string; themes: string[] }[];
  };
  expect(search.hits.map(({ urn, themes }) => [urn, themes])).toEqual([['TAR000001', ['TR']]]);

  const built = await build('pack');
  const inFolder = contents('pack');
  expect(Object.keys(inFolder)).toEqual(files);
  expect(built).toEqual({
    ok: true,
    folder: workplace.path('pack'),
    files: expect.arrayContaining(
      files.map((name): unknown => ({
        name,
        sha256: sha256(inFolder[name] ?? Buffer.alloc(0)),
        bytes: inFolder[name]?.length,
        ...(name === pdf ? { pages: expect.any(Number) as number } : {}),
      })),
    ) as unknown[],
    warnings: [],
    findings: [expect.objectContaining({ kind: 'undated', severity: 'look' })],
  });

  // Bundling the application must not change a byte of what packs carry.
  for (const { name, text } of verifierFiles) expect(inFolder[name]?.toString('utf8')).toBe(text);
  execFileSync(process.execPath, [workplace.path('pack/verify-pack.mjs')]);

  execFileSync('qpdf', ['--check', workplace.path(`pack/${pdf}`)]);
  const printed = joined(textOfPdf(workplace.path(`pack/${pdf}`)));
  expect(fourPassages.filter(({ quote }) => !printed.includes(joined(quote)))).toEqual([]);
  const csv = inFolder['passages.csv']?.toString('utf8') ?? '';
  expect(fourPassages.filter(({ quote }) => !csv.includes(quote.replaceAll('"', '""')))).toEqual([]);
  expect(inFolder['sources/TAR000003.txt']?.equals(readFileSync(source('03-debate.txt')))).toBe(true);

  const checks = [
    await workplace.ask(['verify-pack', 'pack']),
    await workplace.ask(['verify-pack', 'pack', '--matter', 'Tarn.matter']),
  ];
  expect(checks.map(({ code, json }) => [code, (json as { ok: boolean }).ok])).toEqual([
    [0, true],
    [0, true],
  ]);
});

it('a pack with one byte of any file changed does not hold', async () => {
  await build('pack');
  const results: unknown[] = [];
  for (const name of files) {
    const path = workplace.path(`pack/${name}`);
    const whole = readFileSync(path);
    const changed = Buffer.from(whole);
    const at = Math.floor(changed.length / 2);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    const { code, json } = await workplace.ask(['verify-pack', 'pack']);
    results.push([name, code, (json as { ok: boolean }).ok]);
    writeFileSync(path, whole);
  }
  expect(results).toEqual(files.map((name) => [name, 1, false]));
  expect((await workplace.ask(['verify-pack', 'pack'])).code).toBe(0);
});

it('the same receipt, choices and clock give the same bytes, whatever was done since', async () => {
  await mustDo(workplace, ['receipt', 'Tarn.matter', '--out', 'receipt.json']);
  await build('first');
  await mustDo(workplace, ['tag', 'Tarn.matter', 'TAR000001', '--quote', 'closed its file', '--theme', 'PR']);
  await build('second', '--receipt', 'receipt.json');
  await build('third', '--receipt', join('first', 'manifest.json'));
  await build('newer');
  const [first, second, third, newer] = ['first', 'second', 'third', 'newer'].map(contents);
  const same = (other: typeof first): boolean =>
    files.every((name) => first?.[name]?.equals(other?.[name] ?? Buffer.alloc(0)));
  expect([same(second), same(third), same(newer)]).toEqual([true, true, false]);
});

it('only chosen themes, documents and open notes leave', async () => {
  const [passage] = (await mustDo(workplace, ['passages', 'Tarn.matter', '--theme', 'CU'])) as {
    id: string;
  }[];
  const note = ['note', 'Tarn.matter', '--passage', passage?.id ?? '', '--text'];
  await mustDo(workplace, [...note, 'Opencanary one.', '--open']);
  await mustDo(workplace, [...note, 'Privilegedcanary two.']);
  await build(
    'pack',
    '--theme',
    'CU',
    '--document',
    'TAR000002',
    '--notes',
    'open',
    '--context',
    'block',
    '--no-full-texts',
  );
  const inFolder = contents('pack');
  const everything = [
    ...Object.values(inFolder).map((bytes) => bytes.toString('utf8')),
    textOfPdf(workplace.path(`pack/${pdf}`)),
  ].join('\n');
  expect({
    files: Object.keys(inFolder),
    open: everything.includes('Opencanary one.'),
    privileged: everything.includes('Privilegedcanary'),
    otherDocument: everything.includes('TAR000001') || everything.includes('01-press-report'),
    otherTheme: everything.includes('Leadership'),
    reviewer: everything.includes('Osei'),
  }).toEqual({
    files: files.filter((name) => !name.startsWith('sources/')),
    open: true,
    privileged: false,
    otherDocument: false,
    otherTheme: false,
    reviewer: false,
  });
  const alone = await workplace.ask(['verify-pack', 'pack']);
  const withMatter = await workplace.ask(['verify-pack', 'pack', '--matter', 'Tarn.matter']);
  expect([alone.code, withMatter.code]).toEqual([1, 0]);
});

it('a pack is never built over something, of nothing, or at a state the matter never had', async () => {
  writeFileSync(workplace.path('taken'), '');
  await workplace.ask(['new', 'other.matter', '--no-passphrase']);
  await workplace.ask(['receipt', 'other.matter', '--out', 'other.json']);
  const refused: unknown[] = [];
  for (const options of [
    ['--out', 'taken'],
    ['--out', 'pack', '--theme', 'TR', '--document', 'TAR000003'],
    ['--out', 'pack', '--receipt', 'other.json'],
    ['--out', 'pack', '--theme', 'Weather'],
    ['--out', 'pack', '--document', 'TAR000009'],
  ]) {
    const { code, json } = await workplace.ask(['pack', 'Tarn.matter', ...options, ...repeatable]);
    refused.push([code, (json as { code: string }).code]);
  }
  expect([refused, existsSync(workplace.path('pack'))]).toEqual([
    [
      [1, 'pack-exists'],
      [1, 'pack-empty'],
      [1, 'receipt-invalid'],
      [1, 'theme-not-found'],
      [1, 'document-not-found'],
    ],
    false,
  ]);
  expect(await workplace.ask(['verify-pack', 'nowhere'])).toEqual({
    code: 1,
    json: { ok: false, code: 'pack-not-found', message: expect.any(String) as string },
  });
});

it('a building of a pack is on the record, with the hash of its sums', async () => {
  await build('pack');
  const [newest] = (await mustDo(workplace, ['log', 'Tarn.matter', '--limit', '1'])) as {
    type: string;
    body: { sumsSha256: string; folderName: string };
  }[];
  expect([newest?.type, newest?.body.folderName, newest?.body.sumsSha256]).toEqual([
    'pack.build',
    'pack',
    sha256(readFileSync(workplace.path('pack/SHA256SUMS'))),
  ]);
});

it('passages are exported as CSV and JSON without what must not leave', async () => {
  const [passage] = (await mustDo(workplace, ['passages', 'Tarn.matter', '--theme', 'CU'])) as {
    id: string;
  }[];
  const note = ['note', 'Tarn.matter', '--passage', passage?.id ?? '', '--text'];
  await mustDo(workplace, [...note, '=SUM(A1:A2) is what it says.', '--open']);
  await mustDo(workplace, [...note, 'Privilegedcanary.']);
  await mustDo(workplace, [
    'tag',
    'Tarn.matter',
    'TAR000002',
    '--quote',
    fourPassages[1].quote,
    '--theme',
    'LE',
  ]);
  const exported = await mustDo(workplace, [
    'export',
    'Tarn.matter',
    '--format',
    'csv',
    '--out',
    'p.csv',
    '--theme',
    'CU',
  ]);
  const csv = readFileSync(workplace.path('p.csv'));
  const place = placeInSource('02-agency-report.txt', fourPassages[1].quote);
  const lost = [
    'The texts of the documents are not in the file.',
    'Reviewers’ names are not in the file.',
    '1 privileged note left out: what is privileged never leaves the matter.',
    'Notes are in the file as plain text, without formatting.',
  ];
  expect(exported).toEqual({
    ok: true,
    file: workplace.path('p.csv'),
    sha256: sha256(csv),
    lost: [
      ...lost,
      'Of documents only title, date and URN are in the file, and of themes only code and name.',
    ],
  });
  expect(csv.toString('utf8').split('\r\n')[1]).toBe(
    [
      ...['TAR000002', '{TAR000002 ¶6}', 'junior staff ""learned not to ring twice""', 'CU', 'Culture'],
      ...["'Missed signals' delayed island rescue, review finds", '2017-04-03'],
      ...[String(place.start), String(place.end)],
      ...['It describes an office in which '.slice(-32), ', and in which three messages we'],
      ...["'=SUM(A1:A2) is what it says.", '2019-03-11T09:00:00.000Z', passage?.id ?? '', 'notes'],
    ]
      .map((cell) => `"${cell}"`)
      .join(','),
  );

  expect(
    await mustDo(workplace, [
      'export',
      'Tarn.matter',
      '--format',
      'json',
      '--out',
      'p.json',
      '--theme',
      'CU',
    ]),
  ).toEqual({
    ok: true,
    file: workplace.path('p.json'),
    sha256: sha256(readFileSync(workplace.path('p.json'))),
    lost,
  });
  const json = readFileSync(workplace.path('p.json'), 'utf8');
  const receipt = await mustDo(workplace, ['receipt', 'Tarn.matter']);
  const [, listed] = (await mustDo(workplace, ['documents', 'Tarn.matter'])) as Record<string, unknown>[];
  // Where a file lay on somebody's disk leaves in nothing.
  const document = { ...listed };
  delete document['path'];
  const [, culture] = (await mustDo(workplace, ['themes', 'Tarn.matter'])) as unknown[];
  expect(JSON.parse(json)).toEqual({
    format: 'glossator-passages',
    version: 1,
    matter: 'The Tarn Island Inquiry',
    receipt,
    themes: [culture],
    documents: [document],
    passages: [
      {
        id: passage?.id,
        urn: 'TAR000002',
        citation: '{TAR000002 ¶6}',
        ...place,
        quote: fourPassages[1].quote,
        prefix: 'It describes an office in which '.slice(-32),
        suffix: ', and in which three messages we',
        blocks: [6, 6],
        themes: ['CU'],
        notes: ['=SUM(A1:A2) is what it says.'],
        createdAt: '2019-03-11T09:00:00.000Z',
      },
    ],
  });
});

it('late documents go on from a pack that is named, and are built again byte for byte', async () => {
  const title = 'Night of the Isolde';
  await build('first');
  const late = ['--after', title, '--title', 'Late'];
  const nothing = await workplace.run(['pack', 'Tarn.matter', '--out', 'none', ...late, '--json']);
  expect(JSON.parse(nothing.stdout)).toMatchObject({ ok: false, code: 'pack-empty' });
  expect(existsSync(workplace.path('none'))).toBe(false);
  const [quote, theme] = ['two deckhands had been sent to sea', 'CU'];
  await mustDo(workplace, ['tag', 'Tarn.matter', 'TAR000001', '--quote', quote, '--theme', theme]);
  await mustDo(workplace, ['receipt', 'Tarn.matter', '--out', 'state.json']);
  await mustDo(workplace, ['pack', 'Tarn.matter', '--out', 'late', ...late]);
  expect(joined(textOfPdf(workplace.path('late/Late.pdf')))).toContain(`Supplement to “${title}”`);
  await mustDo(workplace, ['undo', 'Tarn.matter']);
  await mustDo(workplace, ['pack', 'Tarn.matter', '--out', 'again', ...late, '--receipt', 'state.json']);
  expect(contents('again')).toEqual(contents('late'));
  const wrong = await workplace.run([
    'pack',
    'Tarn.matter',
    '--out',
    'none',
    '--insert-behind',
    '3',
    '--json',
  ]);
  expect([wrong.code, wrong.stdout.includes('--after')]).toEqual([2, true]);
  const unknown = await workplace.run([
    ...['pack', 'Tarn.matter', '--out', 'none', '--after', 'Nobody’s', '--json'],
  ]);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ ok: false, code: 'pack-not-found' });
});

it('a pack of the record is built again byte for byte, compared with another, and its handing over is listed', async () => {
  const title = 'Night of the Isolde';
  await build('first', '--notes', 'open');
  await mustDo(workplace, ['tag', 'Tarn.matter', 'TAR000001', '--quote', 'two deckhands', '--theme', 'CU']);
  await build('second', '--title', 'Later');
  const again = (await mustDo(workplace, [
    ...['pack', 'Tarn.matter', '--again', title, '--out', 'again'],
  ])) as { warnings: string[] };
  expect(again.warnings[0]).toContain('byte for byte: it has the same fingerprint');
  expect(contents('again')).toEqual(contents('first'));
  const listed = (await mustDo(workplace, ['packs', 'Tarn.matter'])) as { id: string; title: string }[];
  const first = listed.findLast((one) => one.title === title)?.id ?? '';
  // The pack that was built again is the same one, so its title still names it.
  await mustDo(workplace, ['pack-served', 'Tarn.matter', title, '--to', 'Counsel', '--purpose', 'Hearing']);
  const served = (await mustDo(workplace, ['packs', 'Tarn.matter'])) as { handOvers: unknown[] }[];
  expect(served.flatMap(({ handOvers }) => handOvers)).toMatchObject([
    { recipients: ['Counsel'], purpose: 'Hearing', day: '2019-03-11' },
  ]);
  const compared = await workplace.run(['compare-packs', 'Tarn.matter', first, 'Later']);
  expect(compared.stdout).toMatch(/added passage +\{TAR000001/u);
  await mustDo(workplace, ['compare-packs', 'Tarn.matter', first, 'Later', '--out', 'compared.pdf']);
  expect(joined(textOfPdf(workplace.path('compared.pdf')))).toContain('Two packs compared');
});

it('files are named after the case, the bundle and the hearing, and the pack is checked all the same', async () => {
  const naming = [
    '--file-name',
    '{case}: Bundle {bundle}, {hearing}',
    '--bundle',
    'A',
    '--hearing',
    '2019-05-09',
  ];
  await build('named', ...naming);
  const [name] = Object.keys(contents('named')).filter((file) => file.endsWith('.pdf'));
  expect(name).toMatch(/^.+- Bundle A, 9 May 2019\.pdf$/u);
  expect(await mustDo(workplace, ['verify-pack', 'named', '--matter', 'Tarn.matter'])).toMatchObject({
    ok: true,
  });
  const wrong = await workplace.run(['pack', 'Tarn.matter', '--out', 'none', '--file-name', '{volume}']);
  expect([wrong.code, wrong.stderr.includes('{hearing} may stand')]).toEqual([2, true]);
});
