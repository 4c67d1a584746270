/**
 * What no honest pack comes near, so that no dishonest one can hold a computer up: entries of the folder, names in a path,
 * and bytes of what is read whole.
 */
export const packLimits = {
  entries: 100_000,
  depth: 16,
  sumsBytes: 32 * 1024 * 1024,
  manifestBytes: 128 * 1024 * 1024,
  textBytes: 256 * 1024 * 1024,
} as const;
