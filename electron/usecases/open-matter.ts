import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { failure, identifierSource, success, type Failure, type Result } from '../../shared/base/index.ts';
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
import { beginWriting } from './begin-writing.ts';
import { brokenRecord } from './broken-record.ts';
import { changeFeed } from './change-feed.ts';
import { fileIdentity, rememberReplica } from './known-replicas.ts';
import { lastReviewerName } from './last-reviewer.ts';
import type { MatterContext } from './matter-context.ts';
import type { MatterSession, SessionSurroundings } from './matter-session.ts';
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
  readonly surroundings: SessionSurroundings;
}

/** Opens a matter; expected failures are values and leave the file as it was. */
export async function openMatter(options: OpenMatterOptions): Promise<Result<MatterSession>> {
  const path = resolve(options.path);
  if (!existsSync(path)) {
    return failure(
      'matter-not-found',
      `There is no matter at ${path}. It may have been moved or renamed, or its disk may not be connected.`,
    );
  }
  const probed = probeMatterFile(path);
  if (!probed.ok) return probed;
  let lock: MatterLock | null = null;
  let readOnlyBecause: string | null = null;
  try {
    if (options.access !== 'read') {
      const taken = takeLock(path, options);
      if (taken.ok) lock = taken.value;
      else if (options.access === 'write') return taken;
      else readOnlyBecause = taken.failure.message;
    }
    const opened = await openSession(path, options, lock, readOnlyBecause);
    if (opened.ok) return opened;
    lock?.release();
    if (opened.failure.code === 'record-broken' && options.access === 'write-or-read') {
      return await openSession(path, options, null, opened.failure.message);
    }
    return opened;
  } catch (error) {
    lock?.release();
    const known = failureOfDatabaseError(error);
    if (known !== null) return { ok: false, failure: known };
    throw error;
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
): Promise<Result<MatterSession>> {
  const place = storagePlace(path);
  const connection = openConnection({
    path,
    access: lock === null ? 'read' : 'write',
    sqliteBinding: options.surroundings.sqliteBinding,
    onSharedStorage: place.kind === 'shared',
  });
  try {
    return await beginSession(path, options, lock, readOnlyBecause, place, connection);
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
    setCopyAside(connection, path, form.value.version);
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
    placeWarning: place.kind === 'shared' ? place.warning : null,
  };
  feed.follow(context);
  return success({
    calls: sessionCalls(context),
    operations: (limit) => newestReadableOperations(context.reader, limit),
    close: async () => {
      await context.tasks.endAll();
      surroundings.readSource.end();
      feed.end();
      try {
        const head = writing === null ? null : readChainHead(context.reader, writing.replica);
        await writing?.headNoted();
        signHead(context);
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
        lock?.release();
      }
    },
  });
}

function setCopyAside(connection: Connection, path: string, version: number): void {
  const copy = `${path}.before-form-${version + 1}`;
  if (existsSync(copy)) return;
  connection.runScript(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
}
