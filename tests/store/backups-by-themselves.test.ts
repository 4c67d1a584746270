import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeBackupSettings } from '../../electron/files/backup-settings.ts';
import { restoreNewestGoodBackup } from '../../electron/usecases/backups/restore-newest-good-backup.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { migrate, migrations, openConnection } from '../../electron/store/index.ts';
import { backupFixture, importOnce, type BackupFixture } from './backup-fixture.ts';
import { expectValue } from './matter-fixture.ts';

const canary = 'The lantern was left burning in the linen room';

let fixture: BackupFixture;

afterEach(() => {
  vi.useRealTimers();
  fixture.remove();
});

describe('while a matter is open', () => {
  it('a backup is made every half hour in which something was changed', async () => {
    fixture = await backupFixture(false);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let now = Date.UTC(2026, 0, 5, 9);
    let made = 0;
    let heard: () => void = () => undefined;
    const session = await fixture.open({
      backups: 'after-closing',
      clock: () => now,
      emit: (event) => {
        if (event !== 'backupsChanged') return;
        made += 1;
        heard();
      },
    });
    const told: number[] = [];
    /** Lets so many minutes pass on the clock, and one until it is looked again; gives how many backups were made by then. */
    const pass = async (minutes: number, then: 'a backup' | 'nothing'): Promise<number> => {
      now += minutes * 60_000;
      const next = new Promise<void>((resolve) => (heard = resolve));
      vi.advanceTimersByTime(60_000);
      await (then === 'a backup' ? next : fixture.backups());
      return made;
    };
    const retitle = async (title: string): Promise<void> => {
      expectValue(await session.calls.setMatterTitle({ title }));
    };
    told.push(await pass(1, 'a backup'));
    await retitle('One');
    told.push(await pass(20, 'nothing'), await pass(11, 'a backup'), await pass(31, 'nothing'));
    await retitle('Two');
    told.push(await pass(1, 'a backup'), await pass(1, 'nothing'));
    await session.close();
    // The first at once, since there was none; the second when half an hour had passed; the third with the next change.
    expect(told).toEqual([1, 1, 2, 2, 3, 3]);
  });
});

describe('a matter of an older form', () => {
  it('is backed up before it is brought up to date, and that backup restores and opens', async () => {
    fixture = await backupFixture(false);
    const old = join(fixture.folder, 'old.matter');
    const connection = openConnection({ path: old, access: 'create', sqliteBinding: undefined });
    migrate(connection, 0, migrations.slice(0, 1));
    connection.runScript(
      `INSERT INTO matter (id, title, prefix, made_order) VALUES ('matter-of-old', 'Of old', 'OLD', '1')`,
    );
    connection.close();
    const { surroundings } = fixture;
    const session = expectValue(await openMatter({ path: old, access: 'write', surroundings }));
    expect(expectValue(await session.calls.backupState({})).backups).toHaveLength(1);
    await session.close();
    expect(readdirSync(fixture.folder).filter((name) => name.includes('before-form'))).toEqual([]);
    writeFileSync(old, 'spoilt');
    const onProgress = (): void => undefined;
    const restored = await restoreNewestGoodBackup({ path: old, key: null, surroundings, onProgress });
    expect(expectValue(restored).lackingSources).toBe(0);
    const look = openConnection({ path: old, access: 'read', sqliteBinding: undefined });
    expect(look.setting('user_version')).toBe(1);
    look.close();
    await expectValue(await openMatter({ path: old, access: 'write', surroundings })).close();
  });

  it('gets a copy beside it where no backup can be made', async () => {
    fixture = await backupFixture(false);
    const old = join(fixture.folder, 'old.matter');
    const connection = openConnection({ path: old, access: 'create', sqliteBinding: undefined });
    migrate(connection, 0, migrations.slice(0, 1));
    connection.runScript(
      `INSERT INTO matter (id, title, prefix, made_order) VALUES ('matter-of-old', 'Of old', 'OLD', '1')`,
    );
    connection.close();
    const { surroundings } = fixture;
    await changeBackupSettings(surroundings.profileFolder, (settings) => ({
      ...settings,
      folder: join(fixture.folder, 'unplugged'),
    }));
    await expectValue(await openMatter({ path: old, access: 'write', surroundings })).close();
    expect(existsSync(`${old}.before-form-2`)).toBe(true);
  });
});

it.each([false, true])(
  'a matter in a synchronised folder (encrypted: %s) is backed up over its one connection',
  async (isEncrypted) => {
    fixture = await backupFixture(isEncrypted);
    await importOnce(fixture, 'lantern.txt', `${canary}.`);
    const synced = join(fixture.folder, 'Dropbox');
    mkdirSync(synced);
    const path = join(synced, 'shared.matter');
    copyFileSync(fixture.path, path);
    const key = await fixture.key();
    const session = expectValue(
      await openMatter({
        path,
        access: 'write',
        surroundings: fixture.surroundings,
        ...(key === null ? {} : { key }),
      }),
    );
    expectValue(await session.calls.setMatterTitle({ title: 'Shared' }));
    expectValue(await session.calls.backUpNow({ task: 'backup' }));
    const dump = expectValue(await session.calls.matterState({}));
    await session.close();
    writeFileSync(path, 'spoilt');
    const { surroundings } = fixture;
    const onProgress = (): void => undefined;
    const again = await fixture.key();
    expectValue(await restoreNewestGoodBackup({ path, key: again, surroundings, onProgress }));
    const opened = expectValue(
      await openMatter({
        path,
        access: 'read',
        surroundings,
        ...(again === null ? {} : { key: again }),
      }),
    );
    expect(expectValue(await opened.calls.matterState({})).title).toBe(dump.title);
    expect(expectValue(await opened.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await opened.close();
  },
);
