import { hashRaw } from '@node-rs/argon2';

/** What deriving a key from a passphrase costs (RFC 9106): memory in kibibytes, passes over it, lanes. */
export interface PassphraseCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** The least that is ever spent: 64 MiB and three passes, the second recommendation of RFC 9106, section 4, in one lane. */
export const leastPassphraseCost: PassphraseCost = { memoryKiB: 65_536, passes: 3, lanes: 1 };

/** The most that a key file may ask for, so that a forged one cannot take the machine's memory. */
export const mostPassphraseCost: PassphraseCost = { memoryKiB: 1_048_576, passes: 64, lanes: 16 };

/** What deriving a key should take on the machine where the passphrase is chosen, in milliseconds. */
const wantedMs = 500;

/** Argon2id in the numbering of the library, which exports it as a constant that is gone after compiling. */
const argon2id = 2;

/**
 * The 32-byte key that a passphrase stands for: Argon2id (RFC 9106) over the passphrase in Unicode form C and UTF-8, so that
 * it is the same whichever keyboard and system it was typed on.
 */
export async function passphraseKey(
  passphrase: string,
  salt: Uint8Array,
  cost: PassphraseCost,
): Promise<Buffer> {
  const bytes = Buffer.from(passphrase.normalize('NFC'), 'utf8');
  try {
    return await hashRaw(bytes, {
      algorithm: argon2id,
      memoryCost: cost.memoryKiB,
      timeCost: cost.passes,
      parallelism: cost.lanes,
      outputLen: 32,
      salt,
    });
  } finally {
    bytes.fill(0);
  }
}

/**
 * A cost that takes about half a second on this machine: measured once at the least cost, then given as memory up to a
 * quarter of a gibibyte, which is what makes guessing dear, and after that as passes.
 */
export async function calibratedPassphraseCost(
  random: (count: number) => Uint8Array,
  now: () => number = () => performance.now(),
): Promise<PassphraseCost> {
  const before = now();
  (await passphraseKey('measuring', random(16), leastPassphraseCost)).fill(0);
  return costFor(Math.max(now() - before, 1));
}

/** The cost that takes half a second where the least one takes so many milliseconds. */
export function costFor(leastTakesMs: number): PassphraseCost {
  const times = wantedMs / leastTakesMs;
  if (times <= 1) return leastPassphraseCost;
  const memoryTimes = 2 ** Math.floor(Math.log2(Math.min(times, 4)));
  return {
    memoryKiB: leastPassphraseCost.memoryKiB * memoryTimes,
    passes: Math.min(
      Math.max(Math.round((leastPassphraseCost.passes * times) / memoryTimes), leastPassphraseCost.passes),
      mostPassphraseCost.passes,
    ),
    lanes: leastPassphraseCost.lanes,
  };
}
