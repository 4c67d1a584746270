import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildPackFolder, type BuiltPackFolder } from '../../../../electron/pack/index.ts';
import { planPack, type PackPlan } from '../../../../electron/pack/plan-pack.ts';
import { shapeWarnings } from '../../../../electron/pack/shapes/write-shapes.ts';
import { packShapes } from '../../../../shared/model/index.ts';
import { readCsvTable, titledFile, type PackSelection } from '../../../../shared/pack/index.ts';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { builtPack, newFolder } from '../build-for-test.ts';
import { checkedByApplication, checkedByPage, failing, type PackFiles } from '../checked-pack.ts';
import { noteOf, ordinarySelection } from '../pack-fixture.ts';
import { shapedSelection } from './shapes-fixture.ts';
import { wordPart, wordsOf, zipEntries } from './word-parts.ts';

const title = 'Evidence on training and leadership';
const shapeNames = [`${title}.docx`, `${title}.html`, 'Index.docx', 'documents.zip', 'index.csv'];

let built: BuiltPackFolder;
let files: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  ({ built, files } = await builtPack(shapedSelection()));
});

afterEach(() => {
  vi.useRealTimers();
});

function planOf(selection: PackSelection): PackPlan {
  const planning = planPack(selection);
  for (let step = planning.next(); ; step = planning.next()) if (step.done === true) return step.value;
}

test('the shapes lie beside the PDF, and everything else is as it is without them', async () => {
  const without = await builtPack(shapedSelection({ shapes: [] }));
  const added = [...files.keys()].filter((name) => !without.files.has(name));
  expect(added.sort()).toEqual(shapeNames);
  const changed = [...without.files].filter(([name, bytes]) => files.get(name)?.equals(bytes) !== true);
  expect(changed.map(([name]) => name).sort()).toEqual(['SHA256SUMS', 'manifest.json']);
});

test('the manifest and the fingerprints name them, and both checkers hold', async () => {
  expect(built.files.map(({ name }) => name)).toEqual(expect.arrayContaining(shapeNames));
  expect(failing(await checkedByApplication(new Map(files)))).toEqual([]);
  expect(failing(await checkedByPage(new Map(files)))).toEqual([]);
});

test.each(shapeNames)('a changed byte of %s is found by both', async (name) => {
  const changed: PackFiles = new Map(files);
  const bytes = Buffer.from(files.get(name) ?? '');
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  changed.set(name, bytes);
  expect(failing(await checkedByApplication(changed))).toEqual([`file ${name}`]);
  expect(failing(await checkedByPage(changed))).toEqual([`file ${name}`]);
});

test('the same selection gives the same bytes, whatever the computer’s clock says and however often', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 6, 5, 4, 3, 2) });
  const again = await builtPack(shapedSelection());
  for (const name of shapeNames)
    expect([name, again.files.get(name)?.equals(files.get(name) ?? Buffer.of())]).toEqual([name, true]);
});

test('the table of the index says what the PDF’s index says, page by page', () => {
  const table = readCsvTable(files.get('index.csv')?.toString('utf8') ?? '');
  if (!table.ok) throw new Error(table.failure.sentence);
  const rows = table.value.rows.map((row) => Object.fromEntries(row.cells));
  expect(rows.map(({ number, urn, iso_date: date, page }) => [number, urn, date, page])).toEqual([
    ['1', '', '', '3'],
    ['2', '', '', '5'],
    ['3', '', '', '6'],
    ['4', 'MVI000001', '2016-03-03', '7'],
    ['5', 'MVI000002', '2016-05', '8'],
    ['6', 'MVI000004', '2017-09-12', '9'],
    ['7', 'MVI000009', '2018', '10'],
    ['8', '', '', '11'],
    ['9', '', '', '12'],
  ]);
});

test('in volumes numbered by section the table, the page and the report say the labels that the manifest says', async () => {
  const selection = shapedSelection({
    shapes: ['index', 'html', 'word'],
    numbering: 'section',
    volumes: { mostPages: 10, numbers: 'restart' },
  });
  const pack = await builtPack(selection);
  const table = readCsvTable(pack.files.get('index.csv')?.toString('utf8') ?? '');
  if (!table.ok) throw new Error(table.failure.sentence);
  const rows = table.value.rows.map((row) => Object.fromEntries(row.cells));
  const places = rows.map(({ volume, page }) => `${volume ?? ''} ${page ?? ''}`);
  expect(places[0]).toBe('1 A1');
  expect(new Set(rows.map(({ volume }) => volume))).toEqual(new Set(['1', '2']));
  const manifest = JSON.parse(pack.files.get('manifest.json')?.toString() ?? '') as {
    readonly passages: readonly {
      readonly items: readonly { readonly number: string; readonly page: string }[];
    }[];
  };
  const html = pack.files.get(`${title}.html`)?.toString('utf8') ?? '';
  const document = wordPart(pack.files.get(`${title}.docx`) ?? Buffer.of(), 'word/document.xml');
  for (const { number, page } of manifest.passages.flatMap(({ items }) => items)) {
    expect(html).toContain(`<span class="number">${number}</span> (volume\u00a01, page\u00a0${page})`);
    expect(wordsOf(document)).toContain(`${number} (pack volume\u00a01, page\u00a0${page})`);
  }
});

