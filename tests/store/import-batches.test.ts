import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAnySource } from '../../electron/ingest/read-any-source.ts';
import type { MatterSession, SessionSurroundings } from '../../electron/usecases/matter-session.ts';
import type { Progress } from '../../shared/contract/index.ts';
import { readCsvTable } from '../../shared/pack/index.ts';
import { zipOf } from '../fixtures/archive/zip-of.ts';
import { expectFailure, expectValue, matterFixture, type MatterFixture } from './matter-fixture.ts';
import { purge, wordsInFile } from './purging.ts';

let fixture: MatterFixture;
let surroundings: SessionSurroundings;
let session: MatterSession;
let folder = '';
let progress: Progress[] = [];

beforeEach(async () => {
  fixture = await matterFixture();
  folder = join(fixture.folder, 'sources');
  progress = [];
  surroundings = {
    ...fixture.surroundings,
    readSource: { read: (source) => readAnySource(source), end: () => undefined },
    emit: (event, payload) => {
      if (event === 'progress') progress.push(payload as Progress);
    },
  };
  session = await fixture.open({ surroundings });
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

function put(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

const letter = (number: number): string => `Letter ${number}\n\nThe lamp of house ${number} was lit.\n`;

const name = (path: string): string => path.slice(folder.length + 1);

async function importAll(options: { readonly provider?: string; readonly prefix?: string } = {}) {
  return expectValue(await session.calls.importFiles({ task: 'import', paths: [folder], ...options }));
}

async function documents() {
  return expectValue(await session.calls.listDocuments({}));
}

function tableOf(path: string) {
  const table = readCsvTable(readFileSync(path, 'utf8'));
  if (!table.ok) throw new Error(table.failure.sentence);
  return table.value.rows.map(({ cells }) => cells);
}

describe('an archive', () => {
  const inner = zipOf([{ name: 'deep/three.txt', bytes: letter(3) }]);
  const outer = zipOf([
    { name: '../../slip.txt', bytes: letter(1) },
    { name: '/absolute/two.txt', bytes: letter(2) },
    { name: 'C:\\windows\\four.txt', bytes: letter(4) },
    { name: '__MACOSX/._two.txt', bytes: 'x' },
    { name: '.DS_Store', bytes: 'x' },
    { name: 'inner.zip', bytes: inner },
  ]);

  test('gives its members as documents of their own, under names that are never paths', async () => {
    put('outer.zip', outer);
    const report = await importAll();
    expect(report.items.map((item) => [item.result, name(item.path)])).toEqual([
      ['imported', 'outer.zip/../../slip.txt'],
      ['imported', 'outer.zip//absolute/two.txt'],
      ['imported', 'outer.zip/C:/windows/four.txt'],
      ['imported', 'outer.zip/inner.zip/deep/three.txt'],
    ]);
    expect((await documents()).map(({ fileName, family }) => [fileName, family])).toEqual([
      ['slip.txt', null],
      ['two.txt', null],
      ['four.txt', null],
      ['three.txt', null],
    ]);
  });

  test('is on the record by its hash with each of them', async () => {
    put('outer.zip', outer);
    await importAll();
    const [first] = await documents();
    const { facts } = expectValue(await session.calls.readDocument({ documentId: first?.id ?? '' }));
    expect(facts.fields).toEqual([
      { name: 'Came in the archive', value: 'outer.zip' },
      { name: 'SHA-256 of the archive', value: createHash('sha256').update(outer).digest('hex') },
    ]);
  });

  test('stays whole as a document where not all could be taken out of it', async () => {
    put(
      'mixed.zip',
      zipOf([
        { name: 'open.txt', bytes: letter(1) },
        { name: 'locked.txt', bytes: 'x', encrypted: true },
      ]),
    );
    const report = await importAll();
    expect(report.items.map((item) => [item.result, name(item.path), item.warnings.length])).toEqual([
      ['imported', 'mixed.zip/open.txt', 0],
      ['imported', 'mixed.zip', 1],
    ]);
    expect((await documents()).map(({ format, sealed }) => [format, sealed])).toEqual([
      ['text', null],
      ['archive', null],
    ]);
  });

  test('is sealed with the reason where all of it is encrypted', async () => {
    put('locked.zip', zipOf([{ name: 'locked.txt', bytes: 'x', encrypted: true }]));
    const [item] = (await importAll()).items;
    expect(item).toMatchObject({ result: 'imported', sealed: { code: 'source-needs-password' } });
  });

  test('that lies in itself is followed to the depth that is allowed and sealed there', async () => {
    let bytes = zipOf([{ name: 'end.txt', bytes: letter(0) }]);
    for (let depth = 0; depth < 12; depth += 1) bytes = zipOf([{ name: 'in.zip', bytes }]);
    put('nested.zip', bytes);
    const [item, ...others] = (await importAll()).items;
    expect(item).toMatchObject({ result: 'imported', sealed: { code: 'source-too-complex' } });
    expect(others).toEqual([]);
  });
});

describe('what an import would do', () => {
  test('is told by type, with duplicates, what would be sealed and what is passed over; nothing is written', async () => {
    put('one.txt', letter(1));
    put('same.txt', letter(1));
    put('strange.xyz', 'x');
    put('.DS_Store', 'x');
    put(
      'letters.zip',
      zipOf([
        { name: 'two.txt', bytes: letter(2) },
        { name: 'again.txt', bytes: letter(1) },
      ]),
    );
    await fixture.importText(session, 'held.txt', letter(7));
    const before = expectValue(await session.calls.matterState({})).sequence;
    const plan = expectValue(await session.calls.planImport({ task: 'plan', paths: [folder] }));
    expect(plan).toMatchObject({
      files: 5,
      duplicates: 3,
      failures: 0,
      passedOver: 1,
      documents: 3,
      cancelled: false,
    });
    expect(plan.types.map(({ extension, files, sealed }) => [extension, files, sealed])).toEqual([
      ['txt', 5, 0],
      ['xyz', 1, 1],
      ['zip', 1, 0],
    ]);
    expect(expectValue(await session.calls.matterState({})).sequence).toBe(before);
    expect(expectValue(await session.calls.listImports({}))).toHaveLength(1);
    const report = await importAll();
    expect(report.items.filter(({ result }) => result === 'imported')).toHaveLength(plan.documents);
    expect(report.items.filter(({ result }) => result === 'duplicate')).toHaveLength(plan.duplicates);
  });
});

describe('an import', () => {
  test('tells how far it is by files and bytes, of all that there is', async () => {
    for (let number = 0; number < 40; number += 1) put(`${number}.txt`, letter(number));
    await importAll();
    const bytes = Array.from({ length: 40 }, (_, number) => letter(number).length).reduce(
      (sum, one) => sum + one,
    );
    expect(progress.at(-1)).toMatchObject({ done: 40, total: 40, bytes: { done: bytes, total: bytes } });
    expect(progress.every(({ total }) => total === 40)).toBe(true);
  });

  test('can be read again later, with documents as they are called by then, and leaves as a table', async () => {
    put('=one.txt', letter(1));
    put('again.txt', letter(1));
    put('sealed.xyz', 'x');
    const report = await importAll();
    const batchId = report.batch ?? '';
    expect(expectValue(await session.calls.readImport({ batchId }))).toEqual(report);
    const [first] = await documents();
    const change = { field: 'title', value: 'The first letter' } as const;
    expectValue(await session.calls.describeDocument({ documentId: first?.id ?? '', change }));
    const path = join(fixture.folder, 'report.csv');
    expect(expectValue(await session.calls.exportImportReport({ batchId, path }))).toEqual({ path, rows: 3 });
    expect(
      tableOf(path).map((row) =>
        ['result', 'urn', 'title', 'code', 'bytes'].map((column) => row.get(column)),
      ),
    ).toEqual([
      ['imported', 'HAR000001', 'The first letter', '', String(letter(1).length)],
      ['duplicate', 'HAR000001', 'The first letter', '', String(letter(1).length)],
      ['imported', 'HAR000002', 'sealed.xyz', 'file-type-unknown', '1'],
    ]);
  });

  test('that names a provider gives its documents URNs of their own series, and remembers its letters', async () => {
    put('one.txt', letter(1));
    await importAll({ provider: 'Harbour Council', prefix: 'HCO' });
    put('two.txt', letter(2));
    await importAll({ provider: 'harbour council' });
    put('three.txt', letter(3));
    await importAll();
    expect((await documents()).map(({ urn, provider }) => [urn, provider])).toEqual([
      ['HAR000001', null],
      ['HCO000001', 'Harbour Council'],
      ['HCO000002', 'Harbour Council'],
    ]);
    const items = expectValue(await session.calls.listItems({ kind: 'provider' }));
    expect(items.map(({ fields }) => fields)).toEqual([{ name: 'Harbour Council', prefix: 'HCO' }]);
  });

  test('that is cancelled waits to go on, and then takes in what it had not yet', async () => {
    for (let number = 0; number < 60; number += 1) put(`${number}.txt`, letter(number));
    session = await reopened({
      ...surroundings,
      emit: (event, payload) => {
        if (event === 'progress' && (payload as Progress).done >= 16)
          void session.calls.cancelTask({ task: 'import' });
      },
    });
    const stopped = await importAll();
    expect(stopped.cancelled).toBe(true);
    const [batch] = expectValue(await session.calls.listImports({}));
    expect(batch).toMatchObject({ state: 'stopped', imported: stopped.items.length, files: 60 });
    session = await reopened(surroundings);
    const rest = expectValue(await session.calls.resumeImport({ task: 'rest', batchId: batch?.id ?? '' }));
    expect(stopped.items.length + rest.items.length).toBe(60);
    expect(await documents()).toHaveLength(60);
    expect(expectValue(await session.calls.listImports({}))).toMatchObject([
      { state: 'finished', imported: 60 },
    ]);
    expectFailure(await session.calls.resumeImport({ task: 'more', batchId: batch?.id ?? '' }));
  });

  test('that is paused writes nothing until it goes on', async () => {
    for (let number = 0; number < 60; number += 1) put(`${number}.txt`, letter(number));
    let paused = (): void => undefined;
    const isPaused = new Promise<void>((resolve) => (paused = resolve));
    session = await reopened({
      ...surroundings,
      emit: (event, payload) => {
        if (event !== 'progress' || (payload as Progress).done !== 16) return;
        void session.calls.pauseTask({ task: 'import', paused: true });
        paused();
      },
    });
    const importing = importAll();
    await isPaused;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await documents()).toHaveLength(16);
    expectValue(await session.calls.pauseTask({ task: 'import', paused: false }));
    expect((await importing).items).toHaveLength(60);
  });

  test('that is killed goes on with the first path it had not recorded, none twice and none left out', async () => {
    const expected = Array.from({ length: 150 }, (_, number) => `${String(number).padStart(3, '0')}.txt`);
    for (const [number, file] of expected.entries()) put(file, letter(number));
    const members = Array.from({ length: 100 }, (_, number) => ({
      name: `${number}.txt`,
      bytes: letter(1_000 + number),
    }));
    put('100.zip', zipOf(members));
    await session.close();
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'import-in-child.ts'), fixture.path, fixture.profileFolder, folder],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    // Killed in the middle of the archive: its members are being written, and itself is not recorded yet.
    await new Promise<void>((resolve) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.split('\n').filter((line) => line.startsWith('done')).length >= 9) child.kill('SIGKILL');
      });
      child.on('close', () => resolve());
    });
    session = await fixture.open({ surroundings });
    const [batch] = expectValue(await session.calls.listImports({}));
    expect(batch).toMatchObject({ state: 'unfinished', running: false });
    const before = (await documents()).map(({ fileName }) => fileName);
    expect(before.length).toBeGreaterThan(100);
    expect(before.length).toBeLessThan(250);
    const batchId = batch?.id ?? '';
    expectValue(await session.calls.resumeImport({ task: 'rest', batchId }));
    const whole = expectValue(await session.calls.readImport({ batchId }));
    expect(whole.items.map(({ path, result }) => [name(path), result]).toSorted()).toEqual(
      [...expected, ...members.map((member) => `100.zip/${member.name}`)]
        .map((file) => [file, 'imported'])
        .toSorted(),
    );
    const after = await documents();
    expect(after.map(({ fileName }) => fileName).slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(250);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' }))).toMatchObject({ ok: true });
  });

  test('forgets where a purged document came from, and keeps where the others did', async () => {
    put('secret-letter.zip', zipOf([{ name: 'secret-page.txt', bytes: letter(1) }]));
    put('two.txt', letter(2));
    const paths = [join(folder, 'secret-letter.zip'), join(folder, 'two.txt')];
    expectValue(await session.calls.importFiles({ task: 'import', paths }));
    const [first] = await documents();
    await purge(session, [first?.id ?? '']);
    expect(wordsInFile(fixture.path, ['secret-letter', 'secret-page', 'two.txt'])).toEqual(['two.txt']);
    const [batch] = expectValue(await session.calls.listImports({}));
    expect(batch).toMatchObject({ paths: [join(folder, 'two.txt')], imported: 1 });
  });

  test('that was interrupted can be left as it is', async () => {
    for (let number = 0; number < 60; number += 1) put(`${number}.txt`, letter(number));
    session = await reopened({
      ...surroundings,
      emit: (event, payload) => {
        if (event === 'progress' && (payload as Progress).done >= 16)
          void session.calls.cancelTask({ task: 'import' });
      },
    });
    const { batch } = await importAll();
    expectValue(await session.calls.leaveImport({ batchId: batch ?? '' }));
    expect(expectValue(await session.calls.listImports({}))).toMatchObject([{ state: 'left' }]);
  });
});

