import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { canonicalJson, failure, success, type Result } from '../../../shared/base/index.ts';
import { keyIdOf, type DataKey, type KeyFile } from '../../crypto/index.ts';
import { freeSpace } from '../../files/free-space.ts';
import { hashFile } from '../../files/hash-file.ts';
import { renameDurably } from '../../files/rename-durably.ts';
import { syncFile } from '../../files/sync-file.ts';
import {
  copyMatter,
  currentVersion,
  failureOfDatabaseError,
  hashTables,
  namedSources,
  openConnection,
  openSourceStore,
  pageFaults,
  probeMatterFile,
  readMatter,
  readReceipt,
  sourceTables,
  storeChecks,
  takeMatterLock,
  type Connection,
  type NamedSource,
} from '../../store/index.ts';
import { fileIdentity, rememberReplica } from '../known-replicas.ts';
import { keepKeyFile, writeKeyFile } from '../keys/key-files.ts';
import { inMegabytes, megabyte, type BackupWatch } from './back-up.ts';
import { copySources } from './copy-sources.ts';
import { failureOfBackup } from './failure-of-backup.ts';
import type { RestorableBackup } from './restorable-backup.ts';
import { knownReplicasAt } from './list-backups.ts';
import { setAside } from './set-aside.ts';

/** What is restored, and where to. */
export interface RestoreOptions {
  readonly backup: RestorableBackup;
  /** The file that the restored matter is to be; one that is there is kept under another name. */
  readonly to: string;
  /** The key of an encrypted backup; the caller's to erase. */
  readonly key: DataKey | null;
  readonly sqliteBinding: string | undefined;
  readonly profileFolder: string;
  readonly clockMs: number;
  /** Why the file that is there makes way, as its new name says; damaged where nothing else is said. */
  readonly because?: 'damaged' | 'replaced';
  /** Restores also where bytes of sources are not to be had, which the result then counts; for want of a better backup. */
  readonly despiteLackingSources?: boolean;
  /** Asked before anything is written; the system is asked where nothing else is given. */
  readonly freeSpace?: (folder: string) => Promise<number | null>;
}

/** A matter that was restored. */
export interface Restored {
  readonly file: string;
  readonly backupAtMs: number;
  /** Where the file that was there is now, or null where there was none. */
  readonly damagedKeptAs: string | null;
  /** How many sources came without their bytes: lost before the backup, or since. */
  readonly lackingSources: number;
}

/**
 * Makes a complete matter of a backup and puts it in the place of what is there, which is kept under a name that says so. The
 * new file is made under another name and checked first: every page, every row as in the backup, the chains of the log, every
 * source and text by its SHA-256. Refused with `matter-damaged` where the backup itself is not as it was made.
 */
export async function restoreBackup(options: RestoreOptions, watch: BackupWatch): Promise<Result<Restored>> {
  const to = resolve(options.to);
  const temporary = `${to}.${randomBytes(6).toString('hex')}.new`;
  try {
    if (!existsSync(dirname(to))) {
      return failure('path-invalid', `There is no folder ${dirname(to)}, so nothing was restored.`);
    }
    const fits = keyFits(options);
    if (!fits.ok) return fits;
    const lock = takeMatterLock(
      to,
      { reviewer: '', machine: '', sinceMs: options.clockMs },
      options.sqliteBinding,
    );
    if (!lock.ok) return lock;
    try {
      const built = await buildMatter(options, temporary, watch);
      if (!built.ok) return built;
      const damagedKeptAs = await putInPlace(options, temporary, to);
      await forgetLastSight(options.profileFolder, to);
      const { atMs } = options.backup;
      return success({ file: to, backupAtMs: atMs, damagedKeptAs, lackingSources: built.value });
    } finally {
      lock.value.release();
    }
  } catch (error) {
    if (watch.signal.aborted) return cancelled();
    const known = failureOfBackup(error, 'restoring');
    if (known === null) throw error;
    return { ok: false, failure: known };
  } finally {
    await rm(temporary, { force: true });
  }
}

function keyFits({ backup, key }: RestoreOptions): Result<null> {
  const { keyId } = backup;
  if (keyId === null) return success(null);
  if (key === null) {
    return failure(
      'matter-locked',
      'This backup is encrypted. Its passphrase or its recovery sheet opens it. Nothing was restored.',
    );
  }
  return keyIdOf(key) === keyId
    ? success(null)
    : failure(
        'matter-locked',
        'This backup was made under another key than the one given, so nothing was restored. The passphrase that the matter had when the backup was made opens it.',
      );
}

function cancelled(): ReturnType<typeof failure> {
  return failure('cancelled', 'Restoring was cancelled; everything is as it was.');
}

function damaged(backup: RestorableBackup): ReturnType<typeof failure> {
  const time = new Date(backup.atMs).toISOString();
  return failure(
    'matter-damaged',
    `The backup of ${time} is itself damaged, so nothing was restored from it. It was left as it is; take an older one.`,
  );
}

