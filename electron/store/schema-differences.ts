import type { ReadableDatabase } from './database.ts';

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/**
 * Where a file's tables, indexes, triggers and views differ from what the migrations make, one sentence an object. Tables that
 * the full-text index makes for itself are compared by name alone, since their wording is SQLite's own.
 */
export function schemaDifferences(
  database: ReadableDatabase,
  asMigrated: ReadableDatabase,
): readonly string[] {
  const here = objectsOf(database);
  const there = objectsOf(asMigrated);
  const differences: string[] = [];
  for (const [key, { sql }] of there) {
    const found = here.get(key);
    if (found === undefined) differences.push(`The ${key} is missing.`);
    else if (found.sql !== sql) differences.push(`The ${key} is another than the migrations make.`);
  }
  for (const key of here.keys()) {
    if (!there.has(key)) differences.push(`The ${key} is not of this form: the migrations make none.`);
  }
  return differences;
}

function objectsOf(database: ReadableDatabase): ReadonlyMap<string, { readonly sql: string | null }> {
  const rows = database.all<SchemaObject>('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name');
  const indexes = rows.filter(({ sql }) => sql?.startsWith('CREATE VIRTUAL TABLE') === true);
  const isShadow = (name: string): boolean => indexes.some((index) => name.startsWith(`${index.name}_`));
  return new Map(
    rows.map(({ type, name, sql }) => [`${type} ${name}`, { sql: isShadow(name) ? null : sql }]),
  );
}
