import type { Connection } from './connection.ts';
import { copiedTables, sourceTables } from './copy-matter.ts';

/** How many rows each table of a matter has, those of sources' bytes apart, by the table's name. */
export function countRows(connection: Connection): Readonly<Record<string, number>> {
  return Object.fromEntries(
    copiedTables(connection)
      .filter((table) => !sourceTables.includes(table))
      .map((table) => [
        table,
        connection.reader.get<{ count: number }>(`SELECT count(*) AS count FROM main.${table}`)?.count ?? 0,
      ]),
  );
}