describe('a load file', () => {
  test('sets what it says of documents by URN, path or name in one act, after it was looked at', async () => {
    put('a/one.txt', letter(1));
    put('b/two.txt', letter(2));
    put('b/three.txt', letter(3));
    await importAll();
    expectValue(
      await session.calls.createItem({
        item: { kind: 'field', fields: { name: 'Box number', type: 'number' } },
      }),
    );
    const path = join(fixture.folder, 'load.tsv');
    const rows = [
      [
        'URN',
        'Path',
        'File name',
        'Title',
        'Date',
        'Recipient',
        'Custodian',
        'Received',
        'Box number',
        'Colour',
      ],
      ['HAR000001', '', '', 'First', '2013-04', 'none', 'Ward office', '2019-02-03', '12', 'red'],
      ['', 'b\\two.txt', '', '', '2019-02-30', '', '', '', '', ''],
      ['', '', 'three.txt', 'He said "no"', '', 'A. Reeve', '', '', '', ''],
      ['HAR000009', '', '', 'Nobody', '', '', '', '', '', ''],
    ];
    const cell = (text: string) => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);
    writeFileSync(path, `\ufeff${rows.map((row) => row.map(cell).join('\t')).join('\r\n')}\r\n`);
    const looked = expectValue(await session.calls.loadMetadata({ path, expected: null }));
    expect(looked.lines.map(({ line, result, urn, changes }) => [line, result, urn, changes.length])).toEqual(
      [
        [2, 'changed', 'HAR000001', 5],
        [3, 'refused', 'HAR000003', 0],
        [4, 'changed', 'HAR000002', 2],
        [5, 'not found', 'HAR000009', 0],
      ],
    );
    expect(looked.remarks).toHaveLength(1);
    expect((await documents()).map(({ custodian }) => custodian)).toEqual([null, null, null]);
    expectValue(await session.calls.loadMetadata({ path, expected: looked.sha256 }));
    const [first, second] = await documents();
    expect(first).toMatchObject({
      title: 'First',
      date: { value: '2013-04', precision: 'month' },
      custodian: 'Ward office',
      received: { value: '2019-02-03', precision: 'day' },
    });
    expect(Object.values(first?.fields ?? {})).toEqual([12]);
    expect(second).toMatchObject({ title: 'He said "no"', recipients: 'A. Reeve' });
    expectValue(await session.calls.undo({}));
    expect((await documents()).map(({ custodian, recipients }) => [custodian, recipients])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    writeFileSync(path, 'urn,title\r\nHAR000001,Other\r\n');
    expect(expectFailure(await session.calls.loadMetadata({ path, expected: looked.sha256 })).code).toBe(
      'call-invalid',
    );
  });

  test('that was written from a matter changes nothing where it is read back', async () => {
    put('one.txt', letter(1));
    put('two.txt', '=SUM(A1)\n\nThe lamp.\n');
    const { batch } = await importAll({ provider: '+Harbour' });
    const path = join(fixture.folder, 'load.csv');
    const written = expectValue(await session.calls.exportLoadFile({ path, batchId: batch ?? '' }));
    expect(written).toEqual({ path, documents: 2 });
    const { lines, remarks } = expectValue(await session.calls.loadMetadata({ path, expected: null }));
    expect(lines.map(({ result }) => result)).toEqual(['unchanged', 'unchanged']);
    expect(remarks).toEqual([]);
  });
});

/** The same matter with other surroundings. */
async function reopened(others: SessionSurroundings): Promise<MatterSession> {
  await session.close();
  return fixture.open({ surroundings: others });
}
