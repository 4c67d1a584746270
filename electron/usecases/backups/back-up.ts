import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, success, type Failure, type Result } from '../../../shared/base/index.ts';
import { backupsToKeep, type BackupMade, type Receipt } from '../../../shared/model/index.ts';
import { keyIdOf, writeKeyFileText, type DataKey } from '../../crypto/index.ts';
import { writeDescription, type BackupDescription } from '../../files/backup-description.ts';
import { freeSpace } from '../../files/free-space.ts';
import { hashFile } from '../../files/hash-file.ts';
import { renameDurably } from '../../files/rename-durably.ts';
import { syncFile } from '../../files/sync-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';
import {
  copyMatter,
  copyMatterOver,
  countRows,
  namedSources,
  openConnection,
  openSourceStore,
  pageFaults,
  probeMatterFile,
  readMatter,
  readReceipt,
  sourceTables,
  takeMatterLock,
  type Connection,
  type CopyTarget,
  type NamedSource,
  type SourceStore,
} from '../../store/index.ts';
import { findKeyFile } from '../keys/key-files.ts';
import type { JobProgress } from '../worker/jobs.ts';
import {
  backupFiles,
  backupId,
  backupStore,
  makeStore,
  readBackups,
  removeBackup,
  sourcesFileName,
  storedKeyFile,
  sweepStore,
  type BackupStore,
} from './backup-store.ts';
import { failureOfBackup } from './failure-of-backup.ts';
import { removeOlder, removeWholeStore } from './remove-older.ts';
import { batches, breathe, nextToCheck } from './source-batches.ts';

/** The matter that is backed up. */
export interface BackupSource {
  readonly connection: Connection;
  readonly path: string;
  readonly key: DataKey | null;
  readonly sqliteBinding: string | undefined;
  readonly profileFolder: string;
  /** Asked before anything is written; the system is asked where nothing else is given. */
  readonly freeSpace?: (folder: string) => Promise<number | null>;
}

/** How a backup is to be made. */
export interface BackUpChoices {
  /** The folder of backups of all matters; it must be there. */
  readonly folder: string;
  /** Removes every older backup for good once this one counts, also in these other folders. */
  readonly removeOlderAlsoIn?: readonly string[];
  readonly clockMs: number;
  readonly applicationVersion: string;
}

/** What a backup says while it is made, in megabytes, and how it is ended between two steps. */
export interface BackupWatch {
  readonly onProgress: (progress: JobProgress) => void;
  readonly signal: AbortSignal;
}

export const megabyte = 1_048_576;

/** Left free beyond what a backup needs, so that the disk is not filled to its last byte. */
const spareBytes = 16 * megabyte;

/**
 * Makes a backup of a matter: a snapshot of log and tables in a file of its own, and those sources' bytes that the matter's
 * backups do not have yet. It counts only when its description is there, the last thing written; whatever interrupts it
 * before leaves the older ones as they were. It is opened and read before it counts.
 */
export async function backUp(
  source: BackupSource,
  choices: BackUpChoices,
  watch: BackupWatch,
): Promise<Result<BackupMade>> {
  const matter = readMatter(source.connection.reader);
  if (matter === null) return failure('matter-damaged', 'The matter’s first entries are missing.');
  const store = backupStore(choices.folder, matter.id);
  try {
    await makeStore(store);
    const lock = takeMatterLock(
      join(store.folder, 'backups'),
      { reviewer: '', machine: '', sinceMs: choices.clockMs },
      source.sqliteBinding,
    );
    if (!lock.ok) {
      return failure(
        'matter-in-use',
        'Another backup of this matter is being made right now, so this one was not begun. Wait until it is done.',
      );
    }
    try {
      await sweepStore(store);
      return await backUpInto(store, matter.id, source, choices, watch);
    } finally {
      lock.value.release();
    }
  } catch (error) {
    if (watch.signal.aborted) return cancelled();
    const known = failureOfBackup(error, 'backing up');
    if (known === null) throw error;
    return { ok: false, failure: known };
  }
}

