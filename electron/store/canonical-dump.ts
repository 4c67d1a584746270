import { columnsOf, foldTableNames, type Cell, type FoldTableName } from '../../shared/fold/index.ts';
import type { ReadableDatabase } from './database.ts';

/**
 * The folded tables as text: one line a row, tables and rows in a fixed order, the same form that the fold in memory
 * dumps to, so that equal states have equal dumps. Derived indexes are not part of it.
 */
export function dumpFoldedTables(database: ReadableDatabase): string {
  const lines: string[] = [];
  for (const table of foldTableNames) lines.push(...dumpFoldedTable(database, table));
  return lines.join('\n');
}

/** One folded table's lines. */
export function dumpFoldedTable(database: ReadableDatabase, table: FoldTableName): readonly string[] {
  const columns = columnsOf(table);
  const rows = database.all<Readonly<Record<string, Cell>>>(`SELECT ${columns.join(', ')} FROM ${table}`);
  return rows
    .map((row) => JSON.stringify(columns.map((column) => row[column] ?? null)))
    .sort()
    .map((row) => `${table} ${row}`);
}
