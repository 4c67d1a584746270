/** Gives the present in UTC milliseconds. */
export type Clock = () => number;

/** Gives `count` random bytes fit for identifiers and keys. */
export type RandomSource = (count: number) => Uint8Array;

/** Gives a new identifier at each call. */
export type IdentifierSource = () => string;

/**
 * A source of UUIDv7 identifiers (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then randomness.
 *
 * Identifiers of one source ascend even within one millisecond and when the clock steps back: the time part never falls,
 * and a 12-bit counter (rand_a, RFC 9562 section 6.2 method 1) orders those of one millisecond.
 */
export function identifierSource(clock: Clock, random: RandomSource): IdentifierSource {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const now = Math.max(clock(), lastMs);
    if (now > lastMs) {
      lastMs = now;
      counter = 0;
    } else {
      counter += 1;
      if (counter > 0xfff) {
        lastMs += 1;
        counter = 0;
      }
    }
    const hexTime = lastMs.toString(16).padStart(12, '0');
    const tail = [...random(8)];
    tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
    const hexTail = tail.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const hexCounter = counter.toString(16).padStart(3, '0');
    return `${hexTime.slice(0, 8)}-${hexTime.slice(8)}-7${hexCounter}-${hexTail.slice(0, 4)}-${hexTail.slice(4)}`;
  };
}
