import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { copyKeyFileIntoBackups } from '../../electron/usecases/backups/copy-key-file-into-backups.ts';
import { backUp } from '../../electron/usecases/backups/back-up.ts';
import { restorableOf } from '../../electron/usecases/backups/restorable-backup.ts';
import { restoreBackup } from '../../electron/usecases/backups/restore-backup.ts';
import { restoreNewestGoodBackup } from '../../electron/usecases/backups/restore-newest-good-backup.ts';
import { unlockBackup } from '../../electron/usecases/backups/unlock-backup.ts';
import { keyFilePath } from '../../electron/usecases/keys/key-files.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { dataKey, type DataKey } from '../../electron/crypto/index.ts';
import { copyMatter, openConnection, openSourceStore } from '../../electron/store/index.ts';
import {
  backUpOnce,
  backupFixture,
  filesBelow,
  flipBit,
  importOnce,
  passphrase,
  type BackupFixture,
} from './backup-fixture.ts';
import { expectFailure, expectValue } from './matter-fixture.ts';

const canary = 'The lantern was left burning in the linen room';
const quietly = { onProgress: () => undefined, signal: new AbortController().signal };

let fixture: BackupFixture;

afterEach(() => {
  fixture.remove();
});

/** Puts the newest good backup in the matter's place. */
async function restoreNewest(): Promise<ReturnType<typeof restoreNewestGoodBackup>> {
  const { path, surroundings } = fixture;
  return restoreNewestGoodBackup({
    path,
    key: await fixture.key(),
    surroundings,
    onProgress: () => undefined,
  });
}

