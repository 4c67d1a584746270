import { assertNever } from '../../shared/base/index.ts';
import {
  coveredColumn,
  foldTable,
  groupOrderColumn,
  onceOrderColumn,
  type Change,
  type FoldTableName,
} from '../../shared/fold/index.ts';
import type { WriteTx } from './database.ts';

/** Applies changes of the fold to the tables, each in place and whatever arrived before it. */
export function applyChanges(tx: WriteTx, changes: readonly Change[]): void {
  for (const change of changes) applyChange(tx, change);
}

function applyChange(tx: WriteTx, change: Change): void {
  const { key } = change;
  switch (change.kind) {
    case 'once':
      tx.run(
        statement('once', change.table, '', Object.keys(change.values)),
        ...key,
        ...Object.values(change.values),
        change.order,
      );
      return;
    case 'register':
      tx.run(
        statement('register', change.table, change.group, Object.keys(change.values)),
        ...key,
        ...Object.values(change.values),
        change.order,
      );
      return;
    case 'token':
      tx.run(
        statement('token', change.table, '', Object.keys(change.values)),
        ...key,
        ...Object.values(change.values),
      );
      return;
    case 'cover':
      tx.run(statement('cover', change.table, '', []), ...key);
      return;
    default:
      assertNever(change, 'kind of change');
  }
}

const statements = new Map<string, string>();

function statement(
  kind: Change['kind'],
  table: FoldTableName,
  group: string,
  columns: readonly string[],
): string {
  const id = `${kind} ${table} ${group} ${columns.join()}`;
  const known = statements.get(id);
  if (known !== undefined) return known;
  const sql = writeStatement(kind, table, group, columns);
  statements.set(id, sql);
  return sql;
}

function writeStatement(
  kind: Change['kind'],
  table: FoldTableName,
  group: string,
  columns: readonly string[],
): string {
  const key = foldTable(table).key;
  const insert = (names: readonly string[], values: readonly string[]): string =>
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')}) ON CONFLICT (${key.join(', ')}) DO UPDATE SET`;
  const places = (names: readonly string[]): readonly string[] => names.map(() => '?');
  const taken = (names: readonly string[]): string =>
    names.map((name) => `${name} = excluded.${name}`).join(', ');
  switch (kind) {
    case 'once': {
      const names = [...columns, onceOrderColumn];
      return `${insert([...key, ...names], places([...key, ...names]))} ${taken(names)}
        WHERE ${table}.${onceOrderColumn} IS NULL OR excluded.${onceOrderColumn} < ${table}.${onceOrderColumn}`;
    }
    case 'register': {
      const order = groupOrderColumn(group);
      const names = [...columns, order];
      return `${insert([...key, ...names], places([...key, ...names]))} ${taken(names)}
        WHERE ${table}.${order} IS NULL OR excluded.${order} > ${table}.${order}`;
    }
    case 'token':
      return `${insert([...key, ...columns, coveredColumn], [...places([...key, ...columns]), '0'])} ${taken(columns)}`;
    case 'cover':
      return `${insert([...key, coveredColumn], [...places(key), '1'])} ${coveredColumn} = 1`;
    default:
      return assertNever(kind, 'kind of change');
  }
}
