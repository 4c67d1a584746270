import type { NoteContent } from './note.ts';

/** A saved search as it stood when the pack was made, and the ids of the passages that it gave. */
export interface PackQuery {
  readonly name: string;
  readonly query: string;
  readonly passages: readonly string[];
}

/** One thing that a person put into a part of a pack. */
export type PackContent =
  /** A chapter of the passages with a theme. */
  | { readonly kind: 'theme'; readonly theme: string }
  /** A chapter of the passages that a saved search gave. */
  | { readonly kind: 'query'; readonly query: PackQuery }
  /** A chapter of passages chosen one by one, in this order. */
  | { readonly kind: 'passages'; readonly title: string; readonly passages: readonly string[] }
  /** All quoted passages of the pack in the order of the dates of their documents. */
  | { readonly kind: 'chronology' }
  /** A table from each theme of the pack to its passages and their places. */
  | { readonly kind: 'register' }
  /** A whole document. */
  | { readonly kind: 'document'; readonly document: string }
  /** Some pages of a paged document, from 1, both ends included. */
  | { readonly kind: 'pages'; readonly document: string; readonly from: number; readonly to: number }
  /** A page of the person's own words. */
  | { readonly kind: 'text'; readonly title: string; readonly content: NoteContent }
  /** A page with a title alone, that parts what follows from what came before. */
  | { readonly kind: 'divider'; readonly title: string };

/** A part of a pack: a section of its index, with a letter of its own. */
export interface PackPart {
  readonly title: string;
  readonly contents: readonly PackContent[];
}

/**
 * How pages are numbered: through the whole file from 1; by section (`A1`, `B14`), what comes before the first in Roman numerals; or
 * each document with its URN and its own pages (`HAR000012/3`), all other pages through the file.
 */
export const packNumberings = ['whole', 'section', 'document'] as const;

/** One of the ways of numbering pages. */
export type PackNumbering = (typeof packNumberings)[number];

/** How a pack's files are named where not after its title. */
export interface PackNaming {
  /** With `{case}`, `{title}`, `{bundle}` and `{hearing}`, which what is known of the pack takes the places of. */
  readonly template: string;
  /** The bundle's letter, as the court or inquiry gave it. */
  readonly bundle?: string;
  /** The day of the hearing, an ISO date. */
  readonly hearing?: string;
}

/** How a pack is split into files, each with its own index. */
export interface PackVolumes {
  /** A volume ends before the entry that would take it over so many pages. */
  readonly mostPages: number;
  /** Whether numbers run on into the next volume or begin again. */
  readonly numbers: 'continue' | 'restart';
}

/**
 * What a pack can hold beside its PDF: its index as Word file and table; the themed report as Word file; all of it as one page for
 * browsers; an archive copy of the report; the cited documents one by one in a ZIP file, as their texts, or as the files that came.
 */
export const packShapes = ['index', 'word', 'html', 'archive', 'documents', 'originals'] as const;

/** One of the shapes of a pack beside its PDF. */
export type PackShape = (typeof packShapes)[number];