async function backUpInto(
  store: BackupStore,
  matter: string,
  source: BackupSource,
  choices: BackUpChoices,
  watch: BackupWatch,
): Promise<Result<BackupMade>> {
  const keyId = source.key === null ? null : keyIdOf(source.key);
  const before = await readBackups(store);
  const atMs = freeTime(
    choices.clockMs,
    before.map(({ entry }) => entry.atMs),
  );
  const files = backupFiles(store, backupId(atMs));
  const sources = openSourceStore({
    path: join(store.folder, sourcesFileName(keyId)),
    access: 'create',
    key: source.key,
    sqliteBinding: source.sqliteBinding,
  });
  try {
    const space = await checkSpace(store.folder, source, sources);
    if (!space.ok) return space;
    const { snapshotBytes, missingBytes } = space.value;
    const total = Math.ceil((snapshotBytes + missingBytes) / megabyte);
    const tell = (bytes: number): void => {
      watch.onProgress({ done: Math.min(total, Math.floor(bytes / megabyte)), total });
    };
    const copied = copySnapshot(source, files.unfinished, (share) => {
      tell(share * snapshotBytes);
    });
    const kept = await keepSources(source, sources, copied.sources, watch, (bytes) => {
      tell(snapshotBytes + bytes);
    });
    if (!kept.ok) return kept;
    const fault = faultOf(files.unfinished, source, copied);
    if (fault !== null) return fault;
    await syncFile(files.unfinished);
    const { bytes, sha256 } = await measure(files.unfinished, watch.signal);
    const description: BackupDescription = {
      format: 'glossator-backup',
      version: 1,
      matter,
      atMs,
      receipt: { ...copied.receipt, heads: [...copied.receipt.heads] },
      form: copied.form,
      rows: copied.rows,
      bytes,
      sha256,
      keyId,
      sourcesFile: sourcesFileName(keyId),
      sources: copied.sources.length,
      sourceBytes: copied.sources.reduce((sum, named) => sum + named.bytes, 0),
      lacking: kept.value.faulty.map((one) => one.sha256),
      applicationVersion: choices.applicationVersion,
    };
    await keepKeyFile(store, source, keyId);
    await renameDurably(files.unfinished, files.snapshot);
    await writeFileAtomically(files.description, writeDescription(description));
    sources.close();
    if (choices.removeOlderAlsoIn === undefined) await thin(store, atMs);
    else await removeAllOlder(store, choices.removeOlderAlsoIn, matter, source, copied, backupId(atMs));
    tell(snapshotBytes + missingBytes);
    return success({
      file: files.snapshot,
      atMs,
      bytes,
      sourcesAdded: kept.value.added,
      sourceBytesAdded: kept.value.addedBytes,
      warning: warningOf(kept.value.faulty.length),
    });
  } finally {
    sources.close();
    await rm(files.unfinished, { force: true });
  }
}

function cancelled(): ReturnType<typeof failure> {
  return failure(
    'cancelled',
    'The backup was cancelled. The backups before are as they were; the next one goes on where this one ended.',
  );
}

/** The first millisecond from the clock's on at which there is no backup yet. */
function freeTime(clockMs: number, taken: readonly number[]): number {
  let atMs = clockMs;
  while (taken.includes(atMs)) atMs += 1;
  return atMs;
}

async function checkSpace(
  folder: string,
  source: BackupSource,
  sources: SourceStore,
): Promise<Result<{ readonly snapshotBytes: number; readonly missingBytes: number }>> {
  const { connection } = source;
  const named = namedSources(connection.reader);
  const lengths = sources.lengths();
  const sum = (list: readonly NamedSource[]): number => list.reduce((bytes, one) => bytes + one.bytes, 0);
  const fileBytes = Number(connection.setting('page_count')) * Number(connection.setting('page_size'));
  const snapshotBytes = Math.max(fileBytes - sum(named), 0);
  const missingBytes = sum(named.filter(({ sha256, bytes }) => lengths.get(sha256) !== bytes));
  const free = await (source.freeSpace ?? freeSpace)(folder);
  const needed = Math.ceil(snapshotBytes + missingBytes * 1.03 + spareBytes);
  if (free !== null && free < needed) {
    return failure(
      'disk-full',
      `No backup was made: it needs ${inMegabytes(needed)} and the disk of the backup folder has ${inMegabytes(free)} free. Nothing was written. Free some space there or choose another folder.`,
    );
  }
  return success({ snapshotBytes, missingBytes });
}