/** Builds the file; gives how many sources it lacks the bytes of. */
async function buildMatter(
  options: RestoreOptions,
  temporary: string,
  watch: BackupWatch,
): Promise<Result<number>> {
  const { backup, sqliteBinding } = options;
  const key = backup.keyId === null ? null : options.key;
  const needed = Math.ceil((backup.bytes + backup.sourceBytes) * 1.03 + megabyte);
  const free = await (options.freeSpace ?? freeSpace)(dirname(temporary));
  if (free !== null && free < needed) {
    return failure(
      'disk-full',
      `Nothing was restored: it needs ${inMegabytes(needed)} and the disk has ${inMegabytes(free)} free. Free some space there or restore to another disk.`,
    );
  }
  const expected = await contentsOfBackup(backup, key, sqliteBinding, watch.signal);
  if (expected === null) return watch.signal.aborted ? cancelled() : damaged(backup);
  const total = Math.ceil((backup.bytes + backup.sourceBytes) / megabyte);
  const tell = (bytes: number): void => {
    watch.onProgress({ done: Math.min(total, Math.floor(bytes / megabyte)), total });
  };
  const copy = copyMatter({
    from: { path: backup.file, key },
    to: { path: temporary, sqliteBinding, key, unfinished: true },
    without: sourceTables,
    form: backup.form,
    onTable: (done, tables) => {
      tell((done / tables) * backup.bytes);
    },
  });
  let lacking: readonly NamedSource[] | null;
  try {
    lacking = await fillSources(options, copy, key, watch, (bytes) => {
      tell(backup.bytes + bytes);
    });
  } finally {
    copy.close();
  }
  if (lacking === null) return cancelled();
  const isWhole = lacking.every(({ sha256 }) => backup.lacking.includes(sha256));
  if (!isWhole && options.despiteLackingSources !== true) return damaged(backup);
  if (contentsOf(temporary, key, sqliteBinding) !== expected) return damaged(backup);
  if (!isSound(temporary, key, sqliteBinding, backup.form)) return damaged(backup);
  await syncFile(temporary);
  return success(lacking.length);
}

/** What a backup holds but for the bytes of sources; null where its file is not as it was made, or cannot be read. */
async function contentsOfBackup(
  backup: RestorableBackup,
  key: DataKey | null,
  sqliteBinding: string | undefined,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    if (backup.sha256 !== null && (await hashFile(backup.file, signal)) !== backup.sha256) return null;
    return contentsOf(backup.file, key, sqliteBinding);
  } catch (error) {
    if (signal.aborted || failureOfBackup(error, 'restoring') !== null) return null;
    throw error;
  }
}

/** What a file holds but for the bytes of sources, as one text; null where it is no matter. */
function contentsOf(path: string, key: DataKey | null, sqliteBinding: string | undefined): string | null {
  const connection = openConnection({ path, access: 'read', sqliteBinding, key });
  try {
    const matter = readMatter(connection.reader);
    if (matter === null) return null;
    const { heads } = readReceipt(connection.reader, matter.id);
    return canonicalJson({
      matter: matter.id,
      heads: heads.map((head) => ({ ...head })),
      tables: hashTables(connection),
    });
  } finally {
    connection.close();
  }
}

/** Puts the sources in; where the file of sources cannot be read, all of those that are left are lacking. */
async function fillSources(
  options: RestoreOptions,
  copy: Connection,
  key: DataKey | null,
  watch: BackupWatch,
  onBytes: (bytes: number) => void,
): Promise<readonly NamedSource[] | null> {
  const { backup, sqliteBinding } = options;
  const named = namedSources(copy.reader);
  if (named.length === 0) return [];
  try {
    const path = backup.sourcesFile;
    // After a backup that was ended, its unfinished transaction has to be taken back first, which reading alone cannot.
    const access = existsSync(`${path}-journal`) ? 'create' : 'read';
    const sources = openSourceStore({ path, access, key, sqliteBinding });
    try {
      return await copySources(sources.reader, copy, named, onBytes, watch.signal);
    } finally {
      sources.close();
    }
  } catch (error) {
    if (failureOfDatabaseError(error) === null) throw error;
    return named;
  }
}

/** The checks that a restored matter must pass; the folded tables were compared with the backup's already. */
const checksOfRestored = ['form', 'chains', 'texts', 'quotes', 'search'];

function isSound(
  path: string,
  key: DataKey | null,
  sqliteBinding: string | undefined,
  form: number,
): boolean {
  const connection = openConnection({ path, access: 'read', sqliteBinding, key });
  try {
    if (pageFaults(connection).length > 0) return false;
    // An older form is brought up to date when the matter is opened, and only then can its tables be asked everything.
    if (form < currentVersion) return true;
    const matter = readMatter(connection.reader)?.id ?? '';
    return storeChecks(connection, matter, { receipts: [], knownHead: null }, sqliteBinding)
      .filter(({ name }) => checksOfRestored.includes(name))
      .every((check) => check.run().ok);
  } finally {
    connection.close();
  }
}

/**
 * What this machine saw last of the matter at a place is not to be held against the backup that is there now, which honestly
 * holds less; a new replica begins with its first act.
 */
async function forgetLastSight(profileFolder: string, to: string): Promise<void> {
  for (const known of knownReplicasAt(to, profileFolder)) {
    const head = { replica: known.head.replica, length: 0, hash: '0'.repeat(64) };
    await rememberReplica(profileFolder, { ...known, head, open: false, file: fileIdentity(to) });
  }
}

async function putInPlace(options: RestoreOptions, temporary: string, to: string): Promise<string | null> {
  const key = keyFileFor(options, temporary);
  // The profile has the key before anything is moved: whatever is interrupted, the restored file can be opened.
  if (key !== null) await keepKeyFile(key, options.profileFolder);
  const damagedKeptAs = await setAside(to, options.clockMs, options.because ?? 'damaged');
  if (key !== null) await writeKeyFile(to, key, options.profileFolder);
  await renameDurably(temporary, to);
  return damagedKeptAs;
}

function keyFileFor({ backup }: RestoreOptions, temporary: string): KeyFile | null {
  const file = backup.keyFile;
  if (file === null) return null;
  const probed = probeMatterFile(temporary);
  if (!probed.ok) throw new Error('A restored matter does not begin as a matter does.');
  return { ...file, fileMark: probed.value.mark };
}
