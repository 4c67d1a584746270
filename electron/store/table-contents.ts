import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';
import { copiedTables, sourceTables } from './copy-matter.ts';
import type { SqlValue } from './database.ts';

/**
 * SHA-256 of everything that a matter's tables hold, in hexadecimal: log, folded tables, texts and indexes, each table's rows
 * in their own order, the bytes of sources apart. It needs no particular form, unlike the canonical dump of the folded tables.
 */
export function hashTables(connection: Connection): string {
  const hash = createHash('sha256');
  for (const table of copiedTables(connection)) {
    if (sourceTables.includes(table)) continue;
    hash.update(`\ntable ${table}\n`);
    for (const row of connection.reader.iterate<Readonly<Record<string, SqlValue>>>(
      `SELECT * FROM main.${table}`,
    )) {
      for (const value of Object.values(row)) {
        if (Buffer.isBuffer(value)) {
          hash.update(`bytes ${value.byteLength}\n`);
          hash.update(value);
        } else {
          const text = value === null ? 'nothing' : `${typeof value} ${String(value)}`;
          hash.update(`${text.length} ${text}\n`);
        }
      }
    }
  }
  return hash.digest('hex');
}

/** What reading every page of a file and following its trees finds wrong; nothing where it is sound. */
export function pageFaults(connection: Connection): readonly string[] {
  return connection.reader
    .all<{ quick_check: string }>('PRAGMA main.quick_check(20)')
    .map((row) => row.quick_check)
    .filter((line) => line !== 'ok');
}
