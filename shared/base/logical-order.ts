/**
 * The place of an operation in the one order all replicas agree on: Lamport clock, then replica, then id
 * (Lamport 1978). The wall clock plays no part.
 */
export interface LogicalOrder {
  readonly clock: number;
  readonly replica: string;
  readonly id: string;
}

/** A logical order as text that sorts, by code unit, as the order itself does. */
export type OrderKey = string;

const clockDigits = 14;

/** Writes a logical order as its sorting text; clocks up to 2^53 - 1. */
export function orderKey(order: LogicalOrder): OrderKey {
  return `${order.clock.toString(16).padStart(clockDigits, '0')}:${order.replica}:${order.id}`;
}

/** The id of the operation whose order this is; replicas and ids hold no colon. */
export function operationInOrder(key: OrderKey): string {
  return key.slice(key.lastIndexOf(':') + 1);
}

/** The Lamport clock to give the next operation after all of those seen. */
export function nextClock(highestSeen: number): number {
  return highestSeen + 1;
}
