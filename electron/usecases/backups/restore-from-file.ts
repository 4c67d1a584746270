import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { DataKey } from '../../crypto/index.ts';
import type { UnlockWith } from '../keys/unlock-matter.ts';
import type { SessionSurroundings } from '../matter-session.ts';
import type { BackupWatch } from './back-up.ts';
import { storedBackupAt } from './list-backups.ts';
import { restorableFile, restorableOf, type RestorableBackup } from './restorable-backup.ts';
import { restoreBackup, type Restored } from './restore-backup.ts';
import { unlockBackup } from './unlock-backup.ts';

/** What is restored from a file that a person names, and where to. */
export interface RestoreFromFileOptions {
  /** One of a matter's backups, or a complete file. */
  readonly from: string;
  readonly to: string;
  /** How an encrypted backup is opened; null where nothing was given. */
  readonly unlock: UnlockWith | null;
  readonly surroundings: Pick<SessionSurroundings, 'profileFolder' | 'sqliteBinding' | 'clock'>;
}

/** Restores a matter from the backup that a person names; a matter that is there is kept under another name. */
export async function restoreFromFile(
  options: RestoreFromFileOptions,
  watch: BackupWatch,
): Promise<Result<Restored>> {
  const { surroundings, unlock } = options;
  const { profileFolder, sqliteBinding, clock } = surroundings;
  const [from, to] = [resolve(options.from), resolve(options.to)];
  if (!existsSync(from)) {
    return failure('backup-not-found', `There is no backup at ${from}, so nothing was restored.`);
  }
  if (from === to) {
    return failure('path-invalid', 'A backup cannot be restored over itself. Nothing was changed.');
  }
  const found = await backupAt(from, null, surroundings);
  if (!found.ok) return found;
  const opened = await keyOf(found.value, unlock, surroundings);
  if (!opened.ok) return opened;
  const key = opened.value;
  try {
    const backup = await backupAt(from, key, surroundings);
    if (!backup.ok) return backup;
    const where = { backup: backup.value, to, key, sqliteBinding, profileFolder, clockMs: clock() };
    return await restoreBackup({ ...where, because: 'replaced' }, watch);
  } finally {
    key?.erase();
  }
}

async function backupAt(
  file: string,
  key: DataKey | null,
  surroundings: RestoreFromFileOptions['surroundings'],
): Promise<Result<RestorableBackup>> {
  const stored = await storedBackupAt(file);
  return stored === null ? restorableFile(file, key, surroundings) : success(restorableOf(stored));
}

async function keyOf(
  backup: RestorableBackup,
  unlock: UnlockWith | null,
  surroundings: RestoreFromFileOptions['surroundings'],
): Promise<Result<DataKey | null>> {
  if (backup.keyId === null || unlock === null) return success(null);
  return unlockBackup(backup, unlock, surroundings);
}
