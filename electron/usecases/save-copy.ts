import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failure, success, type Result } from '../../shared/base/index.ts';
import { failureOfSystemError } from '../files/failure-of-system-error.ts';
import { renameDurably } from '../files/rename-durably.ts';
import { systemErrorCode } from '../files/system-error-code.ts';
import { failureOfDatabaseError, probeMatterFile } from '../store/index.ts';
import { findKeyFile, keyFilePath, writeKeyFile } from './keys/key-files.ts';
import type { MatterContext } from './matter-context.ts';

/** A copy that stands whole under its name; warnings say what it lacks. */
export interface SavedCopy {
  readonly path: string;
  readonly warnings: readonly string[];
}

/**
 * Copies the matter as it stands, over the connection that holds it open, into a new file: also where its own file has
 * been deleted or replaced, or its disk taken away after everything was read. The copy appears under its name when it is whole,
 * encrypted under the same key as the matter, with its key file beside it. Never overwrites (`matter-exists`).
 */
export async function saveCopy(context: MatterContext, to: string): Promise<Result<SavedCopy>> {
  const path = resolve(to);
  if (existsSync(path)) return alreadyThere(path);
  if (context.key !== null && existsSync(keyFilePath(path))) return alreadyThere(keyFilePath(path));
  const temporary = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    context.copyInto(temporary);
    await syncFile(temporary);
    const warnings = context.key === null ? [] : await copyKeyFile(context, temporary, path);
    await renameDurably(temporary, path);
    return success({ path, warnings });
  } catch (error) {
    await rm(temporary, { force: true });
    const known = failureOfDatabaseError(error) ?? failureOfSystemError(error) ?? failureOfPlace(error);
    if (known === null) throw error;
    return known.code === 'permission-denied' ? notThere() : { ok: false, failure: known };
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The copy's file begins with bytes of its own, and so its key file names another mark; the slots stay as they are. */
async function copyKeyFile(
  context: MatterContext,
  temporary: string,
  path: string,
): Promise<readonly string[]> {
  const { profileFolder } = context.surroundings;
  const probed = probeMatterFile(temporary);
  if (!probed.ok || !probed.value.encrypted)
    throw new Error('A copy of an encrypted matter is not encrypted.');
  const found = findKeyFile(context.path, context.fileMark, profileFolder);
  if (!found.ok || found.value === null) {
    return [
      'The matter’s key file was not found, so none was put beside the copy: only the recovery sheet opens it.',
    ];
  }
  await writeKeyFile(path, { ...found.value, fileMark: probed.value.mark }, profileFolder);
  return [];
}

function failureOfPlace(error: unknown): ReturnType<typeof failure>['failure'] | null {
  const code = systemErrorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'EINVAL'
    ? notThere().failure
    : null;
}

function notThere(): ReturnType<typeof failure> {
  return failure(
    'permission-denied',
    'The copy could not be made there. Check that the folder exists and that you may write in it. The matter is as it was.',
  );
}

function alreadyThere(path: string): ReturnType<typeof failure> {
  return failure(
    'matter-exists',
    `There already is a file at ${path}. It was left as it is. Choose another name for the copy.`,
  );
}
