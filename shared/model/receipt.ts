/** The end of one replica's chain: how many operations it has, and the hash of the last. */
export interface ChainHead {
  readonly replica: string;
  readonly length: number;
  /** SHA-256, lower-case hexadecimal; 64 zeros for an empty chain. */
  readonly hash: string;
}

/** A state of a matter in a few lines: every replica's chain head, in order of replica. */
export interface Receipt {
  readonly matter: string;
  readonly heads: readonly ChainHead[];
}
