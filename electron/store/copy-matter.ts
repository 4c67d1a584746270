import { migrate } from './migrate.ts';
import { openConnection, type AttachedFile, type Connection, type ConnectionOptions } from './connection.ts';
import type { AsideTx, SqlValue } from './database.ts';
import { migrations } from './migrations/index.ts';

/** The tables that hold the bytes of sources. */
export const sourceTables: readonly string[] = ['blob_chunk'];

/** What is copied into, and what of it. */
export interface CopyTarget {
  /** A new file, made here; it may be encrypted otherwise than the one copied from. */
  readonly to: Omit<ConnectionOptions, 'access'>;
  /** Tables that stay empty in the copy. */
  readonly without?: readonly string[];
  /** The form of the matter copied from, which the copy has as well; the current one where none is given. */
  readonly form?: number;
  /** Told after each table. */
  readonly onTable?: (done: number, total: number) => void;
}

/** What is copied from one matter's file into another. */
export interface CopyMatterOptions extends CopyTarget {
  readonly from: Omit<AttachedFile, 'as'>;
}

/**
 * Copies a matter's tables, full-text indexes included, page-wise where SQLite can, from one unchanging state of it into a
 * new file, and gives the connection to that file, which the caller closes. `VACUUM INTO` can leave nothing out and cannot
 * change a key.
 *
 * @throws the database's error; the new file is then the caller's to remove.
 */
export function copyMatter(options: CopyMatterOptions): Connection {
  return fill(options, (connection, copy) => {
    connection.withAttached({ ...options.from, as: 'copied' }, () => {
      copy((tx, table) => {
        tx.run(`INSERT INTO main.${table} SELECT * FROM copied.${table}`);
      });
    });
  });
}

/**
 * The same row by row out of a connection that keeps every other one out (shared storage).
 *
 * @throws as `copyMatter` does.
 */
export function copyMatterOver(from: Connection, target: CopyTarget): Connection {
  return fill(target, (_connection, copy) => {
    from.readAtOneState(() => {
      copy((tx, table) => {
        let insert: string | null = null;
        for (const row of from.reader.iterate<Readonly<Record<string, SqlValue>>>(`SELECT * FROM ${table}`)) {
          const columns = Object.keys(row);
          insert ??= `INSERT INTO main.${table} (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
          tx.run(insert, ...Object.values(row));
        }
      });
    });
  });
}

type CopyTable = (tx: AsideTx, table: string) => void;

function fill(
  target: CopyTarget,
  copyTables: (connection: Connection, copy: (copyTable: CopyTable) => void) => void,
): Connection {
  const { form = migrations.length } = target;
  const connection = openConnection({ ...target.to, access: 'create' });
  try {
    migrate(
      connection,
      0,
      migrations.filter(({ version }) => version <= form),
    );
    copyTables(connection, (copyTable) => {
      connection.writeAside((tx) => {
        const tables = copiedTables(connection);
        for (const [index, table] of tables.entries()) {
          if (target.without?.includes(table) !== true) {
            // What making the schema put there (the beginnings of full-text indexes) is replaced as well.
            tx.run(`DELETE FROM main.${table}`);
            copyTable(tx, table);
          }
          target.onTable?.(index + 1, tables.length);
        }
      });
    });
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Every table that holds rows of its own: those of full-text indexes are the ones behind them. */
export function copiedTables(connection: Connection): readonly string[] {
  return connection.reader
    .all<{ name: string }>(
      `SELECT name FROM main.sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%'
       ORDER BY name`,
    )
    .map(({ name }) => name);
}
