/** A backup that is there. */
export interface BackupEntry {
  /** Its name among the matter's backups, made of its time. */
  readonly id: string;
  readonly atMs: number;
  /** The size of its own file; the bytes of sources are kept once for all backups. */
  readonly bytes: number;
  readonly encrypted: boolean;
}

/** What stands in the way of backups, shown until one has been made. */
export interface BackupProblem {
  readonly atMs: number;
  /** Plain sentences: what happened, what it means, what can be done. */
  readonly sentence: string;
}

/** The backups of the open matter and how they are going. */
export interface BackupState {
  /** The folder where backups of all matters on this machine go. */
  readonly folder: string;
  /** True where a person chose the folder; otherwise it is in the profile. */
  readonly chosen: boolean;
  /** A sentence where the backups lie on the same disk as the matter, or null. */
  readonly placeWarning: string | null;
  readonly lastBackupAtMs: number | null;
  /** True where the matter was changed after the newest backup, or has none. */
  readonly changedSince: boolean;
  readonly problem: BackupProblem | null;
  /** Newest first. */
  readonly backups: readonly BackupEntry[];
}

/** A backup that was made. */
export interface BackupMade {
  readonly file: string;
  readonly atMs: number;
  readonly bytes: number;
  /** How many sources were added to those kept for all backups, and their bytes. */
  readonly sourcesAdded: number;
  readonly sourceBytesAdded: number;
  /** A sentence about what could not be backed up because the matter itself has lost it, or null. */
  readonly warning: string | null;
}
