import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { OperationHeader, OperationType } from '../../shared/model/index.ts';
import { bodyHash, chainHash } from '../../electron/crypto/index.ts';

/** One way of changing a log behind the program's back; the numbers choose where. */
export interface Tampering {
  readonly kind: (typeof tamperingKinds)[number];
  readonly choices: readonly [number, number];
}

const tamperingKinds = [
  'change-body',
  'lose-body',
  'change-time',
  'change-reviewer',
  'change-act',
  'change-hash',
  'take-out',
  'cut-tail',
  'cut-tail-and-last-signature',
  'exchange-places',
  'exchange-arrivals',
  'play-again',
  'bring-in-another-chain',
  'bring-in-another-matter',
  'write-anew',
  'forge-signature',
  'sign-with-another-key',
  'name-another-key',
] as const;

/** Any one tampering. */
export const anyTampering: fc.Arbitrary<Tampering> = fc.record({
  kind: fc.constantFrom(...tamperingKinds),
  choices: fc.tuple(fc.nat({ max: 1_000 }), fc.nat({ max: 1_000 })),
});

interface Row {
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

/** Does it to the raw file, the guards of the log taken away for good. */
export function tamperWith(path: string, { kind, choices }: Tampering): void {
  const database = new Database(path);
  try {
    for (const { name } of database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .all()) {
      database.exec(`DROP TRIGGER ${name}`);
    }
    const rows = database.prepare<[], Row>('SELECT * FROM operation ORDER BY seq').all();
    const [a, b] = choices;
    const row = rows[a % rows.length];
    const last = rows.at(-1);
    if (row === undefined || last === undefined) throw new Error('The log is empty.');
    const run = (sql: string, ...values: readonly (string | number | Buffer | null)[]): void => {
      database.prepare(sql).run(...values);
    };
    const neighbour = rows[(a % (rows.length - 1)) + 1];
    const before = rows[a % (rows.length - 1)];
    switch (kind) {
      case 'change-body':
        run('UPDATE operation SET body = ? WHERE seq = ?', `${row.body ?? ''} `, row.seq);
        return;
      case 'lose-body':
        run('UPDATE operation SET body = NULL WHERE seq = ?', row.seq);
        return;
      case 'change-time':
        run('UPDATE operation SET at_ms = at_ms + ? WHERE seq = ?', b + 1, row.seq);
        return;
      case 'change-reviewer':
        run("UPDATE operation SET reviewer = 'somebody' WHERE seq = ?", row.seq);
        return;
      case 'change-act':
        run("UPDATE operation SET act = 'another' WHERE seq = ?", row.seq);
        return;
      case 'change-hash':
        run('UPDATE operation SET hash = zeroblob(32) WHERE seq = ?', row.seq);
        return;
      case 'take-out':
        run('DELETE FROM operation WHERE seq = ?', row.seq);
        return;
      case 'cut-tail':
        run('DELETE FROM operation WHERE seq >= ?', row.seq);
        return;
      case 'cut-tail-and-last-signature':
        run('DELETE FROM operation WHERE seq = ?', last.seq);
        run('DELETE FROM signature WHERE replica = ? AND length = ?', last.replica, last.replica_seq);
        return;
      case 'exchange-places':
        run('UPDATE operation SET replica_seq = -1 WHERE seq = ?', before?.seq ?? 0);
        run(
          'UPDATE operation SET replica_seq = ? WHERE seq = ?',
          before?.replica_seq ?? 0,
          neighbour?.seq ?? 0,
        );
        run(
          'UPDATE operation SET replica_seq = ? WHERE seq = ?',
          neighbour?.replica_seq ?? 0,
          before?.seq ?? 0,
        );
        return;
      case 'exchange-arrivals':
        run('UPDATE operation SET seq = -1 WHERE seq = ?', before?.seq ?? 0);
        run('UPDATE operation SET seq = ? WHERE seq = ?', before?.seq ?? 0, neighbour?.seq ?? 0);
        run('UPDATE operation SET seq = ? WHERE seq = -1', neighbour?.seq ?? 0);
        return;
      case 'play-again':
        insert(
          database,
          { ...row, seq: last.seq + 1, id: 'again', replica_seq: last.replica_seq + 1 },
          last.hash,
        );
        return;
      case 'bring-in-another-chain':
        insert(
          database,
          { ...row, seq: last.seq + 1, id: 'foreign', replica: 'foreign', replica_seq: 1 },
          Buffer.alloc(32),
        );
        return;
      case 'bring-in-another-matter':
        insert(
          database,
          {
            ...row,
            seq: last.seq + 1,
            id: 'foreign',
            replica: 'foreign',
            replica_seq: 1,
            type: 'matter.create',
            body: '{"matter":"another","prefix":"OTH","title":"Other"}',
          },
          Buffer.alloc(32),
        );
        return;
      case 'write-anew':
        writeAnew(database, rows, a % rows.length);
        return;
      case 'forge-signature':
        run('UPDATE signature SET signature = zeroblob(64) WHERE rowid = (SELECT min(rowid) FROM signature)');
        return;
      case 'sign-with-another-key':
        run(
          'UPDATE signature SET public_key = zeroblob(32) WHERE rowid = (SELECT max(rowid) FROM signature)',
        );
        return;
      case 'name-another-key':
        run(`UPDATE operation SET body = '{"publicKey":"AAAA"}' WHERE type = 'replica.key'`);
    }
  } finally {
    database.close();
  }
}

/** Every operation from a place on with another time, and every hash right: what a stranger who knows the format can do. */
function writeAnew(database: Database.Database, rows: readonly Row[], from: number): void {
  let previous = rows[from]?.prev ?? Buffer.alloc(32);
  for (const row of rows.slice(from)) {
    const changed = { ...row, at_ms: row.at_ms + 60_000 };
    const hash = chainHash(previous, headerOf(changed), changed.body_hash);
    database
      .prepare('UPDATE operation SET at_ms = ?, prev = ?, hash = ? WHERE seq = ?')
      .run(changed.at_ms, previous, hash, row.seq);
    previous = hash;
  }
}

/** Adds a row with hashes that are right by themselves. */
function insert(database: Database.Database, row: Row, previous: Buffer): void {
  const hashOfBody = bodyHash(row.body ?? '');
  database
    .prepare(
      `INSERT INTO operation (seq, id, act, undoes, replica, replica_seq, clock, at_ms, reviewer, type, body, body_hash, prev, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      row.seq,
      row.id,
      row.act,
      row.undoes,
      row.replica,
      row.replica_seq,
      row.clock,
      row.at_ms,
      row.reviewer,
      row.type,
      row.body,
      hashOfBody,
      previous,
      chainHash(previous, headerOf(row), hashOfBody),
    );
}

function headerOf(row: Row): OperationHeader & { readonly type: OperationType } {
  return {
    id: row.id,
    act: row.act,
    undoes: row.undoes,
    replica: row.replica,
    replicaSeq: row.replica_seq,
    clock: row.clock,
    atMs: row.at_ms,
    reviewer: row.reviewer,
    type: row.type,
  };
}
