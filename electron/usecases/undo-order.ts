import { invertAct, isUndoable, type Inverse } from '../../shared/fold/index.ts';
import type { Operation, OperationType } from '../../shared/model/index.ts';
import {
  operationsOfAct,
  readableOperation,
  standingState,
  type ReadableDatabase,
  type StoredOperation,
} from '../store/index.ts';
import type { MatterContext, MatterWriting } from './matter-context.ts';

/** An act that undo or redo would turn back, with the act whose words describe it. */
export interface TurnableAct {
  /** The act whose operations are inverted. */
  readonly act: string;
  /** What turning it back would append, never empty, and what stays as somebody changed it since. */
  readonly inverse: Inverse;
  /** The operations of the act that a person did in the first place, for its sentence. */
  readonly operations: readonly Operation[];
}

/**
 * The newest act of this reviewer on this replica that is in effect and can be undone, or null.
 *
 * Found from the log alone, newest first, so it survives a restart: an act that undoes another takes it out of effect
 * unless it was itself undone since. A redo is an act that undoes an undo, and is undone in its turn. An act of which
 * nothing stands any more, because later acts replaced all of it, is passed over.
 */
export function nextToUndo(context: MatterContext, writing: MatterWriting): TurnableAct | null {
  const passed: string[] = [];
  for (const act of actsInEffect(context.reader, writing)) {
    if (act.isPurge && passed.length === 0) passed.push(purgeStays);
    if (act.depth % 2 === 1 || !act.undoable) continue;
    const found = turnable(context.reader, act.id);
    if (found === null) continue;
    return { ...found, inverse: { ...found.inverse, kept: [...passed, ...found.inverse.kept] } };
  }
  return null;
}

/** What undoing says of a purge that it passes over. */
export const purgeStays = 'The purge cannot be undone: what it destroyed is gone.';

/** True where an act of this reviewer on this replica is a purge, which undoing passes over. */
export function hasPurged(context: MatterContext, writing: MatterWriting): boolean {
  return (
    context.reader.get(
      "SELECT 1 AS yes FROM operation WHERE replica = ? AND reviewer = ? AND type = 'purge' LIMIT 1",
      writing.replica,
      writing.reviewer().id,
    ) !== undefined
  );
}

/** The newest undo that nothing has followed but undoing and doing again, or null. */
export function nextToRedo(context: MatterContext, writing: MatterWriting): TurnableAct | null {
  for (const act of actsInEffect(context.reader, writing)) {
    if (act.depth === 0 && act.undoable) return null;
    const found = act.depth % 2 === 1 ? turnable(context.reader, act.id) : null;
    if (found !== null) return found;
  }
  return null;
}

interface ActInEffect {
  readonly id: string;
  /** 0 for an act done in the first place, odd for an undo, even for a redo. */
  readonly depth: number;
  readonly undoable: boolean;
  readonly isPurge: boolean;
}

function* actsInEffect(database: ReadableDatabase, writing: MatterWriting): Generator<ActInEffect> {
  const reviewer = writing.reviewer().id;
  const turnedBack = new Set<string>();
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const row = database.get<{ act: string; undoes: string | null; replica_seq: number }>(
      `SELECT act, undoes, replica_seq FROM operation
       WHERE replica = ? AND replica_seq < ? AND reviewer = ? ORDER BY replica_seq DESC LIMIT 1`,
      writing.replica,
      below,
      reviewer,
    );
    if (row === undefined) return;
    const first = database.get<{ replica_seq: number }>(
      'SELECT min(replica_seq) AS replica_seq FROM operation WHERE act = ?',
      row.act,
    );
    below = first?.replica_seq ?? row.replica_seq;
    if (turnedBack.has(row.act)) continue;
    if (row.undoes !== null) turnedBack.add(row.undoes);
    const types = operationsOfAct(database, row.act).map((operation) => operation.header.type);
    yield {
      id: row.act,
      depth: depthOf(database, row.undoes),
      undoable: isUndoableAct(types),
      isPurge: types.includes('purge'),
    };
  }
}

/** The act that began the matter stands as a whole, its themes included. */
function isUndoableAct(types: readonly OperationType[]): boolean {
  return types.some(isUndoable) && !types.includes('matter.create');
}

function depthOf(database: ReadableDatabase, undoes: string | null): number {
  let depth = 0;
  for (let act = undoes; act !== null; depth += 1) {
    act =
      database.get<{ undoes: string | null }>('SELECT undoes FROM operation WHERE act = ? LIMIT 1', act)
        ?.undoes ?? null;
  }
  return depth;
}

function turnable(database: ReadableDatabase, act: string): TurnableAct | null {
  const inverse = invertAct(readable(operationsOfAct(database, act)), standingState(database));
  if (inverse.operations.length === 0) return null;
  let origin = act;
  for (;;) {
    const undoes = operationsOfAct(database, origin)[0]?.header.undoes ?? null;
    if (undoes === null) break;
    origin = undoes;
  }
  return {
    act,
    inverse,
    operations: readable(operationsOfAct(database, origin)),
  };
}

function readable(stored: readonly StoredOperation[]): readonly Operation[] {
  return stored.map(readableOperation).filter((operation) => operation !== null);
}
