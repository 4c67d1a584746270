import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';

const pieceLength = 1_048_576;

/**
 * Overwrites a file with random bytes where it lies, syncs it and removes it; a file that is not there is none to remove.
 *
 * On a disk that writes elsewhere than where it read (solid-state disks, some file systems) older bytes may outlive this in
 * places that no program reaches; the security page says so.
 */
export async function overwriteAndRemove(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+');
    try {
      const { size } = await file.stat();
      for (let at = 0; at < size; at += pieceLength) {
        await file.write(randomBytes(Math.min(pieceLength, size - at)), 0, undefined, at);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  await rm(path, { force: true });
}
