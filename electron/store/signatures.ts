import type { ChainHead, HeadSignature } from '../../shared/model/index.ts';
import type { AsideTx, ReadableDatabase } from './database.ts';

interface SignatureRow {
  readonly replica: string;
  readonly length: number;
  readonly hash: Buffer;
  readonly public_key: Buffer;
  readonly signature: Buffer;
}

/** Keeps a signature of a chain head; one of the same place is replaced. It stands outside the log, which it vouches for. */
export function putSignature(tx: AsideTx, signed: HeadSignature, atMs: number): void {
  tx.run(
    'INSERT OR REPLACE INTO signature (replica, length, hash, public_key, signature, at_ms) VALUES (?, ?, ?, ?, ?, ?)',
    signed.replica,
    signed.length,
    Buffer.from(signed.hash, 'hex'),
    Buffer.from(signed.publicKey, 'base64'),
    Buffer.from(signed.signature, 'base64'),
    atMs,
  );
}

/** Every signature that the matter holds, in order of replica and length. */
export function readSignatures(database: ReadableDatabase): readonly HeadSignature[] {
  return database.all<SignatureRow>('SELECT * FROM signature ORDER BY replica, length').map(signatureOf);
}

/** The signature of exactly this head, or null. */
export function readSignatureOf(database: ReadableDatabase, head: ChainHead): HeadSignature | null {
  const row = database.get<SignatureRow>(
    'SELECT * FROM signature WHERE replica = ? AND length = ?',
    head.replica,
    head.length,
  );
  const found = row === undefined ? null : signatureOf(row);
  return found?.hash === head.hash ? found : null;
}

/** Those signatures that are of exactly these heads, in their order. */
export function readSignaturesOf(
  database: ReadableDatabase,
  heads: readonly ChainHead[],
): readonly HeadSignature[] {
  return heads.map((head) => readSignatureOf(database, head)).filter((found) => found !== null);
}

/**
 * The newest signature of each replica, in order of replica, at the cost of a look for each: the replicas are found by
 * stepping along the primary key.
 */
export function newestSignatures(database: ReadableDatabase): readonly HeadSignature[] {
  return database
    .all<SignatureRow>(
      `WITH RECURSIVE signer (replica) AS (
         SELECT min(replica) FROM signature
         UNION ALL
         SELECT (SELECT min(s.replica) FROM signature s WHERE s.replica > signer.replica)
         FROM signer WHERE signer.replica IS NOT NULL
       )
       SELECT s.* FROM signer JOIN signature s ON s.replica = signer.replica
         AND s.length = (SELECT max(n.length) FROM signature n WHERE n.replica = signer.replica)
       ORDER BY s.replica`,
    )
    .map(signatureOf);
}

/** The key that signs a replica's heads as the record names it, from the newest entry on; null where it names none. */
export function readReplicaKey(database: ReadableDatabase, replica: string): string | null {
  return (
    database.get<{ public_key: string }>(
      'SELECT public_key FROM replica_key WHERE replica = ? AND made_order IS NOT NULL ORDER BY made_order DESC LIMIT 1',
      replica,
    )?.public_key ?? null
  );
}

/** Every key that the record names for a replica, in order of naming, each with the place in the chain from which it signs. */
export function readReplicaKeys(
  database: ReadableDatabase,
  replica: string,
): readonly { readonly from: number; readonly publicKey: string }[] {
  return database
    .all<{ place: number; public_key: string }>(
      `SELECT o.replica_seq AS place, k.public_key FROM replica_key k JOIN operation o ON o.id = k.id
       WHERE k.replica = ? AND o.replica = k.replica ORDER BY o.replica_seq`,
      replica,
    )
    .map((row) => ({ from: row.place, publicKey: row.public_key }));
}

function signatureOf(row: SignatureRow): HeadSignature {
  return {
    replica: row.replica,
    length: row.length,
    hash: row.hash.toString('hex'),
    publicKey: row.public_key.toString('base64'),
    signature: row.signature.toString('base64'),
  };
}
