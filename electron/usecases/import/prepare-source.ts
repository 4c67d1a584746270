import { basename } from 'node:path';
import { failure, success, type Failure, type Result } from '../../../shared/base/index.ts';
import type { ChildKind } from '../../../shared/model/index.ts';
import { sha256Hex } from '../../crypto/index.ts';
import { readSourceFile } from '../../ingest/read-source-file.ts';
import type { Reading } from '../../ingest/reading.ts';
import { canBeSealed, sealedReading } from '../../ingest/sealed-reading.ts';
import { findDocumentBySha256, findTombstoneBySha256 } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';

/** A source that was read, or why it could not be. */
export interface PreparedSource {
  /** Its file's; of a member of an archive, the archive's path and behind a `/` the name that the archive gives it. */
  readonly path: string;
  /** What the archive calls it where it lies in one, else the end of its path. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Null where the matter already holds these bytes, so that they need not be read again. */
  readonly outcome: Result<Reading> | null;
  readonly children: readonly PreparedChild[];
  /** Set for an archive whose members are all sources of their own, so that no document is made of itself. */
  readonly opened?: true;
}

/** The archive that a source lies in. */
export interface OuterArchive {
  readonly name: string;
  readonly sha256: string;
}

/** A source that lies in another one, read like it; what cannot be read is sealed, so that the family stays whole. */
export interface PreparedChild {
  readonly fileName: string;
  readonly how: ChildKind;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly reading: Reading;
  readonly children: readonly PreparedChild[];
}

/** How deep sources may lie in one another; what lies deeper is sealed unread. */
export const deepestChild = 8;

/** How many sources one source may hold altogether, at any depth. */
const mostChildren = 10_000;

/** How many bytes the sources that lie in one source may have altogether. */
const mostChildBytes = 200 * 1024 * 1024;

/** What is still allowed of a family; counted over all its members. */
export interface FamilyBudget {
  children: number;
  bytes: number;
}

/** What is allowed of what lies in one source. */
export function familyBudget(): FamilyBudget {
  return { children: mostChildren, bytes: mostChildBytes };
}

