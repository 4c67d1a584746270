import type { ReaderLayout } from '../../state/reader-layout.ts';

/** The two places for documents in the reader; where only one is read, it is the first. */
export type SideName = 'first' | 'second';

/** One document alone. */
export function oneDocument(documentId: string): ReaderLayout {
  return { first: documentId, second: null, focused: 'first', share: 0.5, turned: false };
}

/** What a side is known by on the screen: it stays the same when sides change places. */
export function sideKey(layout: ReaderLayout, side: SideName): 'a' | 'b' {
  return (side === 'first') === layout.turned ? 'b' : 'a';
}

/** The document of the side that has the keys. */
export function focusedDocument(layout: ReaderLayout): string {
  return documentOf(layout, layout.focused) ?? layout.first;
}

/** The document of a side, or null where nothing is there. */
export function documentOf(layout: ReaderLayout, side: SideName): string | null {
  return side === 'first' ? layout.first : layout.second;
}

/** The side across from one. */
export function otherSide(side: SideName): SideName {
  return side === 'first' ? 'second' : 'first';
}

/**
 * The layout after a document was gone to: where it stands on a side already, that side gets the keys; otherwise it takes
 * the place of what has them now, and the other side stays.
 */
export function withDocument(layout: ReaderLayout, documentId: string): ReaderLayout {
  if (focusedDocument(layout) === documentId) return layout;
  if (documentOf(layout, otherSide(layout.focused)) === documentId) return withOtherFocused(layout);
  return layout.focused === 'first' ? { ...layout, first: documentId } : { ...layout, second: documentId };
}

/** The layout with a document opened beside what has the keys now; it gets them. */
export function withDocumentBeside(layout: ReaderLayout, documentId: string): ReaderLayout {
  if (layout.second === null) return { ...layout, second: documentId, focused: 'second' };
  return layout.focused === 'first'
    ? { ...layout, second: documentId, focused: 'second' }
    : { ...layout, first: documentId, focused: 'first' };
}

/** The layout with the keys on the other side, where there is one. */
export function withOtherFocused(layout: ReaderLayout): ReaderLayout {
  return layout.second === null ? layout : { ...layout, focused: otherSide(layout.focused) };
}

/** The layout with both documents in each other's place; the keys stay with their document. */
export function swapped(layout: ReaderLayout): ReaderLayout {
  if (layout.second === null) return layout;
  return {
    first: layout.second,
    second: layout.first,
    focused: otherSide(layout.focused),
    share: 1 - layout.share,
    turned: !layout.turned,
  };
}

/** The layout without the document of a side; what is left is read alone. */
export function withoutSide(layout: ReaderLayout, side: SideName): ReaderLayout {
  if (layout.second === null) return layout;
  const alone: ReaderLayout = { ...layout, second: null, focused: 'first' };
  return side === 'second' ? alone : { ...alone, first: layout.second, turned: !layout.turned };
}

/** The layout with another share of the room for the first side, kept between a fifth and four fifths. */
export function withShare(layout: ReaderLayout, share: number): ReaderLayout {
  return { ...layout, share: Math.min(0.8, Math.max(0.2, share)) };
}

/** The layout without documents that are not in the matter any more; null where none is left. */
export function onlyKnown(
  layout: ReaderLayout,
  isKnown: (documentId: string) => boolean,
): ReaderLayout | null {
  const secondStands = layout.second !== null && isKnown(layout.second);
  if (isKnown(layout.first)) return secondStands ? layout : withoutSide(layout, 'second');
  return secondStands ? withoutSide(layout, 'first') : null;
}
