import { chainHash, chainStart } from '../../../electron/crypto/index.ts';
import {
  copiedTables,
  migrate,
  migrations,
  openConnection,
  operationsInOrderOfArrival,
  type Connection,
} from '../../../electron/store/index.ts';

/** The first form whose log names keys and whose chains are signed. */
const formWithKeys = 3;

/**
 * Makes a matter of an earlier form out of one of the present form, by that form's own migrations: its tables and
 * columns, filled with what the present ones hold of them. Forms 1 and 2 knew no keys and no signatures: the log is chained anew
 * without them. The matter must hold no other operation that the earlier form did not know, and one replica.
 */
export function makeOlderForm(from: string, to: string, version: number): void {
  const older = openConnection({ path: to, access: 'create', sqliteBinding: undefined, unfinished: true });
  try {
    migrate(
      older,
      0,
      migrations.filter((step) => step.version <= version),
    );
    older.withAttached({ path: from, key: null, as: 'present' }, () => {
      older.writeAside((tx) => {
        for (const table of copiedTables(older)) {
          const columns = commonColumns(older, table);
          tx.run(`DELETE FROM main.${table}`);
          if (columns !== '')
            tx.run(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM present.${table}`);
        }
      });
    });
    if (version < formWithKeys) withoutKeys(older);
  } finally {
    older.close();
  }
}

/** Takes keys and signatures out and chains what is left of the log anew. */
function withoutKeys(older: Connection): void {
  const triggers = older.reader.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
  );
  for (const { name } of triggers) older.runScript(`DROP TRIGGER ${name}`);
  const left = [...operationsInOrderOfArrival(older.reader)].filter(
    ({ header }) => header.type !== 'replica.key',
  );
  older.writeAside((tx) => {
    tx.run('DELETE FROM signature');
    tx.run("DELETE FROM operation WHERE type = 'replica.key'");
    let previous: Buffer = chainStart;
    for (const [index, { seq, header, bodyHash }] of left.entries()) {
      const replicaSeq = index + 1;
      const hash = chainHash(previous, { ...header, replicaSeq }, bodyHash);
      const values = [replicaSeq, previous, hash, seq] as const;
      tx.run('UPDATE operation SET replica_seq = ?, prev = ?, hash = ? WHERE seq = ?', ...values);
      previous = hash;
    }
  });
  for (const { sql } of triggers) older.runScript(sql);
}

function commonColumns({ reader }: Connection, table: string): string {
  return reader
    .all<{ name: string }>(
      `SELECT name FROM pragma_table_info(?, 'main') WHERE name IN (SELECT name FROM pragma_table_info(?, 'present'))`,
      table,
      table,
    )
    .map(({ name }) => name)
    .join(', ');
}

/** The schema of an open file as text. */
export function schemaText(connection: Connection): string {
  return connection.reader
    .all<{ text: string }>(
      `SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS text FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_stat%' ESCAPE '!' ORDER BY type, name`,
    )
    .map(({ text }) => text)
    .join('\n');
}

/** The schema of a form made from nothing, as text. */
export function schemaOfForm(version: number): string {
  const scratch = openConnection({ path: ':memory:', access: 'create', sqliteBinding: undefined });
  try {
    migrate(
      scratch,
      0,
      migrations.filter((step) => step.version <= version),
    );
    return schemaText(scratch);
  } finally {
    scratch.close();
  }
}
