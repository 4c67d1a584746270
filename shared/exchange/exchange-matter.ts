import type { NoteTarget, PassageSelector, Theme } from '../model/index.ts';

/** A matter as it leaves for other programs: what may not leave is not in it. */
export interface ExchangeMatter {
  readonly id: string;
  readonly title: string;
  readonly applicationVersion: string;
  /** Whether reviewers stand under their names; without, all are one that is called “Reviewer”. */
  readonly names: boolean;
  readonly reviewers: readonly ExchangeReviewer[];
  /** In order of display: each before those under it. */
  readonly themes: readonly ExchangeTheme[];
  /** In order of URN. */
  readonly documents: readonly ExchangeDocument[];
  /** In order of document and place. */
  readonly passages: readonly ExchangePassage[];
  /** Open ones. */
  readonly notes: readonly ExchangeNote[];
}

/** Who made something; `id` has the form of a UUID and is the same in each export of the matter. */
export interface ExchangeReviewer {
  readonly id: string;
  readonly name: string;
}

/** A theme whose parent, where it has one, leaves too. */
export type ExchangeTheme = Pick<
  Theme,
  'id' | 'name' | 'code' | 'colour' | 'definition' | 'use' | 'avoid' | 'parent' | 'retired'
>;

/** A document with its canonical text. */
export interface ExchangeDocument {
  readonly id: string;
  readonly urn: string;
  readonly title: string;
  readonly text: string;
  /** SHA-256 of the text in UTF-8, lower-case hexadecimal. */
  readonly textSha256: string;
  readonly importedAtMs: number;
  /** Tags of the document as a whole. */
  readonly tags: readonly ExchangeTag[];
}

/** A passage with its tags; offsets in UTF-16 code units. */
export interface ExchangePassage extends PassageSelector {
  readonly id: string;
  readonly documentId: string;
  readonly createdAtMs: number;
  readonly reviewer: string;
  readonly tags: readonly ExchangeTag[];
}

/** That something carries a theme; `id` follows from what carries which theme, and whose tag it is where names leave. */
export interface ExchangeTag {
  readonly id: string;
  readonly theme: string;
  readonly reviewer: string;
  readonly atMs: number;
}

/** An open note as plain text. */
export interface ExchangeNote {
  readonly id: string;
  readonly target: NoteTarget;
  readonly text: string;
  readonly reviewer: string;
  readonly createdAtMs: number;
  readonly editedAtMs: number;
}
