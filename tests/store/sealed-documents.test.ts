import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256Hex } from '../../electron/crypto/index.ts';
import { readAnySource } from '../../electron/ingest/read-any-source.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';
import { packChoices } from './pack-choices.ts';

/** A recording that cannot be read, larger than one stored piece. */
const recording = Buffer.concat([Buffer.from('ID3\x04', 'latin1'), Buffer.alloc(1_300_000, 7)]);

let fixture: MatterFixture;
let session: MatterSession;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  const readSource = { read: readAnySource, end: () => undefined };
  session = await fixture.open({ surroundings: { ...fixture.surroundings, readSource } });
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function imported(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(fixture.folder, name);
  writeFileSync(path, bytes);
  const { items } = expectValue(await session.calls.importFiles({ task: name, paths: [path] }));
  const [item] = items;
  if (item?.result !== 'imported') throw new Error(JSON.stringify(item));
  return item.documentId;
}

test('a source that cannot be read is kept, named for what it is, and says what can be done', async () => {
  const documentId = await imported('call.mp3', recording);
  const { document, text, facts } = expectValue(await session.calls.readDocument({ documentId }));
  expect(text).toBe('');
  expect(document).toMatchObject({
    title: 'call.mp3',
    typeName: 'MP3 sound recording',
    sha256: sha256Hex(recording),
    bytes: recording.byteLength,
  });
  expect(document.sealed?.message).toContain('have it transcribed');
  expect(expectValue(await session.calls.readSourceFacts({ documentId }))).toEqual(facts);
  expect(facts.mediaType).toBe('audio/mpeg');
});

test('the original of any document is saved byte for byte, and replaces a file of that name', async () => {
  const table = 'a,b\r\n1,2\r\n';
  const path = join(fixture.folder, 'saved.bin');
  for (const [name, bytes] of [
    ['call.mp3', recording],
    ['table.csv', table],
  ] as const) {
    const documentId = await imported(name, bytes);
    expect(expectValue(await session.calls.saveOriginal({ documentId, path }))).toEqual({
      path,
      bytes: bytes.length,
      sha256: sha256Hex(Buffer.from(bytes)),
    });
    expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true);
  }
});

test('bytes that are not those of their hash any more are not given out as an original', async () => {
  const documentId = await imported('call.mp3', recording);
  await session.close();
  const database = new Database(fixture.path);
  database.prepare('UPDATE blob_chunk SET bytes = ? WHERE n = 1').run(Buffer.from('changed'));
  database.close();
  session = await fixture.open();
  const path = join(fixture.folder, 'saved.mp3');
  expect(expectFailure(await session.calls.saveOriginal({ documentId, path })).code).toBe('matter-damaged');
  expect(expectFailure(await session.calls.saveOriginal({ documentId: 'none', path })).code).toBe(
    'document-not-found',
  );
});

test('a matter is never written over by an original', async () => {
  const documentId = await imported('table.csv', 'a,b\n');
  const failed = expectFailure(await session.calls.saveOriginal({ documentId, path: fixture.path }));
  expect(failed.code).toBe('path-invalid');
});

test('a chosen document without a text stands in a pack by a slip sheet, and the pack is whole by both checks', async () => {
  const sealed = await imported('call.mp3', recording);
  const documentId = await imported('costs.csv', 'Item,Fee\nDoor lock,120\n');
  const [theme] = expectValue(await session.calls.listThemes({}));
  expectValue(await session.calls.tagSpan({ documentId, start: 9, end: 18, themeIds: [theme?.id ?? ''] }));
  const choices = { ...packChoices('Costs'), fullTexts: true };
  expect(expectValue(await session.calls.previewPack({ choices })).documents).toBe(1);
  const built = expectValue(
    await session.calls.buildPack({
      task: 'pack',
      choices: { ...choices, documents: [sealed, documentId] },
      place: { kind: 'exactly', folder: join(fixture.folder, 'pack') },
    }),
  );
  const manifest = JSON.parse(readFileSync(join(built.folder, 'manifest.json'), 'utf8')) as {
    readonly sources: readonly Record<string, unknown>[];
    readonly passages: readonly Record<string, unknown>[];
  };
  expect(manifest.sources[0]).toMatchObject({
    urn: 'HAR000001',
    sha256: sha256Hex(recording),
    sealed: expect.stringContaining('MP3 sound recording') as string,
  });
  expect(manifest.passages[0]?.['citation']).toBe('{HAR000002 row 2}');
  const checked = expectValue(await session.calls.verifyPack({ task: 'check', folder: built.folder }));
  expect(checked.checks.filter(({ ok }) => !ok)).toEqual([]);
  const verifier = join(built.folder, 'verify-pack.mjs');
  expect(spawnSync(process.execPath, [verifier, built.folder]).status).toBe(0);
});
