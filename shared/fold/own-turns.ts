import type { Operation } from '../model/index.ts';
import type { StandingState } from './standing-state.ts';

/** True where the same reviewer wrote both operations on the same replica. */
export function isOwn(state: StandingState, operation: Operation, other: string): boolean {
  const origin = state.originOf(other);
  return origin !== null && origin.reviewer === operation.reviewer && origin.replica === operation.replica;
}

/**
 * True where the other operation is this one, or one by which the same reviewer on the same replica undid something or
 * did it again: a value of this operation that it put back counts as this operation's own.
 */
export function isSelfOrOwnTurn(state: StandingState, operation: Operation, other: string): boolean {
  if (other === operation.id) return true;
  return isOwn(state, operation, other) && state.originOf(other)?.undoes !== null;
}
