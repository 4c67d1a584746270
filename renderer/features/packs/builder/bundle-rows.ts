import { sectionLetter } from '../../../../shared/pack/index.ts';
import type { Bundle, BundleItem, BundlePlace, BundleSection } from './bundle.ts';

/** A line of the list of a bundle's parts. */
export type BundleRow =
  | {
      readonly kind: 'section';
      readonly id: string;
      readonly section: BundleSection;
      /** Its letter in the index, or null while nothing of it is there. */
      readonly letter: string | null;
      /** Counted from 1, and of how many. */
      readonly place: number;
      readonly siblings: number;
    }
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly section: BundleSection;
      readonly item: BundleItem;
      readonly place: number;
      readonly siblings: number;
    };

/** The parts of a bundle as one list. `inIndex` says by a section's index whether anything of it is in the pack. */
export function bundleRows(bundle: Bundle, inIndex: (section: number) => boolean): readonly BundleRow[] {
  let letters = 0;
  return bundle.sections.flatMap((section, index): readonly BundleRow[] => {
    const letter = inIndex(index) ? sectionLetter(letters) : null;
    if (letter !== null) letters += 1;
    return [
      {
        kind: 'section',
        id: section.id,
        section,
        letter,
        place: index + 1,
        siblings: bundle.sections.length,
      },
      ...section.items.map((item, place): BundleRow => ({
        kind: 'item',
        id: item.id,
        section,
        item,
        place: place + 1,
        siblings: section.items.length,
      })),
    ];
  });
}

/** Where something new goes: after the item that is chosen, at the end of the section that is, or of the last one; null without any. */
export function placeForNew(bundle: Bundle, chosen: string | null): BundlePlace | null {
  for (const section of bundle.sections) {
    const at = section.items.findIndex(({ id }) => id === chosen);
    if (at >= 0) return { section: section.id, before: section.items[at + 1]?.id ?? null };
    if (section.id === chosen) return { section: section.id, before: null };
  }
  const last = bundle.sections.at(-1);
  return last === undefined ? null : { section: last.id, before: null };
}

/** The row to choose once another is taken out: the next one, or the one before at the end. */
export function rowAfterRemoval(rows: readonly BundleRow[], id: string): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  if (row === undefined) return null;
  const gone = (other: BundleRow): boolean =>
    other.id === id || (row.kind === 'section' && other.section.id === id);
  const next =
    rows.slice(at).find((other) => !gone(other)) ?? rows.slice(0, at).findLast((other) => !gone(other));
  return next?.id ?? null;
}
