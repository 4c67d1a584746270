import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { open, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  failure,
  identifierSource,
  success,
  type Failure,
  type FailureCode,
  type Result,
} from '../../shared/base/index.ts';
import type { DataKey } from '../crypto/index.ts';
import { renameDurably } from '../files/rename-durably.ts';
import {
  currentVersion,
  documentTexts,
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
import { replaceBackups } from './backups/backup-calls.ts';
import { backupSchedule } from './backups/backup-schedule.ts';
import { beginWriting } from './begin-writing.ts';
import { brokenRecord } from './broken-record.ts';
import { changeFeed } from './change-feed.ts';
import { expectedFailure } from './expected-failure.ts';
import { fileIdentity, rememberReplica } from './known-replicas.ts';
import { lastReviewerName } from './last-reviewer.ts';
import { lookAtStorage } from './look-at-storage.ts';
import type { MatterContext } from './matter-context.ts';
import { MatterVanished, watchMatterFile, type MatterFileWatch } from './matter-file-watch.ts';
import type { MatterSession, SessionSurroundings } from './matter-session.ts';
import { encryptionIsUnsettled, settleEncryption } from './keys/encrypt-matter.ts';
import { keepKeyFileBeside } from './keys/keep-key-file-beside.ts';
import { matterState } from './matter-state.ts';
import { profileNotes } from './profile-notes.ts';
import { newestReadableOperations } from './read-log.ts';
import { recognitionOf } from './recognise/recognition.ts';
import { sessionCalls } from './session-calls.ts';
import { signHead } from './sign-head.ts';
import { storagePlace, type StoragePlace } from './shared-storage.ts';
import { taskRegistry } from './tasks.ts';
import { folderProtected, isFolderWritable, takeWriteAccess } from './write-access.ts';

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
  const place = storagePlace(lookAtStorage(path));
  const onSharedStorage = place.kind === 'shared';
  let lock: MatterLock | null = null;
  let refusal: Failure | null = null;
  try {
    if (options.access !== 'read') {
      const taken = takeWriteAccess(path, options.reviewerName, options.surroundings, onSharedStorage);
      if (taken.ok) lock = taken.value;
      else if (options.access === 'write') return taken;
      else if (onSharedStorage && taken.failure.code === 'matter-in-use') return taken;
      else refusal = taken.failure;
    }
    const open = (held: MatterLock | null, because: string | null): Promise<Result<MatterSession>> =>
      openSession({
        path,
        place,
        options,
        lock: held,
        readOnlyBecause: because,
        fileMark: probed.value.mark,
        warning: settled,
      });
    const opened = await open(lock, refusal?.message ?? null);
    if (opened.ok) return opened;
    lock?.release();
    if (opened.failure.code === 'record-broken' && options.access === 'write-or-read') {
      return await open(null, opened.failure.message);
    }
    return opened;
  } catch (error) {
    lock?.release();
    const known = expectedFailure(error);
    if (known === null) throw error;
    // The key was found right before: what does not read under it was changed.
    if (encrypted && known.code === 'not-a-matter') return failure('matter-damaged', damagedSentence);
    if (!refusalsOfPlace.includes(known.code)) return { ok: false, failure: known };
    // What kept the matter from being written keeps it from being read, too, and says better what is wrong.
    if (refusal !== null) return { ok: false, failure: refusal };
    return isFolderWritable(path) ? { ok: false, failure: known } : folderProtected();
  }
}

const refusalsOfPlace: readonly FailureCode[] = [
  'permission-denied',
  'read-only',
  'disk-full',
  'write-failed',
];

const damagedSentence =
  'A part of the matter’s file is damaged and cannot be read. Nothing was changed. Keep the file as it is and open the newest copy you have.';

/** Settles an encryption that was interrupted, unless somebody is at it; gives a warning about what it left, or null. */
async function settleUnderLock(path: string, options: OpenMatterOptions): Promise<string | null> {
  if (!encryptionIsUnsettled(path)) return null;
  const { profileFolder, clock, sqliteBinding } = options.surroundings;
  const holder = {
    reviewer: options.reviewerName ?? lastReviewerName(profileFolder),
    machine: hostname(),
    sinceMs: clock(),
  };
  const lock = takeMatterLock(path, holder, sqliteBinding);
  if (!lock.ok) return null;
  try {
    return await settleEncryption(path);
  } finally {
    lock.value.release();
  }
}

/** A matter's file with all that was found out about it before it is opened. */
interface FoundFile {
  readonly path: string;
  readonly place: StoragePlace;
  readonly options: OpenMatterOptions;
  readonly lock: MatterLock | null;
  readonly readOnlyBecause: string | null;
  readonly fileMark: string;
  /** Something to be told of the file besides, or null. */
  readonly warning: string | null;
}

