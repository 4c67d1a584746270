import { open } from 'node:fs/promises';

/** Brings what was written into a file onto its disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
