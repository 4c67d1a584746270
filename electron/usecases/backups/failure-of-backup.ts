import type { Failure } from '../../../shared/base/index.ts';
import { failureOfDatabaseError } from '../../store/index.ts';

/** What was being done when a disk or file refused, as the sentences begin. */
export type BackupDoing = 'backing up' | 'restoring';

const beginnings: Readonly<Record<BackupDoing, string>> = {
  'backing up': 'No backup was made',
  restoring: 'Nothing was restored',
};

const rests: Readonly<Record<BackupDoing, string>> = {
  'backing up': 'The matter and the backups before are as they were.',
  restoring: 'The file that was there and all backups are as they were.',
};

/** Puts an error of the system or the database into words, or gives null where it is none of the expected ones and is a bug. */
export function failureOfBackup(error: unknown, doing: BackupDoing): Failure | null {
  const known = codeOfSystem(error) ?? failureOfDatabaseError(error)?.code;
  const told = (code: Failure['code'], reason: string, advice: string): Failure => ({
    code,
    message: `${beginnings[doing]}: ${reason}. ${rests[doing]} ${advice}`,
  });
  switch (known) {
    case 'disk-full':
      return told('disk-full', 'the disk is full', 'Free some space there or choose another folder.');
    case 'read-only':
    case 'permission-denied':
      return told(
        'permission-denied',
        'the folder cannot be written',
        'Check that you may write there or choose another folder.',
      );
    case 'path-invalid':
      return told(
        'path-invalid',
        'the folder is not there',
        'Connect its disk again or choose another folder.',
      );
    case 'matter-in-use':
      return told('matter-in-use', 'another program is holding the file', 'Wait until it is done.');
    case 'not-a-matter':
    case 'matter-damaged':
      return told(
        'matter-damaged',
        'a part of a file is damaged and cannot be read',
        doing === 'backing up'
          ? 'Check the matter; where it is damaged, restore the newest good backup.'
          : 'Take an older backup.',
      );
    case 'write-failed':
      return told('write-failed', 'the disk reported an error', 'Check that it is still connected.');
    default:
      return null;
  }
}

function codeOfSystem(error: unknown): Failure['code'] | null {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'permission-denied';
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENXIO':
    case 'ENODEV':
      return 'path-invalid';
    case 'EBUSY':
      return 'matter-in-use';
    case 'EIO':
      return 'write-failed';
    default:
      return null;
  }
}
