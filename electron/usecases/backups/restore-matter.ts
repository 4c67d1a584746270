import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { RestoredBackup } from '../../../shared/contract/index.ts';
import type { DataKey } from '../../crypto/index.ts';
import type { UnlockWith } from '../keys/unlock-matter.ts';
import type { SessionSurroundings } from '../matter-session.ts';
import { listBackupsOf } from './list-backups.ts';
import { restorableOf } from './restorable-backup.ts';
import { restoreNewestGoodBackup } from './restore-newest-good-backup.ts';
import { unlockBackup } from './unlock-backup.ts';

/** A matter that was restored; the key of an encrypted one is the caller's. */
export interface RestoredMatter {
  readonly key: DataKey | null;
  readonly backup: RestoredBackup;
}

/** Whether anything is kept that the matter at a path could be restored from. */
export async function hasBackups(path: string, profileFolder: string): Promise<boolean> {
  return (await listBackupsOf(path, profileFolder)).length > 0;
}

/**
 * Puts the newest good backup in the place of a matter that cannot be opened. An encrypted one is unlocked by the key file kept
 * with it; where nothing is given to unlock it with, the answer is `matter-locked`, and nothing was done.
 */
export async function restoreMatter(
  path: string,
  using: UnlockWith | null,
  task: string,
  surroundings: SessionSurroundings,
): Promise<Result<RestoredMatter>> {
  const [newest] = await listBackupsOf(path, surroundings.profileFolder);
  if (newest === undefined) {
    return failure(
      'backup-not-found',
      'No backup of this matter was found on this computer. If backups are kept on another disk, connect it and try again. The damaged file is as it was.',
    );
  }
  const unlocked = await keyOf(newest, using, surroundings);
  if (!unlocked.ok) return unlocked;
  const key = unlocked.value;
  let done = false;
  try {
    const restored = await restoreNewestGoodBackup({
      path,
      key,
      surroundings,
      onProgress: (progress) => {
        surroundings.emit('progress', { task, label: 'Restoring', ...progress, unit: 'megabytes' });
      },
    });
    if (!restored.ok) return restored;
    done = true;
    const { backupAtMs, damagedKeptAs, sentence } = restored.value;
    return success({ key, backup: { backupAtMs, damagedKeptAs, sentence } });
  } finally {
    if (!done) key?.erase();
  }
}

async function keyOf(
  newest: Parameters<typeof restorableOf>[0],
  using: UnlockWith | null,
  surroundings: SessionSurroundings,
): Promise<Result<DataKey | null>> {
  const backup = restorableOf(newest);
  if (backup.keyId === null) return success(null);
  if (using === null) {
    return failure(
      'matter-locked',
      'The backup is encrypted. Its passphrase or its recovery sheet opens it.',
    );
  }
  return unlockBackup(backup, using, surroundings);
}
