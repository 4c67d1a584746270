/** How a sample is drawn, in words; `drawSample` is this rule. */
export const sampleRule =
  'in order of URN, shuffled by Fisher and Yates with the numbers of Mulberry32, the first taken';

/**
 * Draws some of the values, the same for the same values in the same order and the same seed, on any machine.
 *
 * The values are shuffled (Fisher and Yates, from the last place down) with the numbers of Mulberry32, a public 32-bit
 * generator, and the first are taken.
 *
 * @param seed a whole number from 0 to 4,294,967,295.
 */
export function drawSample<Value>(values: readonly Value[], count: number, seed: number): readonly Value[] {
  const next = mulberry32(seed);
  const shuffled = [...values];
  for (let place = shuffled.length - 1; place > 0; place -= 1) {
    const other = Math.floor(next() * (place + 1));
    [shuffled[place], shuffled[other]] = [shuffled[other] as Value, shuffled[place] as Value];
  }
  return shuffled.slice(0, Math.max(0, count));
}

/** How many a share of so many is: rounded up, at least one where there is any. */
export function shareOf(total: number, perCent: number): number {
  return Math.min(total, Math.max(total === 0 ? 0 : 1, Math.ceil((total * perCent) / 100)));
}

/** Numbers from 0 up to but not 1 (Tommy Ettinger's Mulberry32, public domain, restated). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