test('the documents stand one by one, numbered, with their texts exactly', () => {
  const entries = zipEntries(files.get('documents.zip') ?? Buffer.of());
  expect([...entries.keys()]).toEqual([
    '01 MVI000001 Night staffing at Fernlea House, statement of J. Adeyemi.txt',
    '02 MVI000002 Council pledges review after second inspection.txt',
    '03 MVI000004 Review of safeguarding practice in the Vale’s care homes.txt',
    '04 MVI000009 یہ ایک عنوان ہے.txt',
  ]);
  const texts = shapedSelection().sources.map(({ text }) => text);
  expect([...entries.values()].map((bytes) => bytes.toString('utf8'))).toEqual(texts);
});

test('files as they came are given byte for byte where they may leave, with their endings and not their names', async () => {
  const selection = shapedSelection({ shapes: ['documents', 'originals'] });
  const [first, second, third, fourth] = selection.sources;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    throw new Error('Too few.');
  const sources = [
    { ...first, fileName: 'Anna Kowalska, private.PDF' },
    { ...second, fileStays: 'holds-withheld' as const },
    { ...third, fileStays: 'hides-words' as const },
    { ...fourth, fileName: 'no ending' },
  ];
  const folder = join(await newFolder(), 'pack');
  const result = await buildPackFolder(
    { ...selection, sources },
    { folder, readOriginal: (sha256) => Buffer.from(`the file ${sha256}`) },
  );
  if (!result.ok) throw new Error(result.failure.message);
  const { readFile } = await import('node:fs/promises');
  const entries = zipEntries(await readFile(join(folder, 'documents.zip')));
  expect(
    [...entries].map(([name, bytes]) => [/\.\w+$/u.exec(name)?.[0] ?? '', bytes.toString('utf8')]),
  ).toEqual([
    ['.pdf', `the file ${first.sha256}`],
    ['.txt', second.text],
    ['.txt', third.text],
    ['', `the file ${fourth.sha256}`],
  ]);
  expect([...entries.keys()].join(' ')).not.toContain('Kowalska');
});

test('a file that is not what was imported stops the build, names the document and leaves nothing', async () => {
  const base = await newFolder();
  const selection = shapedSelection({ shapes: ['documents', 'originals'] });
  const result = await buildPackFolder(selection, { folder: join(base, 'pack'), readOriginal: () => null });
  expect(result.ok ? null : result.failure.code).toBe('pack-source-unreadable');
  expect(result.ok ? '' : result.failure.message).toContain('MVI000001');
  expect(await readdir(base)).toEqual([]);
});

test('documents one by one are not written where whole texts may not leave, and that is said', async () => {
  const selection = shapedSelection({ shapes: packShapes, fullTexts: false });
  const pack = await builtPack(selection);
  expect(pack.files.has('documents.zip')).toBe(false);
  expect(pack.built.warnings).toEqual(expect.arrayContaining([...shapeWarnings(planOf(selection))]));
  expect(shapeWarnings(planOf(selection))).toHaveLength(1);
  for (const [name, bytes] of pack.files) {
    expect([name, bytes.includes('worked nights at Fernlea House for three')]).toEqual([name, false]);
  }
});

test('a build that is cancelled while the shapes are written leaves nothing behind', async () => {
  const base = await newFolder();
  const stop = new AbortController();
  let steps = 0;
  const result = await buildPackFolder(shapedSelection(), {
    folder: join(base, 'pack'),
    signal: stop.signal,
    onProgress: () => {
      steps += 1;
      if (steps === 3) stop.abort();
    },
  });
  expect([result.ok ? null : result.failure.code, await readdir(base)]).toEqual(['cancelled', []]);
});

test('a report too long for Word is refused in words before anything is written', async () => {
  const base = await newFolder();
  const selection = shapedSelection({ shapes: ['word'], fullTexts: false, notes: 'open' });
  const lines = Array.from({ length: 13_000 }, () => 'A line.').join('\n');
  const [first, ...others] = selection.passages;
  if (first === undefined) throw new Error('The fixture is incomplete.');
  const passages = [{ ...first, notes: [noteOf(lines)] }, ...others];
  const result = await buildPackFolder({ ...selection, passages }, { folder: join(base, 'pack') });
  expect(result.ok ? null : [result.failure.code, await readdir(base)]).toEqual(['file-too-large', []]);
  expect(result.ok ? '' : result.failure.message).toContain('too long');
});

test('no title takes the name of another file of the pack', () => {
  expect(titledFile('INDEX', 'docx')).toBe('INDEX (pack).docx');
  expect(titledFile('verify-pack', 'html')).toBe('verify-pack (pack).html');
  expect(titledFile('verify-pack', 'docx')).toBe('verify-pack.docx');
});

test('a pack without a chosen shape has none', async () => {
  const names = [...(await builtPack(ordinarySelection())).files.keys()];
  expect(names.filter((name) => shapeNames.includes(name))).toEqual([]);
});
