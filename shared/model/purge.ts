/** A document as a proposal to purge and a tombstone name it: enough to say what it was, and nothing of what it said. */
export interface PurgeSubject {
  readonly document: string;
  readonly urn: string;
  /** SHA-256 of the sealed bytes, lower-case hexadecimal. */
  readonly sha256: string;
}

/** A document that one reviewer proposes to purge, with what would go with it. */
export interface DocumentToPurge {
  readonly documentId: string;
  readonly urn: string;
  /** Standing passages, those with one span counted once. */
  readonly passages: number;
  /** Standing notes on the document and on its passages. */
  readonly notes: number;
}

/** A standing proposal to purge documents; another reviewer than the one who made it may approve it. */
export interface PurgeProposal {
  readonly id: string;
  readonly documents: readonly DocumentToPurge[];
  readonly reason: string;
  /** The name of the reviewer who proposes it. */
  readonly reviewer: string;
  /** Whether the reviewer at the keyboard may approve it: not where they made it, under whatever id of that name. */
  readonly mayApprove: boolean;
  /** UTC milliseconds. */
  readonly atMs: number;
}

/** What is left of a purged document. */
export interface Tombstone {
  readonly documentId: string;
  readonly urn: string;
  readonly sha256: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
  /** When it was purged, in UTC milliseconds. */
  readonly atMs: number;
}

/** All that is proposed to be purged and all that was, in order of making. */
export interface Purges {
  readonly proposals: readonly PurgeProposal[];
  readonly purged: readonly Tombstone[];
}

/** What a purge did. Packs made earlier still hold what went here, and so do backups that `backups` says are left. */
export interface PurgeDone {
  readonly purged: true;
  readonly documents: readonly Tombstone[];
  /** How many entries of the log lost their content. */
  readonly entries: number;
  /**
   * True where nothing of the content is left in the file and the write-ahead log beside it; false where somebody was
   * still reading an earlier state, so that the last of it goes when they have finished, or when the matter is closed.
   */
  readonly erased: boolean;
  /** What became of backups made earlier, which hold it, too; `left` where they could not be removed. */
  readonly backups: 'none' | 'removed' | 'left';
}
