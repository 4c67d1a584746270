import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Pauses between tries to rename, in milliseconds: on Windows a virus scanner may hold a new file for a moment. */
const renamePausesMs = [10, 50, 200, 500];

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
    await renamePatiently(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (const pauseMs of renamePausesMs) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!isHeldForAMoment(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  await rename(from, to);
}

function isHeldForAMoment(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES' || code === 'EBUSY');
}

/** Makes the renaming itself durable, where the system lets a folder be synced (Windows does not). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
