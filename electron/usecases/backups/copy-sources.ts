import {
  hashSealedBytes,
  putChunk,
  readChunks,
  type Connection,
  type NamedSource,
  type ReadableDatabase,
} from '../../store/index.ts';
import { batches, breathe } from './source-batches.ts';

/**
 * Puts the bytes of sources into a matter's file that is being made, and reads each of them back. Gives those that are not
 * what they are named by; null where it was cancelled.
 */
export async function copySources(
  from: ReadableDatabase,
  to: Connection,
  sources: readonly NamedSource[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<readonly NamedSource[] | null> {
  const faulty: NamedSource[] = [];
  let done = 0;
  for (const batch of batches(sources)) {
    await breathe();
    if (signal.aborted) return null;
    to.writeAside((tx) => {
      for (const { sha256 } of batch) {
        let n = 0;
        for (const bytes of readChunks(from, sha256)) {
          putChunk(tx, sha256, n, bytes);
          n += 1;
        }
      }
    });
    for (const source of batch) {
      const found = hashSealedBytes(to.reader, source.sha256);
      if (found.bytes !== source.bytes || found.sha256 !== source.sha256) faulty.push(source);
      done += source.bytes;
    }
    onBytes(done);
  }
  return faulty;
}