async function openSession(found: FoundFile): Promise<Result<MatterSession>> {
  const { path, place, options, lock } = found;
  const opened = openConnection({
    path,
    access: lock === null ? 'read' : 'write',
    sqliteBinding: options.surroundings.sqliteBinding,
    key: options.key ?? null,
    onSharedStorage: place.kind === 'shared',
  });
  try {
    const watch = watchMatterFile(path, place.kind === 'local' || place.how === 'synchronised');
    const connection = lock === null ? opened : watch.guard(opened);
    return await beginSession({ ...found, watch, connection });
  } catch (error) {
    opened.close();
    throw error;
  }
}

/** An open file with what watches it. */
interface OpenedFile extends FoundFile {
  readonly watch: MatterFileWatch;
  readonly connection: Connection;
}

async function beginSession(opened: OpenedFile): Promise<Result<MatterSession>> {
  const { path, options, lock, readOnlyBecause, fileMark, place, watch, connection } = opened;
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
    if (!kept) await setCopyAside(connection, path, form.value.version);
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
  const notes = profileNotes();
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
          notes,
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
    imports: new Set(),
    writing,
    readOnlyBecause,
    placeWarning: () => {
      const warnings = [
        lock === null ? null : watch.problem(),
        place.kind === 'shared' ? place.warning : null,
        opened.warning,
        notes.warning(),
      ].filter((warning) => warning !== null);
      return warnings.length === 0 ? null : warnings.join(' ');
    },
    fileMark,
    copyInto: connection.copyInto,
  };
  if (context.key !== null && lock !== null) await keepKeyFileBeside(path, surroundings.profileFolder);
  feed.follow(context);
  const recognition = recognitionOf(context, surroundings.goesOnRecognising === true);
  const schedule = backupSchedule(context);
  if (lock !== null) watch.begin(() => tellState(context));
  const release = async (): Promise<void> => {
    surroundings.readSource.end();
    surroundings.drawPages?.end();
    surroundings.preparePages?.end();
    feed.end();
    watch.end();
    try {
      const vanished = lock !== null && watch.problem() !== null;
      const head = writing === null ? null : readChainHead(context.reader, writing.replica);
      await writing?.headNoted();
      closeSaved(connection);
      if (vanished) throw new MatterVanished(vanishedAtClosing);
      if (head !== null) {
        await notes.write(() =>
          rememberReplica(surroundings.profileFolder, {
            matter: matter.id,
            head,
            open: false,
            file: fileIdentity(path),
          }),
        );
      }
    } finally {
      closeSaved(connection);
      options.key?.erase();
      lock?.release();
    }
  };
  return success({
    path,
    calls: sessionCalls(context, recognition),
    operations: (limit) => newestReadableOperations(context.reader, limit),
    openedWithSheet: context.openedWithSheet,
    replaceBackups: (task) => replaceBackups(context, task),
    busy: () => context.tasks.running(),
    anotherKey: () => context.key?.another() ?? null,
    close: async (how = 'in-peace') => {
      schedule.end();
      await recognition.end();
      await context.tasks.endAll();
      try {
        signHead(context);
        if (how === 'in-peace') await schedule.beforeClosing();
      } finally {
        await release();
      }
    },
  });
}

const vanishedAtClosing =
  'The matter was closed, but its file was not at its place any more: it was deleted, moved or replaced while it was open. Where it was moved, it holds everything that was saved; where it was deleted or replaced, what was saved last is in the copies alone that were made of it.';

/** Closes a connection whose acts are all durable: where the log beside the file cannot be folded in, it stays and is read at the next opening. */
function closeSaved(connection: Connection): void {
  try {
    connection.close();
  } catch (error) {
    if (expectedFailure(error) === null) throw error;
  }
}

/** Tells the windows the matter's state though nothing in it has changed. */
function tellState(context: MatterContext): void {
  context.surroundings.emit('matterChanged', {
    state: matterState(context),
    documents: [],
    everything: false,
    texts: [],
    summaries: null,
    passages: [],
    notes: false,
  });
}

/** Keeps the matter as it was before its form is changed, whole under its name or not there. */
async function setCopyAside(connection: Connection, path: string, version: number): Promise<void> {
  const copy = `${path}.before-form-${version + 1}`;
  if (existsSync(copy)) return;
  const unfinished = `${copy}.new`;
  await rm(unfinished, { force: true });
  try {
    connection.copyInto(unfinished);
    const file = await open(unfinished, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await renameDurably(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