/** Reads the file at a path and everything that lies in it; expected failures are values. */
export async function prepareSource(
  context: MatterContext,
  path: string,
  signal: AbortSignal,
): Promise<PreparedSource> {
  const empty = unread(path, cancelledFailure);
  if (signal.aborted) return empty;
  let file: Result<Uint8Array>;
  try {
    file = await readSourceFile(path, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    return empty;
  }
  if (!file.ok) return unread(path, file.failure);
  return prepareBytes(context, { path, fileName: basename(path), bytes: file.value, outer: null }, signal);
}

/** Bytes to read, with where they came from. */
export interface GivenBytes {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly outer: OuterArchive | null;
}

/**
 * Reads bytes that came under a path, and everything that lies in them; of an archive only the archive itself, since its members
 * are sources of their own.
 */
export async function prepareBytes(
  context: MatterContext,
  given: GivenBytes,
  signal: AbortSignal,
): Promise<PreparedSource> {
  const { path, fileName, bytes, outer } = given;
  const sha256 = sha256Hex(bytes);
  const held = { path, fileName, bytes, sha256, children: [] };
  if (findDocumentBySha256(context.reader, sha256) !== null) return { ...held, outcome: null };
  const purged = purgedBefore(context, sha256);
  if (purged !== null) return { ...held, outcome: purged };
  const source = { fileName, bytes };
  const read = await context.surroundings.readSource.read(source, signal);
  if (!read.ok) {
    if (!canBeSealed(read.failure)) return { ...held, outcome: read };
    return { ...held, outcome: success(cameIn(outer, sealedReading(source, read.failure).value)) };
  }
  const reading = cameIn(outer, read.value);
  if (isArchive(reading)) return { ...held, outcome: success(reading) };
  const family = await prepareFamily(context, reading, signal);
  return signal.aborted
    ? empty(path)
    : { ...held, outcome: success(family.reading), children: family.children };
}

/** Reads everything that lies in a source that was read; the reading says where not all of it was taken out. */
export async function prepareFamily(
  context: MatterContext,
  reading: Reading,
  signal: AbortSignal,
): Promise<{ readonly reading: Reading; readonly children: readonly PreparedChild[] }> {
  const budget = familyBudget();
  const children = await prepareChildren(context, reading, 1, budget, signal);
  return { reading: withWarningOf(reading, budget), children };
}

/** A source that is sealed unread, for the reason given. */
export function sealedUnread({ path, fileName, bytes, outer }: GivenBytes, because: Failure): PreparedSource {
  const reading = cameIn(outer, sealedReading({ fileName, bytes }, because).value);
  return { path, fileName, bytes, sha256: sha256Hex(bytes), outcome: success(reading), children: [] };
}

/** Whether a reading is one of an archive that was opened; one that is sealed is a source like any other. */
export function isArchive(reading: Reading): boolean {
  return reading.reader.name === 'archive' && reading.sealed === null;
}

/** The reading of a source with the archive it lay in among its facts, so that what was sent is on the record by its hash. */
function cameIn(outer: OuterArchive | null, reading: Reading): Reading {
  if (outer === null) return reading;
  const { facts } = reading;
  const fields = [
    ...facts.fields,
    { name: 'Came in the archive', value: outer.name },
    { name: 'SHA-256 of the archive', value: outer.sha256 },
  ];
  return { ...reading, facts: { ...facts, fields } };
}

async function prepareChildren(
  context: MatterContext,
  outer: Reading,
  depth: number,
  budget: FamilyBudget,
  signal: AbortSignal,
): Promise<readonly PreparedChild[]> {
  const children: PreparedChild[] = [];
  for (const { fileName, bytes, how } of outer.children) {
    budget.children -= 1;
    budget.bytes -= bytes.byteLength;
    if (signal.aborted || budget.children < 0 || budget.bytes < 0) break;
    const source = { fileName, bytes };
    const tooDeep = depth > deepestChild;
    const read: Result<Reading> = tooDeep
      ? { ok: false, failure: tooDeepFailure }
      : await context.surroundings.readSource.read(source, signal);
    const reading = read.ok ? read.value : sealedReading(source, read.failure).value;
    children.push({
      fileName,
      how,
      bytes,
      sha256: sha256Hex(bytes),
      reading,
      children: await prepareChildren(context, reading, depth + 1, budget, signal),
    });
  }
  return children;
}

/** The reading of the outermost source, which says where not all of what lies in it was taken out. */
export function withWarningOf(reading: Reading, budget: FamilyBudget): Reading {
  if (budget.children >= 0 && budget.bytes >= 0) return reading;
  return {
    ...reading,
    warnings: [
      ...reading.warnings,
      `More lies in this source than is taken out of one (${mostChildren.toLocaleString('en-GB')} files, 200 MB): the rest is sealed in it and not listed. Save what you need from it as files and import those.`,
    ],
  };
}

/** A source of which nothing was read; it takes its place in the report. */
export function unread(path: string, problem: Failure): PreparedSource {
  return {
    path,
    fileName: basename(path),
    bytes: new Uint8Array(),
    sha256: '',
    outcome: { ok: false, failure: problem },
    children: [],
  };
}

function empty(path: string): PreparedSource {
  return unread(path, cancelledFailure);
}

const cancelledFailure: Failure = { code: 'cancelled', message: 'The import was cancelled.' };

/** Why what lies too deep is sealed unread. */
export const tooDeepFailure: Failure = {
  code: 'source-too-complex',
  message: `This lies more than ${deepestChild} sources deep in another one, so it was sealed unread. Save it as a file and import that to read it.`,
};

/** Why a source is not taken in again, or null: its bytes were destroyed here on purpose. */
export function purgedBefore(context: MatterContext, sha256: string): Result<never> | null {
  const stone = findTombstoneBySha256(context.reader, sha256);
  return stone === null
    ? null
    : failure(
        'document-purged',
        `This file was purged from the matter as ${stone.urn}, so it is not taken in again. If it should be here after all, speak with ${stone.proposedBy} and ${stone.approvedBy}, who purged it.`,
      );
}
