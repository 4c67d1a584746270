import type { PackOutline } from '../../shared/pack/index.ts';
import type { PackVolume } from './composition.ts';
import { placeOf } from './place-of.ts';
import type { Place } from './page-flow.ts';

/**
 * Splits a pack that was planned as one file: a volume ends before the entry that would take it over so many pages. An entry that
 * is longer than that has a volume of its own; each begins with its own cover and index, which are counted.
 */
export function volumesOf(
  plan: {
    readonly outline: PackOutline;
    readonly places: ReadonlyMap<string, Place>;
    readonly pages: number;
  },
  mostPages: number,
): readonly PackVolume[] {
  const entries = plan.outline.sections.flatMap((section) => section.entries);
  const starts = entries.map(({ number }) => plan.places.get(placeOf.entry(number))?.page ?? 0);
  const front = starts[0] ?? 0;
  const volumes: number[][] = [];
  let pages = Number.POSITIVE_INFINITY;
  entries.forEach(({ number }, index) => {
    const length = (starts[index + 1] ?? plan.pages) - (starts[index] ?? 0);
    const current = volumes.at(-1);
    if (current === undefined || pages + length > mostPages) {
      volumes.push([number]);
      pages = front + length;
    } else {
      current.push(number);
      pages += length;
    }
  });
  return volumes.map((numbers, index) => ({
    number: index + 1,
    count: volumes.length,
    entries: new Set(numbers),
  }));
}
