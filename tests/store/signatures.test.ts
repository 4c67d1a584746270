import { readFileSync, statSync, writeFileSync, existsSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeadSignature } from '../../shared/model/index.ts';
import { chainHeadMessage, isSignedBy } from '../../electron/crypto/index.ts';
import {
  documentTexts,
  openConnection,
  openWriteGate,
  readChainHeads,
  readReplicaKeys,
  readSignatures,
} from '../../electron/store/index.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  testIdentifiers,
  testSurroundings,
  type MatterFixture,
} from './matter-fixture.ts';

let fixture: MatterFixture;
let matter: string;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  const session = await fixture.open();
  matter = expectValue(await session.calls.matterState({})).matter;
  expectValue(await session.calls.setMatterTitle({ title: 'Signed' }));
  await session.close();
});

afterEach(() => {
  fixture.remove();
});

const keyFile = (): string => join(fixture.profileFolder, 'signing-key.json');

/** Changes the file behind the program's back, its guards taken away. */
function tamper(sql: string): void {
  const database = new Database(fixture.path);
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
}

async function verified(): Promise<ReadonlyMap<string, string>> {
  const session = await fixture.open({ access: 'read' });
  const { checks } = expectValue(await session.calls.verifyMatter({ task: 'verify' }));
  await session.close();
  return new Map(checks.map(({ name, ok, detail }) => [name, ok ? `ok: ${detail}` : detail]));
}

