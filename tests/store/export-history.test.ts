import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCsvTable } from '../../shared/pack/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  noteOf,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;
let documentId: string;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  documentId = await fixture.importText(
    session,
    'Letter to counsel.txt',
    'Secretive words.\nSecond line there.',
  );
  const [theme] = expectValue(await session.calls.listThemes({}));
  expectValue(
    await session.calls.tagSpan({
      documentId,
      start: 0,
      end: 9,
      themeIds: [theme?.id ?? ''],
      note: { content: noteOf('Ask the officer why.') },
    }),
  );
  expectValue(await session.calls.setMatterTitle({ title: '=1+1' }));
  expectValue(await session.calls.undo({}));
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function exported(name: string, filter: object = {}): Promise<string> {
  const path = join(fixture.folder, name);
  const format = name.endsWith('.pdf') ? 'pdf' : 'csv';
  expectValue(await session.calls.exportHistory({ task: 'export', path, format, ...filter }));
  return path;
}

async function actsIn(filter: object): Promise<readonly string[]> {
  const table = readCsvTable(readFileSync(await exported('history.csv', filter), 'utf8'));
  if (!table.ok) throw new Error('The history is no CSV.');
  return table.value.rows.map((row) => row.cells.get('act') ?? '');
}

test('a history leaves as CSV, oldest act first, each with its place in the chain, no cell a formula', async () => {
  const path = await exported('history.csv');
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain('Ask the officer');
  expect(text).not.toContain('Secretive');
  expect((await actsIn({})).map((act) => act.replace(/^'/u, ''))).toEqual([
    'Created the matter',
    'Imported {HAR000001} Letter to counsel.txt',
    expect.stringMatching(/^Tagged \{HAR000001 ¶1\} .*, with a note$/u),
    'Renamed the matter =1+1',
    'Undid: Renamed the matter =1+1',
  ]);
  const last = text.trimEnd().split('\r\n').at(-1) ?? '';
  const [head] = expectValue(await session.calls.receipt({})).heads;
  expect(last).toContain(head?.hash ?? 'no head');
});

test('filters narrow it down as they narrow the list: by kind, by moment, by words', async () => {
  const entries = expectValue(await session.calls.history({ limit: 100, offset: 0 }));
  const tagged = entries.find((entry) => entry.sentence.startsWith('Tagged'));
  for (const filter of [
    { kind: 'tags' as const },
    { kind: 'record' as const },
    { kind: 'documents' as const, documentId },
    { fromMs: tagged?.atMs ?? 0 },
    { beforeMs: tagged?.atMs ?? 0 },
    { text: 'undid' },
  ]) {
    const listed = expectValue(await session.calls.history({ limit: 100, offset: 0, ...filter }));
    expect(await actsIn(filter)).toEqual(listed.map((entry) => entry.sentence).reverse());
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.length).toBeLessThan(entries.length);
  }
});

test('of a document held privileged it says the number alone, in no format its title or file name', async () => {
  expectValue(
    await session.calls.describeDocument({
      documentId,
      change: { field: 'title', value: 'Advice on Marsh' },
    }),
  );
  expectValue(
    await session.calls.writeNote({ target: { kind: 'document', id: documentId }, content: noteOf('x') }),
  );
  expect((await actsIn({})).join()).toContain('Advice on Marsh');
  expectValue(
    await session.calls.decideDocuments({
      documentIds: [documentId],
      decision: { question: 'privilege', answer: 'privileged', reason: 'Advice' },
    }),
  );
  const acts = (await actsIn({})).join('\n');
  expect(acts).not.toMatch(/Marsh|Letter to counsel/u);
  expect(acts).toContain('Imported {HAR000001}\n');
  expect(acts).toContain('Wrote a note on {HAR000001}\n');
  expect(await actsIn({ text: 'marsh' })).toEqual([]);
});

test('the same state, filter and clock give the same PDF, which carries the signature of that state', async () => {
  const first = readFileSync(await exported('one.pdf'));
  expect(first.subarray(0, 8).toString()).toBe('%PDF-1.7');
  expect(first.byteLength).toBeGreaterThan(10_000);
  const signed = fixture.look(({ reader }) =>
    reader.get<{ length: number }>('SELECT max(length) AS length FROM signature'),
  );
  expect(signed?.length).toBe(expectValue(await session.calls.receipt({})).heads[0]?.length);
});

test('it is never written over the matter or into a folder that is not there, and a cancelled one is not there', async () => {
  const task = 'export';
  const over = await session.calls.exportHistory({ task, path: fixture.path, format: 'csv' });
  expect(expectFailure(over).code).toBe('path-invalid');
  const path = join(fixture.folder, 'history.pdf');
  const running = session.calls.exportHistory({ task, path, format: 'pdf' });
  expectValue(await session.calls.cancelTask({ task }));
  expect(expectFailure(await running).code).toBe('cancelled');
  expect(existsSync(path)).toBe(false);
});
