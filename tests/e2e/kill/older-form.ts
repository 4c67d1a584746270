import {
  copiedTables,
  migrate,
  migrations,
  openConnection,
  type Connection,
} from '../../../electron/store/index.ts';

/**
 * Makes a matter of an earlier form out of one of the present form, by that form's own migrations: its tables and columns, filled
 * with what the present ones hold of them. The matter must hold no operation that the earlier form did not know.
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
  } finally {
    older.close();
  }
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
