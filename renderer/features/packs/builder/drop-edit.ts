import type { Bundle, BundleEdit, BundleItem, BundlePlace } from './bundle.ts';
import { sectionOf } from './bundle.ts';
import { placeForNew } from './bundle-rows.ts';
import type { PartMark } from './use-part-drag.ts';

/** Where items that are dropped at a mark are put: on a section, at its beginning; beside the rows, at the end. */
export function dropPlace(bundle: Bundle, mark: PartMark | null): BundlePlace | null {
  if (mark === null) return placeForNew(bundle, null);
  const section = bundle.sections.find(({ id }) => id === mark.id);
  if (section !== undefined) {
    const above = bundle.sections[bundle.sections.indexOf(section) - 1];
    if (mark.side === 'before' && above !== undefined) return { section: above.id, before: null };
    return { section: section.id, before: section.items[0]?.id ?? null };
  }
  const within = sectionOf(bundle, mark.id);
  if (within === null) return null;
  const at = within.items.findIndex(({ id }) => id === mark.id);
  return {
    section: within.id,
    before: (mark.side === 'before' ? within.items[at] : within.items[at + 1])?.id ?? null,
  };
}

/** The edit that moves a row to a mark; a section goes before or after the whole section that it is dropped on. */
export function dropRowEdit(bundle: Bundle, id: string, mark: PartMark | null): BundleEdit | null {
  if (!bundle.sections.some((section) => section.id === id)) {
    const to = dropPlace(bundle, mark);
    return to === null ? null : { kind: 'move-item', item: id, to };
  }
  if (mark === null) return { kind: 'move-section', section: id, before: null };
  const target = bundle.sections.find((section) => section.id === mark.id) ?? sectionOf(bundle, mark.id);
  if (target === null) return null;
  const isBefore = mark.side === 'before' && target.id === mark.id;
  const after = bundle.sections[bundle.sections.indexOf(target) + 1]?.id ?? null;
  return { kind: 'move-section', section: id, before: isBefore ? target.id : after };
}

/** The edit that puts new items at a place; where there is no section yet, one is made for them. */
export function addEdit(
  place: BundlePlace | null,
  items: readonly BundleItem[],
  newId: () => string,
): BundleEdit {
  if (place !== null) return { kind: 'add-items', items, to: place };
  return { kind: 'add-section', section: { id: newId(), title: 'Documents', items }, before: null };
}
