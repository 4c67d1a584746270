/** How much one message may hold before it is sealed unread: far more than any that was ever sent. */
export const messageLimits = {
  /** Bytes of the headers of one part. */
  headerBytes: 1024 * 1024,
  /** Headers of one part. */
  headers: 5_000,
  /** Parts of one message, at any depth. */
  parts: 1_000,
  /** How deep parts may lie in one another; what lies deeper is kept as it is, as an attachment. */
  depth: 32,
  /** Messages of one mailbox that become documents. */
  messages: 10_000,
} as const;