describe.each([
  { kind: 'plain', isEncrypted: false },
  { kind: 'encrypted', isEncrypted: true },
])('backups of a matter that is $kind', ({ isEncrypted }) => {
  it('restore to the very same state, checked as sound, in a replica of its own', async () => {
    fixture = await backupFixture(isEncrypted);
    await importOnce(fixture, 'lantern.txt', `${canary}.\nNobody asked why.`);
    const made = await backUpOnce(fixture);
    const before = await fixture.dumpHash();
    expect(readFileSync(made.file).includes(canary)).toBe(!isEncrypted);
    await importOnce(fixture, 'after.txt', 'Written after the backup.');
    const restored = expectValue(await restoreNewest());
    expect(restored).toMatchObject({ file: fixture.path, passedOver: [], lackingSources: 0 });
    expect(await fixture.dumpHash()).toBe(before);
    const session = await fixture.open();
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    const replicas = expectValue(await session.calls.receipt({})).heads.length;
    await fixture.importText(session, 'again.txt', 'Written after restoring.');
    expect(expectValue(await session.calls.receipt({})).heads).toHaveLength(replicas + 1);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await session.close();
  });

  it('keep nobody from writing in the matter, and hold one state of it', async () => {
    fixture = await backupFixture(isEncrypted);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    const key = await fixture.key();
    const writer = openConnection({ path: fixture.path, access: 'write', sqliteBinding: undefined, key });
    const title = 'SELECT title FROM matter';
    const before = writer.reader.get(title);
    const written: string[] = [];
    const copy = copyMatter({
      from: { path: fixture.path, key },
      to: { path: join(fixture.folder, 'copy'), sqliteBinding: undefined, key, unfinished: true },
      onTable: (done) => {
        writer.writeAside((tx) => tx.run('UPDATE matter SET title = ?', `After table ${done}`));
        written.push(`After table ${done}`);
      },
    });
    expect(copy.reader.get(title)).toEqual(before);
    expect(writer.reader.get(title)).toEqual({ title: written.at(-1) });
    copy.close();
    writer.close();
  });

  it('name a source by its hash inside the files of databases alone', async () => {
    fixture = await backupFixture(isEncrypted);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    await backUpOnce(fixture);
    await backUpOnce(fixture);
    const hash = createHash('sha256').update(`${canary}.`).digest('hex');
    const naming = filesBelow(fixture.storeFolder()).filter((name) =>
      readFileSync(join(fixture.storeFolder(), name)).includes(hash),
    );
    const [kept] = await fixture.backups();
    const sourcesFile = kept?.description.sourcesFile ?? '';
    expect(naming.includes(sourcesFile)).toBe(!isEncrypted);
    expect(naming.filter((name) => isEncrypted || name.endsWith('.json'))).toEqual([]);
    const store = openSourceStore({
      path: join(fixture.storeFolder(), sourcesFile),
      access: 'read',
      key: await fixture.key(),
      sqliteBinding: undefined,
    });
    expect([...store.lengths().keys()]).toEqual([hash]);
    expect(store.checkedUpTo()).toBe(hash);
    store.close();
  });

  it('keep the damaged file, with its key, under a name that says so', async () => {
    fixture = await backupFixture(isEncrypted);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    await backUpOnce(fixture);
    const damaged = readFileSync(fixture.path);
    const { damagedKeptAs } = expectValue(await restoreNewest());
    expect(damagedKeptAs).toMatch(/ damaged \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.matter$/u);
    expect(readFileSync(damagedKeptAs ?? '').equals(damaged)).toBe(true);
    expect(existsSync(keyFilePath(damagedKeptAs ?? ''))).toBe(isEncrypted);
  });

  it('pass over a newest one that one flipped bit has damaged, and say so', async () => {
    fixture = await backupFixture(isEncrypted);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    await backUpOnce(fixture);
    const good = await fixture.dumpHash();
    await importOnce(fixture, 'after.txt', 'Another text.');
    const newest = await backUpOnce(fixture);
    flipBit(newest.file, Math.floor(statSync(newest.file).size / 2));
    const restored = expectValue(await restoreNewest());
    expect(restored.passedOver).toHaveLength(1);
    expect(restored.sentence).toContain('One newer backup is damaged itself and was passed over.');
    expect(await fixture.dumpHash()).toBe(good);
  });

  it('add only what is new: a second one writes no source again', async () => {
    fixture = await backupFixture(isEncrypted);
    await importOnce(fixture, 'long.txt', 'A long paragraph of a witness statement. '.repeat(50_000));
    const session = await fixture.open();
    const first = expectValue(await session.calls.backUpNow({ task: 'backup' }));
    const sources = (): number =>
      filesBelow(fixture.storeFolder())
        .filter((name) => name.endsWith('.matter-sources'))
        .reduce((sum, name) => sum + statSync(join(fixture.storeFolder(), name)).size, 0);
    const sizeBefore = sources();
    expectValue(await session.calls.setMatterTitle({ title: 'Another title' }));
    const second = expectValue(await session.calls.backUpNow({ task: 'backup' }));
    await session.close();
    expect([first.sourcesAdded, second.sourcesAdded]).toEqual([1, 0]);
    expect(first.sourceBytesAdded).toBeGreaterThan(2_000_000);
    expect([second.sourceBytesAdded, sources()]).toEqual([0, sizeBefore]);
  });

  it('can be one complete file, which opens as a matter as it is', async () => {
    fixture = await backupFixture(isEncrypted);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    const session = await fixture.open();
    const file = join(fixture.folder, 'stick', 'copy.matter');
    mkdirSync(join(fixture.folder, 'stick'));
    expect(expectValue(await session.calls.backUpNow({ task: 'backup', file })).file).toBe(file);
    expect(expectFailure(await session.calls.backUpNow({ task: 'backup', file })).code).toBe('matter-exists');
    await session.close();
    expect(await fixture.dumpHash(file)).toBe(await fixture.dumpHash());
    const key = await (isEncrypted
      ? unlockMatter(file, { kind: 'passphrase', passphrase }, fixture.surroundings)
      : null);
    const copy = expectValue(
      await openMatter({
        path: file,
        access: 'write',
        surroundings: fixture.surroundings,
        ...(key === null ? {} : { key: expectValue(key) }),
      }),
    );
    expect(expectValue(await copy.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await copy.close();
    expect(readFileSync(file).includes(canary)).toBe(!isEncrypted);
  });

  it('are all removed for good but a new one, and what the matter no longer holds with them', async () => {
    fixture = await backupFixture(isEncrypted);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    await backUpOnce(fixture);
    await importOnce(fixture, 'after.txt', 'Another text.');
    await backUpOnce(fixture);
    const key = await fixture.key();
    purge(key);
    const made = await backUpAndRemoveOlder(fixture.path, key);
    expect((await fixture.backups()).map(({ file }) => file)).toEqual([made]);
    expect(filesBelow(fixture.storeFolder()).filter((name) => name.includes('journal'))).toEqual([]);
    for (const name of filesBelow(fixture.storeFolder())) {
      expect(readFileSync(join(fixture.storeFolder(), name)).includes(canary)).toBe(false);
    }
    expect(expectValue(await restoreNewest()).lackingSources).toBe(0);
  });
});

/** Takes the text with the canary out of the matter past its log, as a purge does. */
function purge(key: DataKey | null): void {
  const connection = openConnection({ path: fixture.path, access: 'write', sqliteBinding: undefined, key });
  const [document] = connection.reader.all<{ sha256: string; text_sha256: string }>(
    `SELECT sha256, text_sha256 FROM document WHERE file_name = 'lantern.txt'`,
  );
  const { sha256 = '', text_sha256: text = '' } = document ?? {};
  connection.runScript(`INSERT INTO purged (kind, id) VALUES ('blob', '${sha256}');
    DELETE FROM blob_chunk WHERE sha256 = '${sha256}';
    UPDATE document SET made_order = NULL WHERE sha256 = '${sha256}';
    DELETE FROM search_block WHERE document = (SELECT id FROM document WHERE sha256 = '${sha256}');
    DELETE FROM canonical_text WHERE sha256 = '${text}';`);
  connection.close();
}

/** Backs up what is at a path and removes everything older; gives the new backup's file. */
async function backUpAndRemoveOlder(path: string, key: DataKey | null): Promise<string> {
  const { profileFolder, clock } = fixture.surroundings;
  const connection = openConnection({ path, access: 'read', sqliteBinding: undefined, key });
  try {
    const made = await backUp(
      { connection, path, key, sqliteBinding: undefined, profileFolder },
      {
        folder: join(profileFolder, 'backups'),
        removeOlderAlsoIn: [],
        clockMs: clock(),
        applicationVersion: '0.0.0',
      },
      quietly,
    );
    return expectValue(made).file;
  } finally {
    connection.close();
  }
}

it('plain backups of a matter that was encrypted are removed for good, sources included', async () => {
  fixture = await backupFixture(false);
  await importOnce(fixture, 'lantern.txt', `${canary}.`);
  await backUpOnce(fixture);
  const key = dataKey(Buffer.alloc(32, 7));
  const sealed = join(fixture.folder, 'sealed.matter');
  copyMatter({
    from: { path: fixture.path, key: null },
    to: { path: sealed, sqliteBinding: undefined, key, unfinished: true },
  }).close();
  await backUpAndRemoveOlder(sealed, key);
  const names = filesBelow(fixture.storeFolder()).filter((name) => name.endsWith('.matter-sources'));
  expect(names).toHaveLength(1);
  for (const name of filesBelow(fixture.storeFolder())) {
    expect(readFileSync(join(fixture.storeFolder(), name)).includes(canary)).toBe(false);
  }
  expect((await fixture.backups()).map(({ entry }) => entry.encrypted)).toEqual([true]);
});

describe('a backup', () => {
  it('that is being made is nothing until it is whole: leftovers are swept and older ones stay good', async () => {
    fixture = await backupFixture(false);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    await backUpOnce(fixture);
    const snapshots = join(fixture.storeFolder(), 'snapshots');
    writeFileSync(join(snapshots, '2040-01-01T00-00-00-000Z.matter'), 'cut short');
    writeFileSync(join(snapshots, '2040-01-01T00-00-00-001Z.matter.new'), 'cut short');
    writeFileSync(join(snapshots, '.2040-01-01T00-00-00-001Z.json.abc.new'), '{');
    expect(await fixture.backups()).toHaveLength(1);
    await backUpOnce(fixture);
    expect(readdirSync(snapshots).filter((name) => name.includes('2040'))).toEqual([]);
    expect(await fixture.backups()).toHaveLength(2);
  });

  it('needs room first: too little is a sentence, nothing is written, and it is shown until one was made', async () => {
    fixture = await backupFixture(false);
    const { path, surroundings } = fixture;
    const folder = join(fixture.folder, 'small');
    mkdirSync(folder);
    const connection = openConnection({ path, access: 'read', sqliteBinding: undefined });
    const refused = await backUp(
      {
        connection,
        path,
        key: null,
        sqliteBinding: undefined,
        profileFolder: surroundings.profileFolder,
        freeSpace: () => Promise.resolve(1_000_000),
      },
      { folder, clockMs: 0, applicationVersion: '0.0.0' },
      quietly,
    );
    connection.close();
    expect(expectFailure(refused)).toMatchObject({ code: 'disk-full' });
    expect(expectFailure(refused).message).toMatch(/it needs 17 MB and .* has 1 MB free/u);
    expect(filesBelow(folder).filter((name) => name.endsWith('.matter'))).toEqual([]);
  });

  it('is not made in a chosen folder that is gone, is asked for again, and says so until it is back', async () => {
    fixture = await backupFixture(false);
    const folder = join(fixture.folder, 'stick');
    mkdirSync(folder);
    const session = await fixture.open();
    const state = expectValue(await session.calls.setBackupFolder({ folder }));
    expect(state).toMatchObject({ folder, chosen: true, problem: null, lastBackupAtMs: null });
    expect(state.placeWarning).toMatch(/^The backups lie on the same disk/u);
    rmSync(folder, { recursive: true });
    expect(expectFailure(await session.calls.backUpNow({ task: 'backup' })).code).toBe('path-invalid');
    expect(existsSync(folder)).toBe(false);
    expect(expectValue(await session.calls.backupState({})).problem?.sentence).toMatch(/is not there/u);
    mkdirSync(folder);
    expectValue(await session.calls.backUpNow({ task: 'backup' }));
    expect(expectValue(await session.calls.backupState({}))).toMatchObject({
      problem: null,
      changedSince: false,
      backups: [{ encrypted: false }],
    });
    await session.close();
  });

  it('comes before closing where something was changed, and not where nothing was', async () => {
    fixture = await backupFixture(false);
    const byThemselves = { backups: 'after-closing' } as const;
    const first = await fixture.open(byThemselves);
    expectValue(await first.calls.setMatterTitle({ title: 'Changed' }));
    await first.close();
    expect(await fixture.backups()).toHaveLength(1);
    await (await fixture.open(byThemselves)).close();
    expect(await fixture.backups()).toHaveLength(1);
    const again = await fixture.open({ backups: 'half-hourly' });
    expectValue(await again.calls.setMatterTitle({ title: 'Changed again' }));
    await again.close();
    expect(await fixture.backups()).toHaveLength(1);
  });

  it('says which sources the matter itself has lost, and still keeps everything else', async () => {
    fixture = await backupFixture(false);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    await importOnce(fixture, 'other.txt', 'Another text.');
    const connection = openConnection({ path: fixture.path, access: 'write', sqliteBinding: undefined });
    connection.runScript(
      `UPDATE blob_chunk SET bytes = CAST('spoilt' AS BLOB) WHERE instr(bytes, 'lantern') > 0`,
    );
    connection.close();
    const session = await fixture.open();
    const made = expectValue(await session.calls.backUpNow({ task: 'backup' }));
    expect(made.warning).toContain('one source');
    expect(expectValue(await session.calls.backupState({})).problem?.sentence).toBe(made.warning);
    await session.close();
    expect(expectValue(await restoreNewest()).lackingSources).toBe(1);
  });

  it('mends a source that went bad among those kept, and without the matter restores all but its bytes', async () => {
    fixture = await backupFixture(false);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    await backUpOnce(fixture);
    const sources = join(fixture.storeFolder(), 'sources-plain.matter-sources');
    const spoil = (): void => {
      flipBit(sources, readFileSync(sources).indexOf(canary));
    };
    spoil();
    const session = await fixture.open();
    expectValue(await session.calls.setMatterTitle({ title: 'Changed' }));
    expect(expectValue(await session.calls.backUpNow({ task: 'backup' })).sourcesAdded).toBe(1);
    await session.close();
    expect(expectValue(await restoreNewest())).toMatchObject({ lackingSources: 0, passedOver: [] });
    spoil();
    const restored = expectValue(await restoreNewest());
    expect(restored.lackingSources).toBe(1);
    expect(restored.sentence).toContain('could not be restored');
  });

  it('of an encrypted matter is locked without its key, and opened by the key file kept with it', async () => {
    fixture = await backupFixture(true);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    await backUpOnce(fixture);
    const [stored] = await fixture.backups();
    if (stored === undefined) throw new Error('There is no backup.');
    const backup = restorableOf(stored);
    rmSync(fixture.path);
    rmSync(keyFilePath(fixture.path));
    rmSync(join(fixture.surroundings.profileFolder, 'keys'), { recursive: true });
    const to = join(fixture.folder, 'restored.matter');
    const { sqliteBinding, profileFolder } = fixture.surroundings;
    const where = { backup, to, sqliteBinding, profileFolder, clockMs: 0 };
    expect(expectFailure(await restoreBackup({ ...where, key: null }, quietly)).code).toBe('matter-locked');
    const using = { kind: 'passphrase', passphrase } as const;
    const key = expectValue(await unlockBackup(backup, using, fixture.surroundings));
    expectValue(await restoreBackup({ ...where, key }, quietly));
    expectValue(await unlockMatter(to, using, fixture.surroundings)).erase();
    for (const name of filesBelow(fixture.storeFolder())) {
      expect(readFileSync(join(fixture.storeFolder(), name)).includes(canary)).toBe(false);
    }
    const file = backup.keyFile;
    if (file === null) throw new Error('The key file was not kept.');
    await copyKeyFileIntoBackups(profileFolder, stored.description.matter, {
      ...file,
      fileMark: '0'.repeat(32),
    });
    const [again] = await fixture.backups();
    expect(again && restorableOf(again).keyFile?.fileMark).toBe('0'.repeat(32));
  });

  it('that nobody made is not found, and the damaged file stays as it was', async () => {
    fixture = await backupFixture(false);
    const before = readFileSync(fixture.path);
    expect(expectFailure(await restoreNewest()).code).toBe('backup-not-found');
    expect(readFileSync(fixture.path).equals(before)).toBe(true);
  });
});
