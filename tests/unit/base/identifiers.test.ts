import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifierSource, nextClock, operationInOrder, orderKey } from '../../../shared/base/index.ts';

const uuidVersion7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

const times = fc.array(fc.nat({ max: 2 ** 48 - 10_000 }), { minLength: 1, maxLength: 60 });

/** A clock that shows the given times one after another, then keeps showing the last. */
function clockOf(shown: readonly number[]): () => number {
  let next = 0;
  return () => shown[Math.min(next++, shown.length - 1)] ?? 0;
}

describe('identifiers', () => {
  test('are UUIDs of version 7, whatever the clock and the randomness', () => {
    fc.assert(
      fc.property(times, fc.uint8Array({ minLength: 8, maxLength: 8 }), (shown, bytes) => {
        const next = identifierSource(clockOf(shown), () => bytes);
        for (let count = 0; count < shown.length; count += 1) expect(next()).toMatch(uuidVersion7);
      }),
    );
  });

  test('of one source ascend, also when the clock steps back', () => {
    fc.assert(
      fc.property(times, (shown) => {
        const next = identifierSource(clockOf(shown), () => new Uint8Array(8));
        const made = shown.map(() => next());
        expect([...new Set(made)].sort()).toEqual(made);
      }),
    );
  });

  test('ascend through more than a counter can hold within one millisecond', () => {
    const next = identifierSource(
      () => 1_700_000_000_000,
      () => new Uint8Array(8).fill(0xff),
    );
    const made = Array.from({ length: 10_000 }, () => next());
    expect([...new Set(made)].sort()).toEqual(made);
  });

  test('carry the time of a steady clock in their first 48 bits', () => {
    const next = identifierSource(
      () => 0x0123_4567_89ab,
      () => new Uint8Array(8),
    );
    expect(next()).toBe('01234567-89ab-7000-8000-000000000000');
  });
});

describe('the logical order', () => {
  const uuid = fc.uuid();
  const order = fc.record({
    clock: fc.oneof(fc.nat({ max: 3 }), fc.maxSafeNat()),
    replica: uuid,
    id: uuid,
  });

  test('sorts as text as it does by clock, then replica, then id', () => {
    fc.assert(
      fc.property(order, order, (one, other) => {
        const expected =
          Math.sign(one.clock - other.clock) ||
          compare(one.replica, other.replica) ||
          compare(one.id, other.id);
        expect(compare(orderKey(one), orderKey(other))).toBe(expected);
        expect(Buffer.compare(Buffer.from(orderKey(one)), Buffer.from(orderKey(other)))).toBe(expected);
      }),
    );
  });

  test('names the operation it belongs to', () => {
    fc.assert(
      fc.property(order, (one) => {
        expect(operationInOrder(orderKey(one))).toBe(one.id);
      }),
    );
  });

  test('goes on after everything seen', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), uuid, uuid, (seen, replica, id) => {
        fc.pre(seen < Number.MAX_SAFE_INTEGER);
        expect(
          orderKey({ clock: nextClock(seen), replica, id }) > orderKey({ clock: seen, replica, id }),
        ).toBe(true);
      }),
    );
  });
});

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
