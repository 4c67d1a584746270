import { createHash } from 'node:crypto';
import type { AsideTx, ReadableDatabase, WriteTx } from './database.ts';

/** The largest piece that sealed bytes are stored in: 1 MiB. */
export const chunkSize = 1_048_576;

/** True where all bytes of that hash are here. */
export function hasSealedBytes(database: ReadableDatabase, sha256: string): boolean {
  return (
    database.get<{ n: number }>('SELECT n FROM blob_chunk WHERE sha256 = ? AND n = 0', sha256) !== undefined
  );
}

/** Stores one piece; in small transactions between acts for large sources, or in the act's own for small ones. */
export function putChunk(tx: AsideTx | WriteTx, sha256: string, n: number, bytes: Uint8Array): void {
  tx.run(
    'INSERT INTO blob_chunk (sha256, n, bytes) VALUES (?, ?, ?) ON CONFLICT (sha256, n) DO NOTHING',
    sha256,
    n,
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
}

/** The pieces of sealed bytes in order. */
export function* readChunks(database: ReadableDatabase, sha256: string): Generator<Buffer> {
  for (let n = 0; ; n += 1) {
    const row = database.get<{ bytes: Buffer }>(
      'SELECT bytes FROM blob_chunk WHERE sha256 = ? AND n = ?',
      sha256,
      n,
    );
    if (row === undefined) return;
    yield row.bytes;
  }
}

/** Sealed bytes whole, or null where they are not here. */
export function readSealedBytes(database: ReadableDatabase, sha256: string): Uint8Array | null {
  if (!hasSealedBytes(database, sha256)) return null;
  return Buffer.concat([...readChunks(database, sha256)]);
}

/** Hashes sealed bytes as they are stored: SHA-256 in hexadecimal, and how many there are. */
export function hashSealedBytes(
  database: ReadableDatabase,
  sha256: string,
): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const chunk of readChunks(database, sha256)) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Removes pieces that no import names: what an interrupted import left. Gives the number of pieces removed. */
export function sweepUnnamedChunks(tx: AsideTx): number {
  return tx.run(
    `DELETE FROM blob_chunk WHERE sha256 NOT IN (SELECT sha256 FROM document WHERE sha256 IS NOT NULL)`,
  ).changes;
}
