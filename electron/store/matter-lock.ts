import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { failure, success, type Result } from '../../shared/base/index.ts';

/** Who holds a matter for writing. */
export interface LockHolder {
  readonly reviewer: string;
  readonly machine: string;
  readonly sinceMs: number;
}

/** A held lock. */
export interface MatterLock {
  readonly release: () => void;
}

/**
 * Takes the right to write a matter, by `X.matter.lock` beside it, or says who has it.
 *
 * The lock file is itself a small SQLite database in which the holder keeps a write transaction open: the operating
 * system gives the lock up when the process ends, however it ends, so no stale lock ever has to be judged, while
 * others can still read the holder's name in it. On shared storage the holder keeps everyone out of the matter as well, which
 * the refusal says.
 */
export function takeMatterLock(
  matterPath: string,
  holder: LockHolder,
  sqliteBinding: string | undefined,
  onSharedStorage = false,
): Result<MatterLock> {
  const path = lockPath(matterPath);
  const taken = tryLock(path, holder, sqliteBinding, onSharedStorage);
  if (taken !== 'unreadable') return taken;
  rmSync(path, { force: true });
  const again = tryLock(path, holder, sqliteBinding, onSharedStorage);
  return again === 'unreadable' ? failure('matter-in-use', inUseSentence(null, onSharedStorage)) : again;
}

/** Takes the lock; `unreadable` where the lock file is no whole database, so that nobody can be holding it. */
function tryLock(
  path: string,
  holder: LockHolder,
  sqliteBinding: string | undefined,
  onSharedStorage: boolean,
): Result<MatterLock> | 'unreadable' {
  let database: Database.Database;
  try {
    database = new Database(path, {
      timeout: 0,
      ...(sqliteBinding === undefined ? {} : { nativeBinding: sqliteBinding }),
    });
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === null) throw error;
    return refused;
  }
  try {
    database.exec('BEGIN IMMEDIATE');
    database.exec(
      'CREATE TABLE IF NOT EXISTS holder (id INTEGER PRIMARY KEY CHECK (id = 1), reviewer TEXT, machine TEXT, since_ms INTEGER) STRICT',
    );
    database
      .prepare(
        'INSERT INTO holder (id, reviewer, machine, since_ms) VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET reviewer = excluded.reviewer, machine = excluded.machine, since_ms = excluded.since_ms',
      )
      .run(holder.reviewer, holder.machine, holder.sinceMs);
    database.exec('COMMIT');
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const other = readHolder(database);
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return failure('matter-in-use', inUseSentence(other, onSharedStorage));
    }
    if (error instanceof Database.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/u.test(error.code)) {
      return 'unreadable';
    }
    const refused = refusalOf(error);
    if (refused === null) throw error;
    return refused;
  }
  return success({
    release: () => {
      if (!database.open) return;
      database.exec('ROLLBACK');
      database.close();
    },
  });
}

/** Why the lock file could not be written, or null where the error is another one. Reading the matter needs no lock. */
function refusalOf(error: unknown): Result<never> | null {
  if (!(error instanceof Database.SqliteError)) return null;
  if (error.code === 'SQLITE_FULL') {
    return failure(
      'disk-full',
      'The disk that holds this matter is full, so the matter cannot be opened for writing. Nothing was changed. Free some space on it and open the matter again.',
    );
  }
  if (/^SQLITE_(?:READONLY|CANTOPEN|PERM|AUTH)/u.test(error.code)) {
    return failure(
      'permission-denied',
      'The small file beside this matter that says who is working in it (its name ends in .matter.lock) cannot be written, so the matter cannot be opened for writing. Nothing was changed. Check that neither that file nor its folder is write-protected.',
    );
  }
  if (error.code.startsWith('SQLITE_IOERR')) {
    return failure(
      'write-failed',
      'The disk that holds this matter reported an error, so the matter cannot be opened for writing. Nothing was changed. Check that the disk or stick is still connected and has space left.',
    );
  }
  return null;
}

/** Where a matter's lock file lies. */
export function lockPath(matterPath: string): string {
  return `${matterPath}.lock`;
}

function readHolder(database: Database.Database): LockHolder | null {
  try {
    const row: unknown = database.prepare('SELECT reviewer, machine, since_ms AS sinceMs FROM holder').get();
    return isHolder(row) ? row : null;
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}

function isHolder(row: unknown): row is LockHolder {
  return (
    typeof row === 'object' &&
    row !== null &&
    'reviewer' in row &&
    typeof row.reviewer === 'string' &&
    'machine' in row &&
    typeof row.machine === 'string' &&
    'sinceMs' in row &&
    typeof row.sinceMs === 'number'
  );
}

function inUseSentence(holder: LockHolder | null, onSharedStorage: boolean): string {
  const who =
    holder === null
      ? 'This matter is open for writing somewhere else'
      : `This matter is open for writing by ${holder.reviewer} on ${holder.machine}`;
  const then = onSharedStorage
    ? 'so it cannot be opened here: on network storage and in synchronised folders one has it alone'
    : 'so it can only be read here';
  return `${who}, ${then}. Nothing was changed. Close it there first, then do this again.`;
}
