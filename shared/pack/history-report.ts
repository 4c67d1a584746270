import type { HeadSignature, Receipt } from '../model/index.ts';

/** One act of a history that leaves the matter: who did what when, and where it stands in the log. */
export interface ReportedAct {
  readonly atMs: number;
  readonly reviewer: string;
  readonly sentence: string;
  /** True where a later act undid it. */
  readonly undone: boolean;
  readonly operations: number;
  readonly act: string;
  readonly replica: string;
  /** Places of its first and last operation in the replica's chain. */
  readonly firstPlace: number;
  readonly lastPlace: number;
  /** Hash of its last operation. */
  readonly hash: string;
}

/** A history that leaves the matter, at one receipt; nothing privileged is in it. */
export interface HistoryReport {
  readonly matterTitle: string;
  readonly clockMs: number;
  readonly applicationVersion: string;
  /** What it was narrowed down to, in words; empty for the whole history. */
  readonly filters: readonly string[];
  /** Oldest first. */
  readonly acts: readonly ReportedAct[];
  readonly receipt: Receipt;
  /** Signatures of the receipt's heads, where they were signed, each with its key's fingerprint. */
  readonly signatures: readonly (HeadSignature & { readonly fingerprint: string })[];
}