/** A size in words, in megabytes, rounded up. */
export function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / megabyte).toLocaleString('en-GB')} MB`;
}

/** What a snapshot holds, as it was when it was copied. */
interface CopiedSnapshot {
  readonly matter: string | null;
  readonly receipt: Receipt;
  readonly rows: Readonly<Record<string, number>>;
  readonly sources: readonly NamedSource[];
  readonly form: number;
}

function copySnapshot(source: BackupSource, path: string, onShare: (share: number) => void): CopiedSnapshot {
  const copy = copyOf(source, {
    to: { path, sqliteBinding: source.sqliteBinding, key: source.key, unfinished: true },
    without: sourceTables,
    form: Number(source.connection.setting('user_version')),
    onTable: (done, total) => {
      onShare(done / total);
    },
  });
  try {
    return readSnapshot(copy);
  } finally {
    copy.close();
  }
}

/** Copies through a second connection where the matter's file lets one in, and over the one there is where it does not. */
export function copyOf(source: BackupSource, target: CopyTarget): Connection {
  const isAlone = source.connection.setting('locking_mode') === 'exclusive';
  return isAlone
    ? copyMatterOver(source.connection, target)
    : copyMatter({ ...target, from: { path: source.path, key: source.key } });
}

function readSnapshot(connection: Connection): CopiedSnapshot {
  const matter = readMatter(connection.reader)?.id ?? null;
  return {
    matter,
    receipt: readReceipt(connection.reader, matter ?? ''),
    rows: countRows(connection),
    sources: namedSources(connection.reader),
    form: Number(connection.setting('user_version')),
  };
}

/** Opens a copy that was made and compares it with what was copied: every page read, every table counted. */
function faultOf(
  path: string,
  source: BackupSource,
  copied: CopiedSnapshot,
): { readonly ok: false; readonly failure: Failure } | null {
  const connection = openConnection({
    path,
    access: 'read',
    sqliteBinding: source.sqliteBinding,
    key: source.key,
  });
  try {
    const isSame = JSON.stringify(readSnapshot(connection)) === JSON.stringify(copied);
    if (isSame && pageFaults(connection).length === 0) return null;
    return failure(
      'backup-failed',
      'A backup was made, but it does not read back as it was written, so it was removed. The matter and the backups before are as they were. Check the disk of the backup folder or choose another one.',
    );
  } finally {
    connection.close();
  }
}

interface KeptSources {
  readonly added: number;
  readonly addedBytes: number;
  /** Those that the matter itself no longer has as they were imported. */
  readonly faulty: readonly NamedSource[];
}

/** Adds what the store lacks, and reads a few of what it has again, in turn; one that has changed on the disk is replaced. */
async function keepSources(
  source: BackupSource,
  sources: SourceStore,
  named: readonly NamedSource[],
  watch: BackupWatch,
  onBytes: (bytes: number) => void,
): Promise<Result<KeptSources>> {
  const lengths = sources.lengths();
  const missing = named.filter(({ sha256, bytes }) => lengths.get(sha256) !== bytes);
  const here = named.filter(({ sha256, bytes }) => lengths.get(sha256) === bytes);
  const toCheck = nextToCheck(here, sources.checkedUpTo());
  const replaced = toCheck.filter((one) => !sources.isSound(one));
  const faulty: NamedSource[] = [];
  let bytes = 0;
  for (const batch of batches([...replaced, ...missing])) {
    await breathe();
    if (watch.signal.aborted) return cancelled();
    faulty.push(...sources.take(source.connection.reader, batch));
    bytes += batch.reduce((sum, one) => sum + one.bytes, 0);
    onBytes(bytes);
  }
  const last = toCheck.at(-1);
  if (last !== undefined) sources.noteChecked(last.sha256);
  return success({
    added: missing.length + replaced.length - faulty.length,
    addedBytes: bytes - faulty.reduce((sum, one) => sum + one.bytes, 0),
    faulty,
  });
}

function warningOf(faulty: number): string | null {
  if (faulty === 0) return null;
  return `Everything was backed up but for the bytes of ${faulty === 1 ? 'one source, which in this matter is' : `${faulty} sources, which in this matter are`} no longer what was imported. Check the matter to see which; older backups may still have them.`;
}

async function measure(
  path: string,
  signal: AbortSignal,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const { size } = await stat(path);
  return { bytes: size, sha256: await hashFile(path, signal) };
}

/** Keeps the key file beside the backups; where there is none to be found, the one kept before stays. */
async function keepKeyFile(store: BackupStore, source: BackupSource, keyId: string | null): Promise<void> {
  if (keyId === null) return;
  const probed = probeMatterFile(source.path);
  if (!probed.ok) return;
  const found = findKeyFile(source.path, probed.value.mark, source.profileFolder);
  if (!found.ok || found.value === null) return;
  await writeFileAtomically(storedKeyFile(store, keyId), writeKeyFileText(found.value));
}

async function removeAllOlder(
  store: BackupStore,
  otherFolders: readonly string[],
  matter: string,
  source: BackupSource,
  copied: CopiedSnapshot,
  id: string,
): Promise<void> {
  const { key, sqliteBinding } = source;
  const keyId = key === null ? null : keyIdOf(key);
  await removeOlder(store, { id, sources: copied.sources, keyId, key }, sqliteBinding);
  for (const folder of otherFolders) await removeWholeStore(backupStore(folder, matter));
}

async function thin(store: BackupStore, madeAtMs: number): Promise<void> {
  const backups = await readBackups(store);
  const kept = backupsToKeep(backups.map(({ entry }) => entry.atMs));
  for (const { entry } of backups) {
    if (!kept.has(entry.atMs) && entry.atMs !== madeAtMs) await removeBackup(store, entry.id);
  }
}
