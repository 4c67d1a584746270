import type { ChainHead, Receipt } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';

/** Every replica's chain head, in order of replica. */
export function readChainHeads(database: ReadableDatabase): readonly ChainHead[] {
  return database
    .all<{ replica: string; length: number; hash: Buffer }>(
      `SELECT o.replica, o.replica_seq AS length, o.hash
       FROM operation o
       JOIN (SELECT replica, max(replica_seq) AS last FROM operation GROUP BY replica) h
         ON h.replica = o.replica AND h.last = o.replica_seq
       ORDER BY o.replica`,
    )
    .map((row) => ({ replica: row.replica, length: row.length, hash: row.hash.toString('hex') }));
}

/** One replica's chain head, or null where it has no operation here. */
export function readChainHead(database: ReadableDatabase, replica: string): ChainHead | null {
  const row = database.get<{ replica_seq: number; hash: Buffer }>(
    'SELECT replica_seq, hash FROM operation WHERE replica = ? ORDER BY replica_seq DESC LIMIT 1',
    replica,
  );
  return row === undefined ? null : { replica, length: row.replica_seq, hash: row.hash.toString('hex') };
}

/** True where the matter's chain of that replica has, at that length, that hash. */
export function containsHead(database: ReadableDatabase, head: ChainHead): boolean {
  if (head.length === 0) return true;
  const row = database.get<{ hash: Buffer }>(
    'SELECT hash FROM operation WHERE replica = ? AND replica_seq = ?',
    head.replica,
    head.length,
  );
  return row?.hash.toString('hex') === head.hash;
}

/** The state of the matter as it is now. */
export function readReceipt(database: ReadableDatabase, matter: string): Receipt {
  return { matter, heads: readChainHeads(database) };
}

/** The highest Lamport clock of any operation here: each chain's last, since clocks ascend along a chain. */
export function highestClock(database: ReadableDatabase): number {
  return (
    database.get<{ clock: number | null }>(
      `SELECT max(o.clock) AS clock
       FROM operation o
       JOIN (SELECT replica, max(replica_seq) AS last FROM operation GROUP BY replica) h
         ON h.replica = o.replica AND h.last = o.replica_seq`,
    )?.clock ?? 0
  );
}
