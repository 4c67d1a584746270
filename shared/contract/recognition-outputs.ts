import type { Failure } from '../base/index.ts';

/** Recognition of text on pages: what waits, and how far it is. */
export interface RecognitionState {
  /** Whether a page is being read just now. */
  readonly running: boolean;
  readonly paused: boolean;
  /** Why it stopped, in a sentence, or null. */
  readonly problem: string | null;
  /** The documents that wait, in the order in which they are taken, with how many of their pages were gone through. */
  readonly documents: readonly {
    readonly documentId: string;
    readonly urn: string;
    readonly title: string;
    readonly done: number;
    readonly total: number;
  }[];
}

/** What came of recognising documents. */
export interface RecognitionReport {
  /** Why it stopped before its end, or null. */
  readonly problem: Failure | null;
  readonly documents: readonly ({ readonly documentId: string } & (
    | { readonly result: 'recognised'; readonly recognised: number; readonly failed: number }
    /** Paused, cancelled or stopped before its last page. */
    | { readonly result: 'unfinished' }
    | { readonly result: 'refused'; readonly message: string }
  ))[];
}
