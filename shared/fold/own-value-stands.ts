import { operationInOrder, orderKey } from '../base/index.ts';
import type { Operation } from '../model/index.ts';
import type { Cells } from './change.ts';
import { foldOperation } from './fold-operation.ts';
import { isSelfOrOwnTurn } from './own-turns.ts';
import type { StandingState } from './standing-state.ts';
import type { Cell, FoldTableName } from './tables.ts';

/** Cells that say who set a value and when, not which value. */
const incidental: readonly string[] = [
  'withdrawn_by',
  'withdrawn_at_ms',
  'state_at_ms',
  'answered_at_ms',
  'settled_by',
  'settled_at_ms',
];

/** True where the value that an operation set in a register still stands: its own, or put back by an own turn. */
export function ownValueStands(
  operation: Operation,
  state: StandingState,
  table: FoldTableName,
  key: readonly Cell[],
  group: string,
): boolean {
  const standing = state.register(table, key, group);
  if (standing === null) return false;
  if (standing.order === orderKey(operation)) return true;
  if (!isSelfOrOwnTurn(state, operation, operationInOrder(standing.order))) return false;
  const own = valuesSetBy(operation, table, key, group);
  return Object.entries(own).every(
    ([column, value]) => incidental.includes(column) || standing.values[column] === value,
  );
}

function valuesSetBy(operation: Operation, table: FoldTableName, key: readonly Cell[], group: string): Cells {
  for (const change of foldOperation(operation)) {
    if (
      change.kind === 'register' &&
      change.table === table &&
      change.group === group &&
      change.key.every((cell, index) => cell === key[index])
    ) {
      return change.values;
    }
  }
  return {};
}
