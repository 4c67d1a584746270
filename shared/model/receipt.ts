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

/** A replica's word for its chain's end: the head, the key it was signed with, and the Ed25519 signature. */
export interface HeadSignature extends ChainHead {
  /** 32 bytes in base64. */
  readonly publicKey: string;
  /** 64 bytes in base64. */
  readonly signature: string;
}
