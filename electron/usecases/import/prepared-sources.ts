import { basename } from 'node:path';
import { discoverSources, type DiscoveredSource } from '../../ingest/discover-sources.ts';
import type { ChildSource } from '../../ingest/reading.ts';
import { chunkSize } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';
import {
  deepestChild,
  familyBudget,
  isArchive,
  prepareBytes,
  prepareSource,
  sealedUnread,
  tooDeepFailure,
  unread,
  withWarningOf,
  type FamilyBudget,
  type GivenBytes,
  type PreparedSource,
} from './prepare-source.ts';
import { readAhead, type AheadLimits } from './read-ahead.ts';

/** How much is read ahead while earlier sources are being written. */
const ahead: AheadLimits = { count: 48, bytes: 64 * chunkSize };

/** A source on its way into the matter, or that a path was recorded before. */
export type ImportStep =
  | { readonly kind: 'source'; readonly source: PreparedSource; readonly bytesWalked: number | null }
  | { readonly kind: 'recorded'; readonly bytesWalked: number };

/**
 * Reads files, folders and archives in their order, each source with what lies in it. The members of an archive come as sources of
 * their own, the archive last: with `opened` where they are all there is to it, else as a document that keeps what could not be
 * taken out of it. Paths that `isRecorded` knows are passed over.
 *
 * `bytesWalked` is how many bytes of a file on the disk are done with; null for members.
 */
export async function* preparedSources(
  context: MatterContext,
  paths: readonly string[],
  isRecorded: (path: string) => boolean,
  signal: AbortSignal,
): AsyncGenerator<ImportStep> {
  const begin = (
    found: DiscoveredSource,
  ): {
    readonly value: Promise<{ readonly found: DiscoveredSource; readonly prepared: PreparedSource | null }>;
    readonly bytes: number;
  } => {
    const bytes = 'failure' in found ? 0 : found.bytes;
    const prepared = isRecorded(found.path)
      ? Promise.resolve(null)
      : 'failure' in found
        ? Promise.resolve(unread(found.path, found.failure))
        : prepareSource(context, found.path, signal);
    return { value: prepared.then((source) => ({ found, prepared: source })), bytes };
  };
  for await (const { found, prepared } of readAhead(discoverSources(paths, signal), begin, ahead)) {
    const bytesWalked = 'failure' in found ? 0 : found.bytes;
    if (prepared === null) {
      yield { kind: 'recorded', bytesWalked };
      continue;
    }
    for await (const source of opened(context, prepared, isRecorded, familyBudget(), 1, signal)) {
      yield { kind: 'source', source, bytesWalked: source.path === prepared.path ? bytesWalked : null };
    }
  }
}

/** A source, or where it is an archive its members and then the archive. */
async function* opened(
  context: MatterContext,
  source: PreparedSource,
  isRecorded: (path: string) => boolean,
  budget: FamilyBudget,
  depth: number,
  signal: AbortSignal,
): AsyncGenerator<PreparedSource> {
  const reading = source.outcome?.ok === true ? source.outcome.value : null;
  if (reading === null || !isArchive(reading)) {
    yield source;
    return;
  }
  const members: GivenBytes[] = [];
  let kept = reading.facts.notCarried.length > 0;
  for (const child of reading.children) {
    budget.children -= 1;
    budget.bytes -= child.bytes.byteLength;
    if (budget.children < 0 || budget.bytes < 0) {
      kept = true;
      break;
    }
    const member = memberOf(source, child);
    if (!isRecorded(member.path)) members.push(member);
  }
  const begin = (
    member: GivenBytes,
  ): { readonly value: Promise<PreparedSource>; readonly bytes: number } => ({
    value:
      depth > deepestChild
        ? Promise.resolve(sealedUnread(member, tooDeepFailure))
        : prepareBytes(context, member, signal),
    bytes: member.bytes.byteLength,
  });
  for await (const member of readAhead(members, begin, ahead)) {
    yield* opened(context, member, isRecorded, budget, depth + 1, signal);
  }
  const whole = { ...source, outcome: { ok: true, value: withWarningOf(reading, budget) } } as const;
  yield kept ? whole : { ...whole, opened: true };
}

/** A member with the path that it is shown and recorded under: never one to open anything by. */
function memberOf(archive: PreparedSource, { fileName: name, bytes }: ChildSource): GivenBytes {
  const last = name.split('/').findLast((part) => part !== '' && part !== '.' && part !== '..');
  return {
    path: `${archive.path}/${name}`,
    fileName: last ?? name,
    bytes,
    outer: { name: basename(archive.path), sha256: archive.sha256 },
  };
}
