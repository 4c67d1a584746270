import type { PackOutline, PackSelection } from '../../../shared/pack/index.ts';
import { placeOf } from '../place-of.ts';
import { placeOfTarget } from '../draw-notes.ts';
import type { ReferenceTarget } from '../../../shared/pack/index.ts';

/** Says on which page of the PDF a place is, as `page 18` or `volume 2, page 18`; null where there is no PDF, or not this place in it. */
export type PageWords = (place: string) => string | null;

/** Where things stand: in the PDF, and in the report itself. */
export interface ReportPlaces {
  readonly selection: PackSelection;
  readonly outline: PackOutline;
  readonly pageOf: PageWords;
  /** The place in the report that leads on from a place of the PDF: the same, or the nearest that there is; null for none. */
  readonly here: (place: string) => string | null;
  /** The place in the PDF that a reference in a note leads to, or null. */
  readonly ofTarget: (target: ReferenceTarget) => string | null;
}

/** Finds places for a report that prints the documents (`withTexts`) or leaves them to the PDF. */
export function reportPlaces(
  selection: PackSelection,
  outline: PackOutline,
  pageOf: PageWords,
  withTexts: boolean,
): ReportPlaces {
  const { entries, items, texts, pages, isScheduled } = shownHere(outline, withTexts);
  const isHere = (place: string): boolean => {
    const [kind, name = '', number] = place.split(' ');
    if (kind === 'entry') return entries.has(name);
    if (kind === 'item') return items.has(name);
    if (kind === 'passage') return withTexts && outline.printedIn.has(name);
    if (kind === 'document') return texts.has(name) || pages.has(name);
    if (kind === 'block') return texts.has(name);
    if (kind === 'page') return pages.get(name)?.has(Number(number)) === true;
    return kind === 'scheduled' && isScheduled;
  };
  const here = (place: string): string | null => {
    if (isHere(place)) return place;
    const [kind, name = ''] = place.split(' ');
    const item = kind === 'passage' ? outline.itemsOfPassage.get(name)?.[0] : undefined;
    if (item !== undefined) return placeOf.item(item.number);
    return isScheduled && outline.sourceByDocument.has(name) ? placeOf.scheduled(name) : null;
  };
  const ofTarget = (target: ReferenceTarget): string | null =>
    placeOfTarget({ outline, placeOfLabel: () => null }, target);
  return { selection, outline, pageOf, here, ofTarget };
}

interface ShownHere {
  readonly entries: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
  /** Documents whose text is printed here, block by block. */
  readonly texts: ReadonlySet<string>;
  /** Documents of which the text of some pages is printed here, with the pages. */
  readonly pages: ReadonlyMap<string, ReadonlySet<number>>;
  readonly isScheduled: boolean;
}

function shownHere(outline: PackOutline, withTexts: boolean): ShownHere {
  const items = new Set<string>();
  const texts = new Set<string>();
  const pages = new Map<string, Set<number>>();
  const entries = outline.sections.flatMap((section) => section.entries);
  for (const entry of entries) {
    if (entry.kind === 'chapter') for (const { number } of entry.items) items.add(number);
    if (withTexts && entry.kind === 'full-text') texts.add(entry.source.documentId);
    if (withTexts && entry.kind === 'source-pages') {
      const { documentId } = entry.source;
      const known = pages.get(documentId) ?? new Set();
      for (let page = entry.from; page <= entry.to; page += 1) known.add(page);
      pages.set(documentId, known);
    }
  }
  return {
    entries: new Set(entries.map(({ number }) => String(number))),
    items,
    texts,
    pages,
    isScheduled: entries.some(({ kind }) => kind === 'schedule'),
  };
}
