import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renameDurably } from './rename-durably.ts';

/**
 * Replaces a file whole: after a crash at any moment it holds either what it held before or all of `contents`.
 *
 * The new contents are on disk (fsync) before the name points at them. Missing parent folders are made.
 *
 * @throws the system's error where the folder cannot be written; nothing is left behind then.
 */
export async function writeFileAtomically(path: string, contents: string | Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.new`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(contents);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameDurably(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
