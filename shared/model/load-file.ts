/** What a load file does, or would do. */
export interface LoadFileReport {
  /** SHA-256 of the file, by which the same file is known again. */
  readonly sha256: string;
  readonly lines: readonly LoadFileLine[];
  /** Columns that were passed over and the like, in sentences. */
  readonly remarks: readonly string[];
}

/** What becomes of one row of a load file. */
export interface LoadFileLine {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly result: 'changed' | 'unchanged' | 'not found' | 'refused';
  /** The document it is about, or what it names where there is none. */
  readonly urn: string;
  readonly documentId: string | null;
  /** What it changes. */
  readonly changes: readonly LoadFileChange[];
  /** Why it was refused or not found, or what else is to be said of it. */
  readonly sentence: string | null;
}

/** A field that a load file changes, as people read it; empty where there is nothing. */
export interface LoadFileChange {
  readonly field: string;
  readonly was: string;
  readonly value: string;
}
