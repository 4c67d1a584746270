import { foldTable, groupOrderColumn, type StandingState } from '../../shared/fold/index.ts';
import type { ReadableDatabase } from './database.ts';
import { readVersion } from './text-versions.ts';

/** The state as the tables hold it now, for inverting operations. */
export function standingState(database: ReadableDatabase): StandingState {
  const conditions = (table: Parameters<StandingState['registerOrder']>[0]): string =>
    foldTable(table)
      .key.map((column) => `${column} = ?`)
      .join(' AND ');
  return {
    registerOrder: (table, key, group) => {
      const column = groupOrderColumn(group);
      return (
        database.get<{ standing: string | null }>(
          `SELECT ${column} AS standing FROM ${table} WHERE ${conditions(table)}`,
          ...key,
        )?.standing ?? null
      );
    },
    tokenStands: (table, key) =>
      database.get(`SELECT 1 AS yes FROM ${table} WHERE ${conditions(table)} AND covered = 0`, ...key) !==
      undefined,
    isAlive: (subject) =>
      database.get('SELECT 1 AS yes FROM life WHERE subject = ? AND covered = 0', subject) !== undefined,
    tagGivenBy: (operation) =>
      database.get<{ passage: string; theme: string; reviewer: string }>(
        'SELECT passage, theme, reviewer FROM tag WHERE operation = ? AND passage IS NOT NULL',
        operation,
      ) ?? null,
    versionWrittenBy: (operation, field) => readVersion(database, operation, field),
  };
}
