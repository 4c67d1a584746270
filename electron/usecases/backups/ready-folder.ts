import { mkdir, stat } from 'node:fs/promises';
import { failure, success, type Failure, type Result } from '../../../shared/base/index.ts';
import { usualBackupFolder } from '../../files/backup-settings.ts';
import { failureOfBackup } from './failure-of-backup.ts';

/**
 * Sees to it that the folder for backups is there. The usual one is made where it is missing; one that a person chose is not,
 * since then its disk is not connected, and another disk would be filled in its name.
 */
export async function readyFolder(profileFolder: string, folder: string): Promise<Result<null>> {
  try {
    if (folder === usualBackupFolder(profileFolder)) await mkdir(folder, { recursive: true, mode: 0o700 });
    else if (!(await stat(folder)).isDirectory()) return folderGone();
    return success(null);
  } catch (error) {
    const known = failureOfBackup(error, 'backing up');
    if (known === null) throw error;
    return known.code === 'path-invalid' ? folderGone() : { ok: false, failure: known };
  }
}

function folderGone(): { readonly ok: false; readonly failure: Failure } {
  return failure(
    'path-invalid',
    'No backup was made: the folder for backups is not there. Connect its disk again or choose another folder. The matter itself is safe.',
  );
}
