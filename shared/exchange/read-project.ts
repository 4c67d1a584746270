import type { PaletteColour } from '../model/index.ts';

/** What a REFI-QDA project or codebook that others made holds, as far as a matter has room for it. */
export interface ReadProject {
  readonly kind: 'project' | 'codebook';
  readonly name: string;
  readonly users: readonly string[];
  /** Each after the one it stands under. */
  readonly codes: readonly ReadCode[];
  readonly sources: readonly ReadProjectSource[];
  /** Notes on the project as a whole, and those that nothing refers to. */
  readonly notes: readonly string[];
  /** What of it cannot be taken over, in sentences. */
  readonly lost: readonly string[];
}

/** A code; identifiers are in small letters and without braces. */
export interface ReadCode {
  readonly guid: string;
  readonly name: string;
  readonly parent: string | null;
  readonly colour: PaletteColour | null;
  readonly description: string;
  readonly isCodable: boolean;
  readonly notes: readonly string[];
}

/** A source with its file. */
export interface ReadProjectSource {
  readonly guid: string;
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Its text, line ends LF and without a byte order mark, where it is a source of text; the selections are places in it. */
  readonly text: string | null;
  readonly selections: readonly ReadSelection[];
  /** Codes of the source as a whole, by guid. */
  readonly codes: readonly string[];
  readonly notes: readonly string[];
}

/** A place in a source's text in UTF-16 code units, end exclusive. */
export interface ReadSelection {
  readonly start: number;
  readonly end: number;
  /** How its file names the place, in code points, for a report. */
  readonly place: string;
  readonly codes: readonly string[];
  readonly notes: readonly string[];
}
