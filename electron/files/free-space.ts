import { statfs } from 'node:fs/promises';

/** How many bytes a person may still write on the disk that holds a folder; unknown (null) where the system does not tell. */
export async function freeSpace(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
