/** How much one source may become when it is opened: counted in what is really inflated, whatever the source declares. */
export const readingLimits = {
  /** Bytes inflated of one source altogether. */
  inflatedBytes: 200 * 1024 * 1024,
  /** Entries of one archive. */
  entries: 10_000,
  /** Inflated bytes for each byte of the source, from `ratioFrom` bytes on. */
  ratio: 100,
  ratioFrom: 1024 * 1024,
} as const;
