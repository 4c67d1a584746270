import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Pauses between tries to rename, in milliseconds: on Windows a virus scanner may hold a new file for a moment. */
const renamePausesMs = [10, 50, 200, 500];

/**
 * Gives a file another name in the same folder, in place of what has that name, so that it has it after a power cut as well.
 *
 * @throws the system's error where the folder refuses; the file then still has its old name.
 */
export async function renameDurably(from: string, to: string): Promise<void> {
  await renamePatiently(from, to);
  await syncFolder(dirname(to));
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

/** Makes names in a folder durable, where the system lets a folder be synced (Windows does not). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
