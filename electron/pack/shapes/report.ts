import type { IndexRow } from '../../../shared/pack/index.ts';

/** A run of words of one look, as it is shown. */
export interface ReportRun {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  /** The words of the passage itself, or those that stand around it. */
  readonly part?: 'quote' | 'context';
  /** The place in this report that the words lead to. */
  readonly to?: string;
}

/** A paragraph, heading, quotation or list item of a person's own words. */
export interface ReportBlock {
  readonly kind: 'paragraph' | 'heading' | 'quotation' | 'bullet' | 'numbered';
  /** Nesting of list items from 0. */
  readonly depth: number;
  /** The number of a numbered list item; 0 for others. */
  readonly number: number;
  readonly runs: readonly ReportRun[];
}

/** A note, or a page of a person's own words. */
export interface ReportNote {
  readonly blocks: readonly ReportBlock[];
  /** What it refers to, with the pages of it; may be empty. */
  readonly follow: readonly (readonly ReportRun[])[];
  /** The writer's name, or null. */
  readonly reviewer: string | null;
}

/** Words with the pack's page of what they name, where it has one, and the place of it here, where it has one. */
export interface ReportReference {
  readonly words: string;
  readonly page: string | null;
  readonly to: string | null;
}

/** A quoted passage. */
export interface ReportItem {
  readonly place: string;
  readonly number: string;
  readonly page: string | null;
  /** A heading above the first item of a day, or null. */
  readonly groupHeading: string | null;
  readonly themes: readonly { readonly code: string; readonly name: string }[];
  /** The quoted words, a paragraph for each block. */
  readonly quotes: readonly (readonly ReportRun[])[];
  readonly citation: string;
  /** Title, date, and what the document came with. */
  readonly about: string;
  /** The passage in its document, or the document in the schedule. */
  readonly source: ReportReference;
  readonly isPrinted: boolean;
  /** How sure recognition was of the words, or null. */
  readonly confidence: string | null;
  /** What tracked changes the quote contains, or null. */
  readonly changes: string | null;
  readonly alsoAt: readonly ReportReference[];
  readonly notes: readonly ReportNote[];
}

/** A stretch of a document's text. */
export type DocumentPiece =
  | { readonly kind: 'text'; readonly text: string; readonly marked: boolean }
  /** A passage begins: its codes and number, the place it has here, and the item that quotes it. */
  | {
      readonly kind: 'begin';
      readonly words: string;
      readonly place: string | null;
      readonly to: string | null;
    }
  | { readonly kind: 'end'; readonly words: string };

/** A block of a document, or a remark where something of it is left out or was changed. */
export type DocumentPart =
  | {
      readonly kind: 'block';
      readonly places: readonly string[];
      readonly label: string;
      readonly look: 'heading' | 'paragraph' | 'list-item' | 'quotation' | 'table-row' | 'caption';
      readonly level: number;
      readonly pieces: readonly DocumentPiece[];
    }
  | { readonly kind: 'remark'; readonly places: readonly string[]; readonly text: string };

/** A row of two cells. */
export type ReportRow = readonly [label: string, value: string];

/** What stands behind a line of the index. */
export type ReportContent =
  | {
      readonly kind: 'chapter';
      readonly subheading: string;
      readonly items: readonly ReportItem[];
      /** Said where there is no item. */
      readonly empty: string;
    }
  | {
      readonly kind: 'document';
      readonly places: readonly string[];
      readonly about: string;
      /** Made anew each time it is asked for, since a document can be long. */
      readonly parts: () => Iterable<DocumentPart>;
      /** What stands for a document without a text: why, and what it is. */
      readonly slip: { readonly why: readonly string[]; readonly rows: readonly ReportRow[] } | null;
    }
  | { readonly kind: 'words'; readonly note: ReportNote }
  | {
      readonly kind: 'register';
      readonly themes: readonly {
        readonly heading: string;
        readonly rows: readonly { readonly about: string; readonly reference: ReportReference }[];
      }[];
    }
  | {
      readonly kind: 'schedule';
      readonly explanation: string;
      readonly sources: readonly {
        readonly place: string;
        readonly heading: string;
        readonly rows: readonly ReportRow[];
      }[];
    }
  | {
      readonly kind: 'checks';
      readonly parts: readonly { readonly heading: string; readonly words: readonly string[] }[];
    };

/** A line of the index and what stands behind it. */
export interface ReportEntry {
  readonly place: string;
  readonly number: number;
  readonly heading: string;
  /** The second line of the index; may be empty. */
  readonly detail: string;
  readonly page: string | null;
  readonly content: ReportContent;
}

/** A pack as words, for whatever writes them. Nothing in it stands for a page but the labels of the PDF's. */
export interface Report {
  readonly matterTitle: string;
  readonly title: string;
  readonly clockMs: number;
  readonly application: string;
  readonly cover: readonly ReportRow[];
  readonly receipt: readonly string[];
  readonly index: readonly IndexRow[];
  /** Said at the very end. */
  readonly closing: string;
  readonly sections: readonly { readonly title: string; readonly entries: readonly ReportEntry[] }[];
}
