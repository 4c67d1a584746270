import type { PageLabelRange } from '../../shared/model/index.ts';
import type { PackOutline, PackSelection } from '../../shared/pack/index.ts';
import type { PageFlow } from './page-flow.ts';
import type { Typesetter } from './paragraph.ts';
import type { PrintingReport } from './printable-text.ts';

/** What every part of a pack draws with. */
export interface Composition {
  readonly selection: PackSelection;
  readonly outline: PackOutline;
  readonly setter: Typesetter;
  readonly flow: PageFlow;
  /** Collects what does not print as itself; `where` is said in the warning. */
  readonly report: (where: string) => PrintingReport;
  /** Notes a warning in words. */
  readonly warn: (sentence: string) => void;
  /** Numbers the pages from the next one on in this way. */
  readonly numberFromNextPage: (range: Omit<PageLabelRange, 'fromPage'>) => void;
  /**
   * The label of the page a place is on. Where pages are numbered through the whole file it is always as wide as the pack's
   * last, with figure blanks behind it, so that lines break alike before and after page numbers are known.
   */
  readonly pageText: (place: string) => string;
  /** The same without blanks. */
  readonly pageLabelOf: (place: string) => string;
  /** The place of the page with a label, or null where there is none, or pages have no labels yet. */
  readonly placeOfLabel: (label: string) => string | null;
  /** Counts a reference in a person's words that leads somewhere in the pack, or nowhere. */
  readonly followed: (words: string, isFound: boolean) => void;
  /** Pages of the whole pack, or 0 while that is not known. */
  readonly pages: number;
  /** How far numbers went in earlier volumes, where they run on. */
  readonly before: NumbersBefore;
  /** The file that is being drawn, of as many as the pack has. */
  readonly volume: PackVolume;
  /** The pack's other files. */
  readonly others: readonly PackVolume[];
  /** The number of the volume that a place is in, where it is another than the one being drawn; else null. */
  readonly otherVolumeOf: (place: string) => number | null;
}

/** One of a pack's files. */
export interface PackVolume {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  /** The numbers of the entries that stand in it. */
  readonly entries: ReadonlySet<number>;
}

/** How many pages earlier volumes have: in all, before their first entries, and of each section by its letter. */
export interface NumbersBefore {
  readonly pages: number;
  readonly front: number;
  readonly sections: ReadonlyMap<string, number>;
}

/** What is needed to set text: no more than that, so that other documents than packs are drawn with the same parts. */
export type TextComposition = Pick<Composition, 'setter' | 'flow' | 'report'>;

/** The running head's left side. */
export function packHead(composition: Composition): string {
  return `${composition.selection.matterTitle} · ${composition.selection.choices.title}`;
}

/** Sets two things on a line apart; a line may end here. */
export const wideBlank = '\u2003';

/** `page 18`, or `volume 2, page 18` where it is in another file; no line end parts it. */
export function pageReference(composition: Composition, place: string): string {
  const other = composition.otherVolumeOf(place);
  const page = `page\u00a0${composition.pageText(place)}`;
  return other === null ? page : `volume\u00a0${other},\u00a0${page}`;
}
