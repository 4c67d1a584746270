/** How many bytes a matter's data key has. */
export const dataKeyLength = 32;

/**
 * The random key that a matter's pages are encrypted with, held in one place in memory until it is erased.
 *
 * It is lent for a moment and never given away, so that erasing it here erases it: what borrows it must not keep it.
 */
export interface DataKey {
  /** Lends the 32 bytes for the time of `work`. Throws after `erase`. */
  readonly lend: <Value>(work: (bytes: Buffer) => Value) => Value;
  /** A further holder of the same key, as for a thread beside the session, to be erased by itself. */
  readonly another: () => DataKey;
  /** Overwrites the key; it can be done twice. */
  readonly erase: () => void;
}

/** Takes over 32 bytes as a data key: the caller's buffer is the one that is erased. */
export function dataKey(bytes: Buffer): DataKey {
  if (bytes.byteLength !== dataKeyLength) throw new RangeError('A data key has 32 bytes.');
  let erased = false;
  const lend = <Value>(work: (lent: Buffer) => Value): Value => {
    if (erased) throw new Error('The data key was erased.');
    return work(bytes);
  };
  return {
    lend,
    another: () => lend((lent) => dataKey(Buffer.from(lent))),
    erase: () => {
      erased = true;
      bytes.fill(0);
    },
  };
}
