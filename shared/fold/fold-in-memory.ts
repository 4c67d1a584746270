import { assertNever } from '../base/index.ts';
import type { Operation } from '../model/index.ts';
import type { Change } from './change.ts';
import { columnsOf, coveredColumn, foldTable, groupOrderColumn, onceOrderColumn } from './columns.ts';
import { foldOperation } from './fold-operation.ts';
import { foldTableNames, type Cell, type FoldTableName } from './tables.ts';

type Row = Record<string, Cell>;

/** Folded tables held in memory: the same state the store keeps in SQLite, by table and key. */
export type FoldedState = ReadonlyMap<FoldTableName, ReadonlyMap<string, Readonly<Row>>>;

/** Folds operations in the order given; any order of the same set gives the same state. */
export function foldInMemory(operations: readonly Operation[]): FoldedState {
  const fold = growingFold();
  for (const operation of operations) fold.add(operation);
  return fold.state;
}

/** A fold that is looked at while it grows; `state` is what the operations added so far give. */
export interface GrowingFold {
  readonly state: FoldedState;
  readonly add: (operation: Operation) => void;
}

/** Begins a fold of no operation. */
export function growingFold(): GrowingFold {
  const state = new Map<FoldTableName, Map<string, Row>>();
  return {
    state,
    add: (operation) => {
      for (const change of foldOperation(operation)) applyInMemory(state, change);
    },
  };
}

/** The state as text: one line a row, tables and rows in a fixed order, so that equal states have equal dumps. */
export function dumpFoldedState(state: FoldedState): string {
  const lines: string[] = [];
  for (const table of foldTableNames) {
    const rows = [...(state.get(table)?.values() ?? [])].map((row) =>
      JSON.stringify(columnsOf(table).map((column) => row[column] ?? null)),
    );
    for (const row of rows.sort()) lines.push(`${table} ${row}`);
  }
  return lines.join('\n');
}

function applyInMemory(state: Map<FoldTableName, Map<string, Row>>, change: Change): void {
  const row = rowOf(state, change.table, change.key);
  switch (change.kind) {
    case 'once': {
      const standing = row[onceOrderColumn];
      if (typeof standing === 'string' && standing <= change.order) return;
      Object.assign(row, change.values, { [onceOrderColumn]: change.order });
      return;
    }
    case 'register': {
      const column = groupOrderColumn(change.group);
      const standing = row[column];
      if (typeof standing === 'string' && standing >= change.order) return;
      Object.assign(row, change.values, { [column]: change.order });
      return;
    }
    case 'token':
      Object.assign(row, change.values, { [coveredColumn]: row[coveredColumn] ?? 0 });
      return;
    case 'cover':
      row[coveredColumn] = 1;
      return;
    default:
      assertNever(change, 'kind of change');
  }
}

function rowOf(state: Map<FoldTableName, Map<string, Row>>, name: FoldTableName, key: readonly Cell[]): Row {
  const rows = state.get(name) ?? new Map<string, Row>();
  state.set(name, rows);
  const id = JSON.stringify(key);
  const standing = rows.get(id);
  if (standing !== undefined) return standing;
  const row: Row = {};
  foldTable(name).key.forEach((column, index) => {
    row[column] = key[index] ?? null;
  });
  rows.set(id, row);
  return row;
}
