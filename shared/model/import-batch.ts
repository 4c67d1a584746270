/**
 * How an import stands: `unfinished` while it runs and where it was interrupted, `stopped` where a person cancelled it, `left`
 * where they decided not to go on with it.
 */
export type ImportState = 'unfinished' | 'finished' | 'stopped' | 'left';

/** An import as the matter keeps it, with how many files it was given and what became of them. */
export interface ImportBatch {
  readonly id: string;
  /** The name of the reviewer who began it. */
  readonly reviewer: string;
  /** UTC milliseconds. */
  readonly startedAtMs: number;
  /** The files and folders it was given. */
  readonly paths: readonly string[];
  /** Who provided the sources, or null where nobody was named. */
  readonly provider: string | null;
  /** The letters that its URNs begin with. */
  readonly prefix: string;
  /** What was found when it began: files, an archive counting as one, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly state: ImportState;
  /** Whether it is running now. */
  readonly running: boolean;
  readonly imported: number;
  readonly duplicates: number;
  readonly failed: number;
}

/** What an import would do, found by reading every file and writing nothing. */
export interface ImportPlan {
  readonly files: number;
  readonly bytes: number;
  /** In order of the number of files. */
  readonly types: readonly PlannedType[];
  /** Files whose bytes the matter holds already, or that are in the import twice. */
  readonly duplicates: number;
  /** Files that cannot be read at all; at most `mostPlannedFailures` of them, `failures` says how many there are. */
  readonly failed: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly failures: number;
  /** System files and folders that nobody means, which are passed over. */
  readonly passedOver: number;
  /** How many documents would be made; what lies in messages and other sources comes on top. */
  readonly documents: number;
  readonly cancelled: boolean;
}

/** The files of one type in a plan. */
export interface PlannedType {
  /** As a file's name ends, in small letters without the dot; empty where it has no ending. */
  readonly extension: string;
  readonly files: number;
  readonly bytes: number;
  /** How many of them are to be sealed without a text because nothing reads their type. */
  readonly sealed: number;
}

/** How many files that cannot be read a plan names. */
export const mostPlannedFailures = 200;
