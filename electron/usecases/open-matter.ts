import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { failure, identifierSource, success, type Failure, type Result } from '../../shared/base/index.ts';
import type { DataKey } from '../crypto/index.ts';
import {
  currentVersion,
  documentTexts,
  failureOfDatabaseError,
  migrate,
  openConnection,
  passageIndex,
  probeMatterFile,
  readChainHead,
  readMatter,
  readMatterForm,
  takeMatterLock,
  type Connection,
  type MatterLock,
} from '../store/index.ts';
import { backUpBeforeMigration } from './backups/back-up-before-migration.ts';
import { backupSchedule } from './backups/backup-schedule.ts';
import { beginWriting } from './begin-writing.ts';
import { brokenRecord } from './broken-record.ts';
import { changeFeed } from './change-feed.ts';
import { fileIdentity, rememberReplica } from './known-replicas.ts';
import { lastReviewerName } from './last-reviewer.ts';
import type { MatterContext } from './matter-context.ts';
import type { MatterSession, SessionSurroundings } from './matter-session.ts';
import { encryptionIsUnsettled, settleEncryption } from './keys/encrypt-matter.ts';
import { keepKeyFileBeside } from './keys/keep-key-file-beside.ts';
import { newestReadableOperations } from './read-log.ts';
import { sessionCalls } from './session-calls.ts';
import { signHead } from './sign-head.ts';
import { storagePlace, type StoragePlace } from './shared-storage.ts';
import { taskRegistry } from './tasks.ts';

/** What opening a matter needs. */
export interface OpenMatterOptions {
  readonly path: string;
  /** `write` refuses a matter that is in use; `write-or-read` opens such a matter for reading and says why. */
  readonly access: 'write' | 'write-or-read' | 'read';
  readonly reviewerName?: string;
  /** The key of an encrypted matter, which the session takes over and erases; erased, too, where opening fails. */
  readonly key?: DataKey;
  /** Whether that key came from the recovery sheet. */
  readonly withSheet?: boolean;
  readonly surroundings: SessionSurroundings;
}

/** Opens a matter; an encrypted one without its key is refused (`matter-locked`); expected failures are values and leave the file as it was. */
export async function openMatter(options: OpenMatterOptions): Promise<Result<MatterSession>> {
  let opened: Result<MatterSession> | null = null;
  try {
    opened = await openUnlocked(options);
    return opened;
  } finally {
    if (opened?.ok !== true) options.key?.erase();
  }
}

async function openUnlocked(options: OpenMatterOptions): Promise<Result<MatterSession>> {
  const path = resolve(options.path);
  const settled = await settleUnderLock(path, options);
  if (!existsSync(path)) {
    return failure(
      'matter-not-found',
      `There is no matter at ${path}. It may have been moved or renamed, or its disk may not be connected.`,
    );
  }
  const probed = probeMatterFile(path);
  if (!probed.ok) return probed;
  const { encrypted } = probed.value;
  if (encrypted && options.key === undefined) {
    return failure(
      'matter-locked',
      'This matter is encrypted. Its passphrase or its recovery sheet opens it.',
    );
  }
  let lock: MatterLock | null = null;
  let readOnlyBecause: string | null = null;
  try {
    if (options.access !== 'read') {
      const taken = takeLock(path, options);
      if (taken.ok) lock = taken.value;
      else if (options.access === 'write') return taken;
      else readOnlyBecause = taken.failure.message;
    }
    const opened = await openSession(path, options, lock, readOnlyBecause, settled);
    if (opened.ok) return opened;
    lock?.release();
    if (opened.failure.code === 'record-broken' && options.access === 'write-or-read') {
      return await openSession(path, options, null, opened.failure.message, settled);
    }
    return opened;
  } catch (error) {
    lock?.release();
    const known = failureOfDatabaseError(error);
    if (known === null) throw error;
    // The key was found right before: what does not read under it was changed.
    if (encrypted && known.code === 'not-a-matter') return failure('matter-damaged', damagedSentence);
    return { ok: false, failure: known };
  }
}

const damagedSentence =
  'A part of the matter’s file is damaged and cannot be read. Nothing was changed. Keep the file as it is and open the newest copy you have.';

/** Settles an encryption that was interrupted, unless somebody is at it; gives a warning about what it left, or null. */
async function settleUnderLock(path: string, options: OpenMatterOptions): Promise<string | null> {
  if (!encryptionIsUnsettled(path)) return null;
  const lock = takeLock(path, options);
  if (!lock.ok) return null;
  try {
    return await settleEncryption(path);
  } finally {
    lock.value.release();
  }
}

