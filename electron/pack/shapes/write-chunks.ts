import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackFile } from '../../../shared/model/index.ts';

/** Bytes that are gathered before they are written. */
const gathered = 1 << 18;

/** Writes a new file piece by piece, hashing on the way, and flushes it. */
export async function writeChunks(
  folder: string,
  name: string,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<PackFile> {
  const hash = createHash('sha256');
  const handle = await open(join(folder, name), 'wx');
  let bytes = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const write = async (): Promise<void> => {
    const all = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    hash.update(all);
    bytes += all.length;
    await handle.writeFile(all);
  };
  try {
    for await (const chunk of chunks) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
      waiting.push(piece);
      waitingBytes += piece.byteLength;
      if (waitingBytes >= gathered) await write();
    }
    await write();
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { name, sha256: hash.digest('hex'), bytes };
}