describe('a machine', () => {
  test('makes its key once, readable by its owner alone', async () => {
    const before = readFileSync(keyFile(), 'utf8');
    const session = await fixture.open();
    await session.close();
    expect(readFileSync(keyFile(), 'utf8')).toBe(before);
    expect(statSync(keyFile()).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  test('keeps a damaged key aside, signs with a new one, and the report names the change', async () => {
    writeFileSync(keyFile(), '{"kind":"ed25519","pkcs8":"AAAA"}');
    const session = await fixture.open();
    expectValue(await session.calls.setMatterTitle({ title: 'With another key' }));
    expect(session.operations(2).map(({ type }) => type)).toEqual(['matter.set', 'replica.key']);
    await session.close();
    expect(existsSync(`${keyFile()}.damaged`)).toBe(true);
    const report = await verified();
    expect(report.get('signatures')).toMatch(
      /^ok: 3 signatures .* signs with another key since operation 10\.$/u,
    );
    const again = await fixture.open();
    await again.close();
  });
});

describe('a chain head', () => {
  test('is signed when the session closes, once, in the words a stranger can check', async () => {
    const session = await fixture.open();
    await session.close();
    const [head] = fixture.look((connection) => readChainHeads(connection.reader));
    const signatures = fixture.look((connection) => readSignatures(connection.reader));
    expect(signatures.map(({ length }) => length)).toEqual([8, 9]);
    const newest = signatures.at(-1);
    expect({ ...newest }).toMatchObject({ ...head });
    const message = `glossator chain head v1\n${matter}\n${head?.replica ?? ''}\n9\n${head?.hash ?? ''}\n`;
    expect(head === undefined ? '' : chainHeadMessage(matter, head)).toBe(message);
    expect(isSignedBy(newest?.publicKey ?? '', message, Buffer.from(newest?.signature ?? '', 'base64'))).toBe(
      true,
    );
    expect(fixture.look((connection) => readReplicaKeys(connection.reader, head?.replica ?? ''))).toEqual([
      { from: 3, publicKey: newest?.publicKey },
    ]);
  });
});

test('a pack carries the signature of the state it was built at, and the same when it is built again there', async () => {
  const session = await fixture.open();
  const documentId = await fixture.importText(session, 'one.txt', 'Some words to quote.');
  const [theme] = expectValue(await session.calls.listThemes({}));
  expectValue(await session.calls.tagSpan({ documentId, start: 0, end: 10, themeIds: [theme?.id ?? ''] }));
  const receipt = expectValue(await session.calls.receipt({}));
  const choices = {
    title: 'Signed',
    themes: [],
    documents: [],
    order: 'theme' as const,
    context: 'none' as const,
    notes: 'none' as const,
    fullTexts: false,
    names: false,
  };
  const build = async (name: string): Promise<string> => {
    const folder = join(fixture.folder, name);
    const place = { kind: 'exactly' as const, folder };
    const heads = receipt.heads.map((head) => ({ ...head }));
    expectValue(
      await session.calls.buildPack({
        task: name,
        choices,
        place,
        receipt: { matter: receipt.matter, heads },
      }),
    );
    return readFileSync(join(folder, 'manifest.json'), 'utf8');
  };
  const first = await build('first');
  const { signatures } = JSON.parse(first) as { signatures: readonly HeadSignature[] };
  expect(signatures).toMatchObject(receipt.heads);
  for (const signed of signatures) {
    const message = chainHeadMessage(receipt.matter, signed);
    expect(isSignedBy(signed.publicKey, message, Buffer.from(signed.signature, 'base64'))).toBe(true);
  }
  expect((JSON.parse(await build('second')) as { signatures: unknown }).signatures).toEqual(signatures);
  await session.close();
  expect((await verified()).get('receipts')).toContain('every state that its 2 packs were built at');
});

describe('opening for writing refuses, with the reason, a record', () => {
  test.each([
    [
      'cut off at its end',
      'DELETE FROM operation WHERE replica_seq = 9',
      'had 9 operations; the matter holds 8: its end was cut off',
    ],
    ['whose signature was forged', 'UPDATE signature SET signature = zeroblob(64)', 'does not verify'],
    ['signed with a key that is not on it', 'DELETE FROM replica_key', 'which is not on the record there'],
    [
      'whose last operation was changed',
      'UPDATE operation SET at_ms = at_ms + 1 WHERE replica_seq = 9',
      'was changed: its hash is another',
    ],
    [
      'whose end was taken from elsewhere',
      'UPDATE operation SET hash = zeroblob(32) WHERE replica_seq = 9',
      'the chain was written anew',
    ],
  ])('%s', async (_what, sql, says) => {
    tamper(sql);
    const refused = expectFailure(await fixture.tryOpen());
    expect(refused.code).toBe('record-broken');
    expect(refused.message).toContain(says);
    const session = await fixture.open({ access: 'write-or-read' });
    expect(expectValue(await session.calls.matterState({})).readOnlyBecause).toBe(refused.message);
    await session.close();
  });

  test('written anew behind the place that this machine saw, every hash right', async () => {
    const before = join(fixture.folder, 'before');
    copyFileSync(fixture.path, before);
    const session = await fixture.open();
    expectValue(await session.calls.setMatterTitle({ title: 'Seen here' }));
    await session.close();
    copyFileSync(before, fixture.path);
    const connection = openConnection({ path: fixture.path, access: 'write', sqliteBinding: undefined });
    const [head] = readChainHeads(connection.reader);
    openWriteGate({
      connection,
      replica: head?.replica ?? '',
      clock: () => 1,
      newIdentifier: testIdentifiers(3),
      texts: documentTexts(connection.reader),
      onWritten: () => undefined,
    }).write([
      {
        reviewer: 'stranger',
        undoes: null,
        operations: [
          {
            type: 'matter.set',
            body: { matter, change: { field: 'title', value: 'Never so', was: 'Signed' } },
          },
        ],
      },
    ]);
    connection.close();
    expect(expectFailure(await fixture.tryOpen()).message).toContain(
      'When this machine saw it last, replica',
    );
  });

  test('but not an honest older copy, and not on another machine', async () => {
    const before = join(fixture.folder, 'before');
    copyFileSync(fixture.path, before);
    const session = await fixture.open();
    expectValue(await session.calls.setMatterTitle({ title: 'Later' }));
    await session.close();
    copyFileSync(before, fixture.path);
    const restored = await fixture.open();
    expect(expectValue(await restored.calls.matterState({})).title).toBe('Signed');
    expectValue(await restored.calls.setMatterTitle({ title: 'Restored' }));
    await restored.close();
    const surroundings = testSurroundings(join(fixture.folder, 'elsewhere'), 5);
    const other = await fixture.open({ surroundings });
    expectValue(await other.calls.setMatterTitle({ title: 'Elsewhere' }));
    await other.close();
    const report = await verified();
    expect([...report.values()].filter((words) => !words.startsWith('ok: '))).toEqual([]);
  });
});
