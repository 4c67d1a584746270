import type { Operation, OperationHeader, OperationType } from '../../shared/model/index.ts';
import type { ReadableDatabase, SqlValue, WriteTx } from './database.ts';

/** An entry of the log as it is stored. */
export interface StoredOperation {
  readonly seq: number;
  readonly header: OperationHeader & { readonly type: OperationType };
  /** The body as canonical JSON, or null where it was purged. */
  readonly body: string | null;
  readonly bodyHash: Buffer;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

interface OperationRow {
  readonly seq: number;
  readonly id: string;
  readonly act: string;
  readonly undoes: string | null;
  readonly replica: string;
  readonly replica_seq: number;
  readonly clock: number;
  readonly at_ms: number;
  readonly reviewer: string;
  readonly type: OperationType;
  readonly body: string | null;
  readonly body_hash: Buffer;
  readonly prev: Buffer;
  readonly hash: Buffer;
}

/** Appends an entry; the caller is the write gate. */
export function insertOperation(tx: WriteTx, operation: Omit<StoredOperation, 'seq'>): void {
  const { header } = operation;
  tx.run(
    `INSERT INTO operation (id, act, undoes, replica, replica_seq, clock, at_ms, reviewer, type, body, body_hash, prev, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    header.id,
    header.act,
    header.undoes,
    header.replica,
    header.replicaSeq,
    header.clock,
    header.atMs,
    header.reviewer,
    header.type,
    operation.body,
    operation.bodyHash,
    operation.previousHash,
    operation.hash,
  );
}

/** All entries in order of arrival here. */
export function* operationsInOrderOfArrival(database: ReadableDatabase): Generator<StoredOperation> {
  for (const row of database.iterate<OperationRow>('SELECT * FROM operation ORDER BY seq')) yield stored(row);
}

/** The newest entries in order of arrival here, newest first. */
export function newestOperations(
  database: ReadableDatabase,
  limit: number,
  beforeSeq: number = Number.MAX_SAFE_INTEGER,
): readonly StoredOperation[] {
  return database
    .all<OperationRow>('SELECT * FROM operation WHERE seq < ? ORDER BY seq DESC LIMIT ?', beforeSeq, limit)
    .map(stored);
}

/** The entries of one act in order of arrival. */
export function operationsOfAct(database: ReadableDatabase, act: string): readonly StoredOperation[] {
  return database.all<OperationRow>('SELECT * FROM operation WHERE act = ? ORDER BY seq', act).map(stored);
}

/** The entries that a condition in SQL holds for, in order of arrival. */
export function storedOperations(
  database: ReadableDatabase,
  condition: string,
  ...values: readonly SqlValue[]
): readonly StoredOperation[] {
  return database
    .all<OperationRow>(`SELECT * FROM operation WHERE ${condition} ORDER BY seq`, ...values)
    .map(stored);
}

/** The number of the newest entry here, or 0. */
export function newestSequence(database: ReadableDatabase): number {
  return database.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM operation')?.seq ?? 0;
}

/** The operation with its body, or null where the body was purged. */
export function readableOperation(operation: StoredOperation): Operation | null {
  if (operation.body === null) return null;
  return { ...operation.header, body: JSON.parse(operation.body) as unknown } as Operation;
}

function stored(row: OperationRow): StoredOperation {
  return {
    seq: row.seq,
    header: {
      id: row.id,
      act: row.act,
      undoes: row.undoes,
      replica: row.replica,
      replicaSeq: row.replica_seq,
      clock: row.clock,
      atMs: row.at_ms,
      reviewer: row.reviewer,
      type: row.type,
    },
    body: row.body,
    bodyHash: row.body_hash,
    previousHash: row.prev,
    hash: row.hash,
  };
}
