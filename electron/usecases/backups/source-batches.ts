import type { NamedSource } from '../../store/index.ts';

/** How much is taken over in one transaction: whole sources, up to so many bytes or so many of them. */
const batchBytes = 128 * 1_048_576;
const batchSources = 2_000;

/** How many bytes of older sources are read again at each backup, in turn. */
const checkedBytes = 16 * 1_048_576;

/** Sources in batches, so that work can be told of and ended between them. */
export function* batches(sources: readonly NamedSource[]): Generator<readonly NamedSource[]> {
  let batch: NamedSource[] = [];
  let bytes = 0;
  for (const source of sources) {
    batch.push(source);
    bytes += source.bytes;
    if (bytes < batchBytes && batch.length < batchSources) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Which of the sources (in order of hash) come next to be read again, after the one checked last; from the beginning when the
 * end was reached. At least one, so that a large one is not passed over for ever.
 */
export function nextToCheck(sources: readonly NamedSource[], checkedUpTo: string): readonly NamedSource[] {
  const after = sources.findIndex(({ sha256 }) => sha256 > checkedUpTo);
  const chosen: NamedSource[] = [];
  let bytes = 0;
  for (const source of sources.slice(Math.max(after, 0))) {
    if (chosen.length > 0 && bytes + source.bytes > checkedBytes) break;
    chosen.push(source);
    bytes += source.bytes;
  }
  return chosen;
}

/** Lets messages in: a cancellation is heard between two batches. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
