import type { Failure, FailureCode } from '../base/index.ts';
import type {
  BackupState,
  Block,
  DocumentSummary,
  Page,
  PassageColumns,
  PrintedLine,
  Reviewer,
  SourceFacts,
  TextMark,
} from '../model/index.ts';
import type { RecognitionState } from './recognition-outputs.ts';

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
  /** Whether a new note is open where its writer says nothing; otherwise it is privileged. */
  readonly notesOpenByDefault: boolean;
  /** Whether text on scans is recognised by itself after an import; otherwise a person is asked. */
  readonly recogniseAfterImport: boolean;
  /** A warning about where the matter lies (network or cloud folder), or null. */
  readonly placeWarning: string | null;
}

/** A document as its reader needs it. */
export interface DocumentRead {
  readonly document: DocumentSummary;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly printedLines: readonly PrintedLine[];
  readonly pages: readonly Page[];
  readonly marks: readonly TextMark[];
  readonly facts: SourceFacts;
}

/** The messages of one conversation, in the order in which they were sent; those without a known time last. */
export type Conversation = readonly {
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  /** As written. */
  readonly from: readonly string[];
  readonly sent: { readonly written: string; readonly utc: string | null } | null;
  readonly withdrawn: boolean;
  /** How many answers deep it stands. */
  readonly depth: number;
  /** The URN of the message it answers, where that is here. */
  readonly answers: string | null;
  /** The URN of the message whose Message-ID it has, too. */
  readonly repeats: string | null;
}[];

/** A page as it looks, upright: rows from the top, four bytes a pixel (red, green, blue, opacity). */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A document that came in another one, in the order of the source; those that came in it follow it. */
export interface ImportedChild {
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  readonly fileName: string;
  readonly warnings: readonly string[];
  readonly sealed?: Failure;
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
      /** Why it was sealed without a text, where it was. */
      readonly sealed?: Failure;
      /** What came with it: the attachments of a message, the files embedded in a PDF. */
      readonly family?: readonly ImportedChild[];
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
  /** The import as the matter keeps it, or null where there was nothing to keep. */
  readonly batch: string | null;
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
  /** What it was done to, the first few of each kind, standing or not. */
  readonly subjects: {
    readonly passages: readonly string[];
    readonly notes: readonly string[];
    readonly documents: readonly string[];
  };
}

/** A history that was written into a file. */
export interface HistoryExported {
  readonly path: string;
  readonly acts: number;
  /** Pages of the PDF; null for CSV. */
  readonly pages: number | null;
  readonly sha256: string;
}

/** How far a long piece of work is. `total` null while it is not known. */
export interface Progress {
  readonly task: string;
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit:
    'files' | 'pages' | 'operations' | 'checks' | 'passages' | 'documents' | 'steps' | 'megabytes';
  /** How many bytes of how many, where that says more than the count. */
  readonly bytes?: { readonly done: number; readonly total: number };
}

/** The task under which the making of the sample matter is reported, before there is a matter to ask. */
export const samplePreparation = 'prepare-sample';

/** What the file of the sample matter is called on every machine. */
export const sampleFileName = 'Sample matter.matter';

/** What became of some passages of a document: those in the columns are as told there now, the others went. */
export interface PassagesNews {
  readonly documentId: string;
  readonly columns: PassageColumns;
  readonly gone: readonly string[];
}

/** What changed, told so that one tag among 10,000 passages makes no window read any of the others again. */
export interface MatterNews {
  readonly state: MatterState;
  /** The documents whose passages, notes or description changed. */
  readonly documents: readonly string[];
  /** True where any document's passages may have changed, as by merging themes. */
  readonly everything: boolean;
  /** Of the documents named, those whose blocks changed or that went into or out of use. */
  readonly texts: readonly string[];
  /** The documents named, as they are listed now; null where the list has to be read anew. */
  readonly summaries: readonly DocumentSummary[] | null;
  /** The passages that changed; null where those of the documents named have to be read anew. */
  readonly passages: readonly PassagesNews[] | null;
  /** False where passages were only made and tagged, so that notes, links and what they are called after stand as before. */
  readonly notes: boolean;
}

/** What the service tells without being asked. */
export interface ServiceEvents {
  /** The matter changed, by this window or another: views whose data it touches take the news or read anew. */
  readonly matterChanged: MatterNews;
  readonly progress: Progress;
  /** A backup was made or could not be, or its folder was chosen. */
  readonly backupsChanged: BackupState;
  readonly recognitionChanged: RecognitionState;
}

/** How far the opening of a window's matter is; `sentence` says why it could not be opened. */
export type MatterOpening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  /** It waits for its passphrase, or, about to be made, for the passphrase that it shall have. */
  | {
      readonly kind: 'locked';
      readonly wants: 'passphrase' | 'new-passphrase';
      /** Whether what this computer's keychain keeps may open it. */
      readonly keychain: boolean;
      /** The title it shall have; of a matter that is locked, nothing but its file's name is known. */
      readonly title: string | null;
    }
  | {
      readonly kind: 'failed';
      readonly code: FailureCode;
      readonly sentence: string;
      /** Whether there are backups that could take the file's place. */
      readonly restorable: boolean;
    };

