import fc from 'fast-check';
import type { Operation } from '../../../shared/model/index.ts';

/** A history, how it arrives (any order, some of it twice), and where the portions it comes in end. */
export interface Delivery {
  readonly history: readonly Operation[];
  readonly arriving: readonly Operation[];
  readonly portions: readonly (readonly Operation[])[];
}

/** Every way in which a history can arrive. */
export function delivered(history: readonly Operation[]): fc.Arbitrary<Delivery> {
  return fc
    .tuple(
      fc.shuffledSubarray([...history], { minLength: history.length }),
      fc.subarray([...history], { maxLength: Math.min(8, history.length) }),
      fc.infiniteStream(fc.nat()),
      fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 6 }),
    )
    .map(([shuffled, again, places, sizes]) => {
      const arriving = [...shuffled];
      for (const operation of again) {
        arriving.splice(Number(places.next().value) % (arriving.length + 1), 0, operation);
      }
      const portions: (readonly Operation[])[] = [];
      for (let start = 0, n = 0; start < arriving.length; n += 1) {
        const size = 1 + (sizes[n % sizes.length] ?? 0);
        portions.push(arriving.slice(start, start + size));
        start += size;
      }
      return { history, arriving, portions };
    });
}
