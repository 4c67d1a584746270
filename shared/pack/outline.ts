import type { NoteContent } from '../model/index.ts';
import type { PackPassage, PackSource, PackTheme } from './selection.ts';

/** A pack as an ordered tree: sections, their numbered entries, and the passages inside chapters. */
export interface PackOutline {
  readonly sections: readonly PackSection[];
  /** Every place a passage is quoted, by the passage's id, in order. */
  readonly itemsOfPassage: ReadonlyMap<string, readonly PackItem[]>;
  readonly sourceByDocument: ReadonlyMap<string, PackSource>;
  readonly themeById: ReadonlyMap<string, PackTheme>;
  /** The number of the entry that prints the document a passage lies in, at its place; by the passage's id. */
  readonly printedIn: ReadonlyMap<string, number>;
  /** The number of the first entry that prints a document or pages of it, by the document's id. */
  readonly printedDocuments: ReadonlyMap<string, number>;
  /** Where each entry stands in the parts that a person put together, by its number; none in the usual order. */
  readonly chosenAs: ReadonlyMap<number, PackContentPlace>;
}

/** A content's place among a pack's own parts: the index of its part and its index in it, from 0. */
export interface PackContentPlace {
  readonly part: number;
  readonly content: number;
}

/** A section of the index, such as `A. Passages by theme`. */
export interface PackSection {
  /** Its letter, which pages numbered by section begin with. */
  readonly letter: string;
  /** The letter and what the section is. */
  readonly title: string;
  readonly entries: readonly PackEntry[];
}

/** What every line of the index has. */
interface EntryLine {
  /** Runs from 1 through all sections. */
  readonly number: number;
  readonly description: string;
  /** Second line of the description: the URN of a source; else empty. */
  readonly detail: string;
  /** Date for the index, or empty. */
  readonly date: string;
}

/** A chapter of quoted passages. */
export interface ChapterEntry extends EntryLine {
  readonly kind: 'chapter';
  readonly heading: string;
  /** A theme's definition or a document's reference and date; may be empty. */
  readonly subheading: string;
  readonly items: readonly PackItem[];
}

/** A document in full, its text set anew; one without a text has its slip sheet here. */
export interface FullTextEntry extends EntryLine {
  readonly kind: 'full-text';
  readonly source: PackSource;
}

/** A document's own pages, or some of them. */
export interface SourcePagesEntry extends EntryLine {
  readonly kind: 'source-pages';
  readonly source: PackSource;
  /** First and last page, from 1. */
  readonly from: number;
  readonly to: number;
}

/** A page of the person's own words, or a title alone. */
export interface FreePageEntry extends EntryLine {
  readonly kind: 'free-page';
  /** Null for a divider. */
  readonly content: NoteContent | null;
}

/** The table from each theme to its passages and their places. */
export interface RegisterEntry extends EntryLine {
  readonly kind: 'register';
}

/** The schedule of sources with their fingerprints. */
export interface ScheduleEntry extends EntryLine {
  readonly kind: 'schedule';
}

/** The page that tells how to check the pack. */
export interface ChecksEntry extends EntryLine {
  readonly kind: 'checks';
}

/** A numbered line of the index and what stands behind it. */
export type PackEntry =
  | ChapterEntry
  | FullTextEntry
  | SourcePagesEntry
  | FreePageEntry
  | RegisterEntry
  | ScheduleEntry
  | ChecksEntry;

/** A passage quoted in a chapter. */
export interface PackItem {
  /** Entry and place in it: `2.14`. */
  readonly number: string;
  readonly chapter: string;
  readonly passage: PackPassage;
  readonly source: PackSource;
  /** The passage's chosen themes in order of display. */
  readonly themes: readonly PackTheme[];
  /** The theme whose chapter this is, or null in chapters by document or date. */
  readonly theme: PackTheme | null;
  /** A heading above the first item of a day in a chronology, else null. */
  readonly groupHeading: string | null;
}
