import { discoverSources } from '../../ingest/discover-sources.ts';

/** How many files there are to import, and how many bytes they have, as far as can be told without opening them. */
export async function countSources(
  paths: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly files: number; readonly bytes: number }> {
  let files = 0;
  let bytes = 0;
  for await (const found of discoverSources(paths, signal)) {
    files += 1;
    bytes += 'failure' in found ? 0 : found.bytes;
  }
  return { files, bytes };
}
