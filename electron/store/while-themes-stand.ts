import type { ReadableDatabase } from './database.ts';

/**
 * Keeps what was read of the themes' own rows until the log holds a newer operation about themes: with a thousand themes,
 * reading them anew for every tag would take longer than the tag.
 *
 * @param read must depend on nothing but what operations about themes write. Where there is no log, as in tables that are
 * being rebuilt, it reads every time.
 */
export function whileThemesStand<Value>(
  read: (database: ReadableDatabase) => Value,
): (database: ReadableDatabase) => Value {
  const kept = new WeakMap<ReadableDatabase, { readonly newest: string; readonly value: Value }>();
  return (database) => {
    const newest = database.get<{ id: string }>(newestThemeOperation)?.id;
    if (newest === undefined) return read(database);
    const known = kept.get(database);
    if (known?.newest === newest) return known.value;
    const value = read(database);
    kept.set(database, { newest, value });
    return value;
  };
}

/** Answered by the index `operation_theme`, however long the log is. */
const newestThemeOperation = `SELECT id FROM operation
  WHERE seq = (SELECT max(seq) FROM operation WHERE type GLOB 'theme.*')`;
