import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failure, success, type Failure, type Result } from '../../shared/base/index.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** How every SQLite file begins, and so every matter. */
const databaseHeader = 'SQLite format 3\0';

/**
 * Writes what a command gives into a file that a person named, whole or not at all; an earlier file of that name is
 * replaced, a matter never (`path-invalid`). Gives the file's full path.
 */
export async function writeOutputFile(path: string, contents: string | Uint8Array): Promise<Result<string>> {
  const file = resolve(path);
  try {
    if (await isDatabase(file)) {
      return failure('path-invalid', `${file} is a matter or another database, so it was not written over.`);
    }
    await writeFileAtomically(file, contents);
    return success(file);
  } catch (error) {
    const known = failureOfWriting(error, file);
    if (known === null) throw error;
    return { ok: false, failure: known };
  }
}

async function isDatabase(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(databaseHeader.length), 0);
      return buffer.subarray(0, bytesRead).toString('latin1') === databaseHeader;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function failureOfWriting(error: unknown, file: string): Failure | null {
  switch (systemCodeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'permission-denied', message: `${file} could not be written: you may not write there.` };
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'disk-full', message: `${file} could not be written: the disk is full.` };
    case 'EISDIR':
    case 'ENOTDIR':
    case 'ENOENT':
    case 'EEXIST':
    case 'EINVAL':
    case 'ENAMETOOLONG':
      return {
        code: 'path-invalid',
        message: `${file} could not be written: it is a folder, or no name for a file.`,
      };
    case 'EIO':
    case 'EBUSY':
      return {
        code: 'write-failed',
        message: `${file} could not be written: its disk or another program refused.`,
      };
    default:
      return null;
  }
}

function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
