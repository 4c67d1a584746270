import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { restorableOf } from '../../electron/usecases/backups/restorable-backup.ts';
import { restoreBackup } from '../../electron/usecases/backups/restore-backup.ts';
import { backUpOnce, backupFixture, filesBelow, type BackupFixture } from './backup-fixture.ts';
import { expectValue } from './matter-fixture.ts';

let fixture: BackupFixture;

afterEach(() => {
  fixture.remove();
});

/** Lets a process of its own back up until one backup was confirmed, and kills it so long after the next one began. */
async function killWhileBackingUp(afterMs: number): Promise<string> {
  const child = spawn(process.execPath, [resolve('tests/store/back-up-in-child.ts'), fixture.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let confirmed = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('made ')) confirmed = line.slice('made '.length);
    else if (confirmed !== '') break;
  }
  await new Promise((later) => setTimeout(later, afterMs));
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  return confirmed;
}

it('a backup killed at any moment leaves those before whole, and the next one sweeps what is left', async () => {
  fixture = await backupFixture(false);
  const { profileFolder, sqliteBinding } = fixture.surroundings;
  for (const afterMs of [1, 5, 12]) {
    const confirmed = await killWhileBackingUp(afterMs);
    const backups = await fixture.backups();
    // The killed one may have come to its end as well; of those within an hour the two newest stay.
    expect(backups.slice(0, 2).map(({ file }) => file)).toContain(confirmed);
    for (const stored of backups.slice(0, 2)) {
      const to = join(fixture.folder, `restored-${afterMs}.matter`);
      const where = { to, key: null, sqliteBinding, profileFolder, clockMs: 0 };
      const restored = await restoreBackup(
        { backup: restorableOf(stored), ...where },
        { onProgress: () => undefined, signal: new AbortController().signal },
      );
      expect(expectValue(restored).lackingSources).toBe(0);
    }
  }
  await backUpOnce(fixture);
  expect(filesBelow(fixture.storeFolder()).filter((name) => /new|journal/u.test(name))).toEqual([]);
});
