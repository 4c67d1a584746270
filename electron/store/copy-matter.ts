import { migrate } from './migrate.ts';
import { openConnection, type AttachedFile, type Connection, type ConnectionOptions } from './connection.ts';

/** The tables that hold the bytes of sources. */
export const sourceTables: readonly string[] = ['blob_chunk'];

/** What is copied from one matter's file into another. */
export interface CopyMatterOptions {
  readonly from: Omit<AttachedFile, 'as'>;
  /** A new file in the current form, made here; it may be encrypted otherwise than the one copied from. */
  readonly to: Omit<ConnectionOptions, 'access'>;
  /** Tables that stay empty in the copy. */
  readonly without?: readonly string[];
}

/**
 * Copies a matter's tables, full-text indexes included, page-wise where SQLite can, from one unchanging state of it into a
 * new file, and gives the connection to that file, which the caller closes. `VACUUM INTO` can leave nothing out and cannot
 * change a key.
 *
 * Both must have the current form. @throws the database's error; the new file is then the caller's to remove.
 */
export function copyMatter(options: CopyMatterOptions): Connection {
  const connection = openConnection({ ...options.to, access: 'create' });
  try {
    migrate(connection, 0);
    connection.withAttached({ ...options.from, as: 'copied' }, () => {
      connection.writeAside((tx) => {
        for (const table of copiedTables(connection)) {
          if (options.without?.includes(table) === true) continue;
          // What making the schema put there (the beginnings of full-text indexes) is replaced as well.
          tx.run(`DELETE FROM main.${table}`);
          tx.run(`INSERT INTO main.${table} SELECT * FROM copied.${table}`);
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
