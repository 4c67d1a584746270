import Database from 'better-sqlite3';
import type { Failure } from '../../shared/base/index.ts';

/**
 * Puts an error of the database into words, or gives null where the error is none of the expected ones and is a bug.
 *
 * In every case named here the transaction was rolled back: nothing of the act is in the matter.
 */
export function failureOfDatabaseError(error: unknown): Failure | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const { code } = error;
  // The index of the log beside the file is given its room on the disk before it is used; where there is none, this is said.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') {
    return {
      code: 'disk-full',
      message:
        'The disk is full, so this was not saved and the matter is as it was before. Free some space on the disk that holds the matter and do it again.',
    };
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return {
      code: 'read-only',
      message:
        'The matter’s file cannot be written, so this was not saved. Check that neither the file nor its folder is write-protected.',
    };
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return {
      code: 'matter-in-use',
      message:
        'Another program is holding the matter’s file, so this was not saved. Close the other program or wait until it is done, then do it again.',
    };
  }
  if (code === 'SQLITE_NOTADB') {
    return {
      code: 'not-a-matter',
      message:
        'This file is not a Glossator matter, or it is damaged at its very beginning. Nothing in it was changed.',
    };
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return {
      code: 'matter-damaged',
      message:
        'A part of the matter’s file is damaged and cannot be read. Nothing was changed. Keep the file as it is and open the newest copy you have.',
    };
  }
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_PERM') ||
    code.startsWith('SQLITE_AUTH')
  ) {
    return {
      code: 'permission-denied',
      message:
        'The matter’s file cannot be opened. Check that it still is where it was and that you are allowed to read and write it and its folder.',
    };
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return {
      code: 'write-failed',
      message:
        'The disk that holds the matter reported an error, so this was not saved. What was saved before is safe as far as the disk is. Check that the disk or stick is still connected.',
    };
  }
  return null;
}