function takeLock(path: string, options: OpenMatterOptions): Result<MatterLock> {
  const { surroundings } = options;
  return takeMatterLock(
    path,
    {
      reviewer: options.reviewerName ?? lastReviewerName(surroundings.profileFolder),
      machine: hostname(),
      sinceMs: surroundings.clock(),
    },
    surroundings.sqliteBinding,
  );
}

async function openSession(
  path: string,
  options: OpenMatterOptions,
  lock: MatterLock | null,
  readOnlyBecause: string | null,
  warning: string | null,
): Promise<Result<MatterSession>> {
  const place = storagePlace(path);
  const connection = openConnection({
    path,
    access: lock === null ? 'read' : 'write',
    sqliteBinding: options.surroundings.sqliteBinding,
    key: options.key ?? null,
    onSharedStorage: place.kind === 'shared',
  });
  try {
    return await beginSession(path, options, lock, readOnlyBecause, place, connection, warning);
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function beginSession(
  path: string,
  options: OpenMatterOptions,
  lock: MatterLock | null,
  readOnlyBecause: string | null,
  place: StoragePlace,
  connection: Connection,
  warning: string | null,
): Promise<Result<MatterSession>> {
  const { surroundings } = options;
  const refuse = (problem: Failure): Result<MatterSession> => {
    connection.close();
    return { ok: false, failure: problem };
  };
  const form = readMatterForm(connection);
  if (!form.ok) return refuse(form.failure);
  if (form.value.kind === 'older') {
    if (lock === null) {
      return refuse({
        code: 'matter-not-open',
        message: `This matter has an older form (${form.value.version} of ${currentVersion}) and must be opened for writing once to be brought up to date.`,
      });
    }
    const kept = await backUpBeforeMigration({ connection, path, key: options.key ?? null }, surroundings);
    if (!kept) setCopyAside(connection, path, form.value.version);
    migrate(connection, form.value.version);
  }
  const matter = readMatter(connection.reader);
  if (matter === null) {
    return refuse({
      code: 'matter-damaged',
      message:
        'The file has the form of a matter, but its first entries are missing. Nothing was changed. Open the newest copy you have.',
    });
  }
  const broken =
    lock === null ? null : brokenRecord(connection.reader, matter.id, surroundings.profileFolder);
  if (broken !== null) return refuse(broken);
  const feed = changeFeed();
  const newIdentifier = identifierSource(surroundings.clock, surroundings.random);
  const texts = documentTexts(connection.reader);
  const passages = passageIndex(connection.reader);
  const writing =
    lock === null
      ? null
      : await beginWriting({
          path,
          matter: matter.id,
          reviewerName: options.reviewerName,
          surroundings,
          connection,
          newIdentifier,
          texts,
          feed,
        });
  const context: MatterContext = {
    path,
    matter: matter.id,
    key: options.key ?? null,
    openedWithSheet: options.withSheet === true,
    connection,
    onlyConnection: lock !== null && place.kind === 'shared' ? connection : null,
    reader: connection.reader,
    texts,
    passages,
    clock: surroundings.clock,
    newIdentifier,
    surroundings,
    tasks: taskRegistry(),
    writing,
    readOnlyBecause,
    placeWarning: joined([place.kind === 'shared' ? place.warning : null, warning]),
  };
  if (context.key !== null && lock !== null) await keepKeyFileBeside(path, surroundings.profileFolder);
  feed.follow(context);
  const schedule = backupSchedule(context);
  const release = async (): Promise<void> => {
    surroundings.readSource.end();
    feed.end();
    try {
      const head = writing === null ? null : readChainHead(context.reader, writing.replica);
      await writing?.headNoted();
      connection.close();
      if (head !== null) {
        await rememberReplica(surroundings.profileFolder, {
          matter: matter.id,
          head,
          open: false,
          file: fileIdentity(path),
        });
      }
    } finally {
      connection.close();
      options.key?.erase();
      lock?.release();
    }
  };
  return success({
    path,
    calls: sessionCalls(context),
    operations: (limit) => newestReadableOperations(context.reader, limit),
    openedWithSheet: context.openedWithSheet,
    busy: () => context.tasks.running(),
    anotherKey: () => context.key?.another() ?? null,
    close: async () => {
      schedule.end();
      await context.tasks.endAll();
      try {
        signHead(context);
        await schedule.beforeClosing();
      } finally {
        await release();
      }
    },
  });
}

function joined(warnings: readonly (string | null)[]): string | null {
  const told = warnings.filter((warning) => warning !== null);
  return told.length === 0 ? null : told.join(' ');
}

function setCopyAside(connection: Connection, path: string, version: number): void {
  const copy = `${path}.before-form-${version + 1}`;
  if (existsSync(copy)) return;
  connection.runScript(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
}
