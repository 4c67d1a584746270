import { copyFileSync, existsSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leastPassphraseCost, type DataKey } from '../../electron/crypto/index.ts';
import { listBackupsOf } from '../../electron/usecases/backups/list-backups.ts';
import { encryptMatter } from '../../electron/usecases/keys/encrypt-matter.ts';
import { keyFilePath } from '../../electron/usecases/keys/key-files.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import type { MatterSession, SessionSurroundings } from '../../electron/usecases/matter-session.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { expectFailure, expectValue, matterFixture, type MatterFixture } from './matter-fixture.ts';

const passphrase = 'four plain words here';
const canary = 'Nobody closed the boathouse door';

let fixture: MatterFixture;
let surroundings: SessionSurroundings;

beforeEach(async () => {
  fixture = await matterFixture();
  surroundings = {
    ...fixture.surroundings,
    passphraseCost: { ...leastPassphraseCost, memoryKiB: 1_024, passes: 1 },
  };
  const session = await fixture.open();
  await fixture.importText(session, 'boathouse.txt', `${canary}.\nIt was Tuesday.`);
  await session.close();
});

afterEach(() => {
  fixture.remove();
});

async function open(key?: DataKey): Promise<MatterSession> {
  const opened = await openMatter({
    path: fixture.path,
    access: 'write',
    surroundings,
    ...(key === undefined ? {} : { key }),
  });
  return expectValue(opened);
}

async function unlocked(): Promise<MatterSession> {
  return open(
    expectValue(await unlockMatter(fixture.path, { kind: 'passphrase', passphrase }, surroundings)),
  );
}

/** Files beside the matter, or in the profile, that hold the canary in plain. */
function filesHoldingCanary(): readonly string[] {
  return readdirSync(fixture.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'boathouse.txt')
    .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(canary))
    .map(({ name }) => name);
}

describe('a plain matter that is encrypted', () => {
  it('holds what it held, under the same chain, and its plain file is gone', async () => {
    const before = await open();
    const receipt = expectValue(await before.calls.receipt({}));
    await before.close();
    expect(filesHoldingCanary()).toEqual(['inquiry.matter']);
    expectValue(await encryptMatter({ path: fixture.path, passphrase, surroundings })).key.erase();
    expect(filesHoldingCanary()).toEqual([]);
    const session = await unlocked();
    expect(expectValue(await session.calls.receipt({}))).toEqual(receipt);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    expectValue(await session.calls.setMatterTitle({ title: 'Encrypted since' }));
    expect(session.operations(1).map(({ replicaSeq }) => replicaSeq)).toEqual([
      (receipt.heads[0]?.length ?? 0) + 1,
    ]);
    await session.close();
  });

  it('has its plain backups overwritten once there is one that is not', async () => {
    const before = await open();
    expectValue(await before.calls.backUpNow({ task: 'backup' }));
    await before.close();
    expect(filesHoldingCanary().length).toBeGreaterThan(1);
    const { key } = expectValue(await encryptMatter({ path: fixture.path, passphrase, surroundings }));
    const session = await open(key);
    await session.replaceBackups('backup');
    await session.close();
    expect(filesHoldingCanary()).toEqual([]);
    expect(await listBackupsOf(fixture.path, fixture.profileFolder)).toHaveLength(1);
  });

  it('is refused while it is open, and where it is encrypted already', async () => {
    const session = await open();
    const inUse = await encryptMatter({ path: fixture.path, passphrase, surroundings });
    expect(expectFailure(inUse).code).toBe('matter-in-use');
    await session.close();
    expectValue(await encryptMatter({ path: fixture.path, passphrase, surroundings })).key.erase();
    const again = await encryptMatter({ path: fixture.path, passphrase, surroundings });
    expect(expectFailure(again).code).toBe('call-invalid');
  });
});

describe('an encryption that was interrupted', () => {
  it('before the files changed places leaves the matter plain and whole, and the copy goes', async () => {
    copyFileSync(fixture.path, `${fixture.path}.encrypting`);
    const session = await open();
    expect(expectValue(await session.calls.listDocuments({}))).toHaveLength(1);
    await session.close();
    expect(existsSync(`${fixture.path}.encrypting`)).toBe(false);
  });

  it('between the two renamings is completed at the next opening', async () => {
    copyFileSync(fixture.path, `${fixture.path}.kept`);
    expectValue(await encryptMatter({ path: fixture.path, passphrase, surroundings })).key.erase();
    renameSync(fixture.path, `${fixture.path}.encrypting`);
    renameSync(`${fixture.path}.kept`, `${fixture.path}.plain`);
    expect(expectFailure(await openMatter({ path: fixture.path, access: 'write', surroundings })).code).toBe(
      'matter-locked',
    );
    expect(filesHoldingCanary()).toEqual([]);
    const session = await unlocked();
    expect(expectValue(await session.calls.listDocuments({}))).toHaveLength(1);
    await session.close();
  });

  it('before the plain file was overwritten is completed at the next opening', async () => {
    copyFileSync(fixture.path, `${fixture.path}.kept`);
    expectValue(await encryptMatter({ path: fixture.path, passphrase, surroundings })).key.erase();
    renameSync(`${fixture.path}.kept`, `${fixture.path}.plain`);
    await (await unlocked()).close();
    expect([filesHoldingCanary(), existsSync(keyFilePath(fixture.path))]).toEqual([[], true]);
  });
});
