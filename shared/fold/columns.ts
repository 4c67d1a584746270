import { foldTables, type FoldTable, type FoldTableName } from './tables.ts';

/** The order column of a table's unchanging part. */
export const onceOrderColumn = 'made_order';

/** The column that says whether a token has been covered: 0 or 1. */
export const coveredColumn = 'covered';

/** The order column of a register group. */
export function groupOrderColumn(group: string): string {
  return `${group}_order`;
}

/** A table's merge rules under the general type. */
export function foldTable(name: FoldTableName): FoldTable {
  return foldTables[name];
}

/** True for tables whose rows are tokens. */
export function isTokenTable(name: FoldTableName): boolean {
  return foldTable(name).token.length > 0;
}

/** Every column of a table in the one order used by dumps: key, unchanging part, registers, token. */
export function columnsOf(name: FoldTableName): readonly string[] {
  const table = foldTable(name);
  const columns: string[] = [...table.key];
  if (table.once.length > 0) columns.push(...table.once, onceOrderColumn);
  for (const [group, members] of Object.entries(table.groups)) {
    columns.push(...members, groupOrderColumn(group));
  }
  if (table.token.length > 0) columns.push(...table.token, coveredColumn);
  return columns;
}
