import type { PackFile, PackFinding, PackRecord } from '../model/index.ts';
import type { PagePicture } from './outputs.ts';

/** A line of a pack's outline as the preview and the index show it. */
export interface PackPreviewEntry {
  readonly section: string;
  readonly number: number;
  readonly description: string;
  readonly detail: string;
  /** The number printed on its first page. */
  readonly page: string;
  /** The file it stands in, from 1. */
  readonly volume: number;
  /** How many pages it has. */
  readonly pages: number;
  /** Its first page counted through all volumes, from 1. */
  readonly sheet: number;
  /** The content of a person's own parts that it comes from: the index of the part and the index in it, from 0. */
  readonly chosenAs?: { readonly part: number; readonly content: number };
}

/** A page of a pack that is not built yet, as a picture. */
export interface PackPagePicture {
  /** Counted through all volumes, from 1; the last one where a later was asked for. */
  readonly page: number;
  /** Pages of all volumes. */
  readonly pages: number;
  /** The number printed on it. */
  readonly label: string;
  /** The file it stands in, from 1. */
  readonly volume: number;
  readonly picture: PagePicture;
}

/** What a pack would be: its index with page numbers, and what to know before building it. */
export interface PackPreview {
  readonly entries: readonly PackPreviewEntry[];
  readonly pages: number;
  /** How many files. */
  readonly volumes: number;
  /** References in people's own words: how many lead somewhere in the pack, and those that do not. */
  readonly references: { readonly found: number; readonly missing: readonly string[] };
  readonly passages: number;
  readonly documents: number;
  readonly warnings: readonly string[];
  /** Everything to know or settle before building, the warnings among it, the gravest first. */
  readonly findings: readonly PackFinding[];
  /** About how many bytes the PDF of each volume would have. */
  readonly estimatedBytes: readonly number[];
  /** How many documents stand as their own pages of which nothing is known yet but what their import said. */
  readonly unmeasured: number;
}

/** A pack that was built. */
export interface PackBuilt {
  readonly folder: string;
  readonly files: readonly PackFile[];
  readonly warnings: readonly string[];
  /** What is to be known of it, as it was found before and while building; the gravest first. */
  readonly findings: readonly PackFinding[];
  readonly record: PackRecord;
}

/** A report of passages that was written into a file. */
export interface ReportExported {
  readonly path: string;
  readonly passages: number;
  /** What was left out, in sentences. */
  readonly warnings: readonly string[];
  readonly sha256: string;
}

/** A matter as it was written for other programs. */
export interface ExchangeExported {
  readonly path: string;
  readonly sha256: string;
  readonly passages: number;
  readonly documents: number;
  readonly themes: number;
  readonly notes: number;
  /** What the matter holds and the file does not, in sentences. */
  readonly lost: readonly string[];
}

/** A comparison of two packs that was written into a file. */
export interface ComparisonExported {
  readonly path: string;
  readonly pages: number;
  readonly sha256: string;
}