/** What is printed or written down to open an encrypted matter where its passphrase or its key file is lost. */
export interface RecoverySheet {
  readonly title: string;
  readonly fileName: string;
  /** Four lines of four groups of four digits and capital letters: the key itself. */
  readonly lines: readonly string[];
  /** Tells which key it is, and gives nothing of it away: eight hexadecimal digits. */
  readonly keyName: string;
  readonly madeAtMs: number;
}

/** How the open matter is encrypted. */
export interface EncryptionState {
  readonly encrypted: boolean;
  readonly keyName: string | null;
  /** Whether it was opened with the recovery sheet: then a new passphrase can be chosen without the present one. */
  readonly openedWithSheet: boolean;
  /** Whether this computer's keychain opens it: `unavailable` where the system has none that protects anything. */
  readonly keychain: 'kept' | 'not-kept' | 'unavailable';
}

/** A backup that took the place of a damaged file. */
export interface RestoredBackup {
  /** When it was made; what was done since is in the damaged file alone. */
  readonly backupAtMs: number;
  /** The name under which the damaged file is kept, in the same folder; null where there was none any more. */
  readonly damagedKeptAs: string | null;
  /** What was restored, what may be missing from it, and where the damaged file is, in plain sentences. */
  readonly sentence: string;
}

/** What a window shows: a matter, or the start screen. */
export interface WindowShows {
  /** Grows each time the window is given another matter or none; the service port of this number leads to this one. */
  readonly showing: number;
  readonly matter: { readonly path: string; readonly opening: MatterOpening } | null;
}

/** Where a document was left: numbers only, nothing of its content. */
export interface ReadingPosition {
  readonly documentId: string;
  /** The first block on the screen, by number, and how far it was scrolled past, in CSS pixels. */
  readonly block: number;
  readonly pixels: number;
  /** As a canonical offset. */
  readonly caret: number;
  /** The place of the second side, where one document stood on both; its own then. */
  readonly beside?: true;
  /** How a document with pages was looked at; left out where nobody chose. */
  readonly shownAs?: 'pages' | 'text';
}

/** Which documents of a matter were being read, one or two side by side: ids and numbers, nothing of their content. */
export interface ReadingLayout {
  readonly matter: string;
  readonly first: string;
  /** The document beside it, which may be the same one; null where one was read alone. */
  readonly second: string | null;
  readonly focused: 'first' | 'second';
  /** How much of the room the first side has, from 0.2 to 0.8. */
  readonly share: number;
}

/** A matter opened lately. */
export interface RecentMatter {
  readonly path: string;
  /** Empty for an encrypted matter, of which nothing but its place is remembered. */
  readonly title: string;
  readonly openedAtMs: number;
}

/** The colours of the windows. Under `system` they follow the system, its wish for more contrast included. */
export const appearances = ['system', 'light', 'dark', 'contrast-light', 'contrast-dark'] as const;

/** One of the appearances. */
export type Appearance = (typeof appearances)[number];

/** Remembered between runs, for every matter on this machine. */
export interface WindowPreferences {
  readonly appearance: Appearance;
  /** Reading size in per cent of the design's 16.5 px. */
  readonly textSize: number;
  /** Reading measure in characters. */
  readonly measure: number;
  /** Height of a line in the reader, in multiples of the text size. */
  readonly lineHeight: number;
  readonly paneWidths: Readonly<Record<string, number>>;
  readonly foldedPanes: readonly string[];
  /** The columns chosen for the library's view of where documents come from, by their ids. */
  readonly originColumns: readonly string[];
  /** Whether the numbers of blocks stand in the margin of the reader. */
  readonly blockNumbers: boolean;
  /** The keys a person gave to actions, by the action's id, in place of its own; an empty list takes them away. */
  readonly shortcuts: Readonly<Record<string, readonly string[]>>;
  /** Whether single letters, digits and signs act while no text is being typed (WCAG 2.1.4). */
  readonly characterKeys: boolean;
  /** Whether the spelling of notes is checked while they are written. */
  readonly checkSpelling: boolean;
  /** After how many minutes without use of the computer encrypted matters are locked; 0 for never. */
  readonly lockAfterMinutes: number;
  /** How often an action was done from the palette, by its id. */
  readonly paletteUses: Readonly<Record<string, number>>;
}

/** What holds on a machine before anything was chosen: the system's appearance, the design's own sizes and keys. */
export const defaultPreferences: WindowPreferences = {
  appearance: 'system',
  textSize: 100,
  measure: 68,
  lineHeight: 1.6,
  paneWidths: {},
  foldedPanes: [],
  originColumns: ['provider', 'custodian', 'received', 'type', 'pages'],
  blockNumbers: true,
  shortcuts: {},
  characterKeys: true,
  checkSpelling: true,
  lockAfterMinutes: 15,
  paletteUses: {},
};
