import type { PackFile, PackRecord, Reviewer } from '../model/index.ts';

/** The open matter as a whole. */
export interface MatterState {
  readonly matter: string;
  readonly title: string;
  readonly prefix: string;
  readonly fileName: string;
  readonly encrypted: boolean;
  /** Why it can only be read, in a sentence, or null where it can be written. */
  readonly readOnlyBecause: string | null;
  readonly reviewer: Reviewer | null;
  readonly documents: number;
  readonly passages: number;
  readonly notes: number;
  readonly packs: number;
  /** What undo and redo would do, in words, or null. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** When the last act became durable, in UTC milliseconds, or null in a matter without acts. */
  readonly savedAtMs: number | null;
  /** Grows with every operation; views read anew when it does. */
  readonly sequence: number;
  /** A warning about where the matter lies (network or cloud folder), or null. */
  readonly placeWarning: string | null;
}

/** What became of one file of an import. */
export type ImportItem =
  | {
      readonly path: string;
      readonly result: 'imported';
      readonly documentId: string;
      readonly urn: string;
      readonly title: string;
      readonly warnings: readonly string[];
    }
  | {
      readonly path: string;
      readonly result: 'duplicate';
      readonly documentId: string;
      readonly urn: string;
      readonly title: string;
      readonly warnings: readonly string[];
    }
  | {
      readonly path: string;
      readonly result: 'failed';
      readonly code: string;
      readonly message: string;
      readonly warnings: readonly string[];
    };

/** A whole import, file by file. `cancelled` where a person stopped it; what was imported before stays. */
export interface ImportReport {
  readonly items: readonly ImportItem[];
  readonly cancelled: boolean;
}

/** One act in words, for the history. */
export interface HistoryEntry {
  readonly act: string;
  readonly sequence: number;
  readonly atMs: number;
  readonly reviewer: Reviewer;
  /** For example `Tagged {HAR000003 ¶7} Training`. */
  readonly sentence: string;
  readonly operations: number;
  /** True where a later act undid it. */
  readonly undone: boolean;
  readonly documentId: string | null;
}

/** A line of a pack's outline as the preview and the index show it. */
export interface PackPreviewEntry {
  readonly section: string;
  readonly number: number;
  readonly description: string;
  readonly detail: string;
  readonly page: number;
}

/** What a pack would be: its index with page numbers, and what to know before building it. */
export interface PackPreview {
  readonly entries: readonly PackPreviewEntry[];
  readonly pages: number;
  readonly passages: number;
  readonly documents: number;
  readonly warnings: readonly string[];
}

/** A pack that was built. */
export interface PackBuilt {
  readonly folder: string;
  readonly files: readonly PackFile[];
  readonly warnings: readonly string[];
  readonly record: PackRecord;
}

/** How far a long piece of work is. `total` null while it is not known. */
export interface Progress {
  readonly task: string;
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'files' | 'pages' | 'operations' | 'checks';
}

/** What the service tells without being asked. */
export interface ServiceEvents {
  /** The matter changed, by this window or another: views whose data it touches read anew. */
  readonly matterChanged: { readonly state: MatterState; readonly documents: readonly string[] };
  readonly progress: Progress;
}

/** A matter opened lately. */
export interface RecentMatter {
  readonly path: string;
  readonly title: string;
  readonly openedAtMs: number;
}

/** Remembered between runs, for every matter on this machine. */
export interface WindowPreferences {
  readonly appearance: 'system' | 'light' | 'dark';
  /** Reading size in per cent of the design's 16.5 px. */
  readonly textSize: number;
  /** Reading measure in characters. */
  readonly measure: number;
  readonly paneWidths: Readonly<Record<string, number>>;
  readonly foldedPanes: readonly string[];
}
