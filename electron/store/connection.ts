import Database from 'better-sqlite3';
import type { DataKey } from '../crypto/index.ts';
import type { AsideTx, ReadableDatabase, SqlValue, WriteTx } from './database.ts';

/** An open connection to a matter's file with this project's settings; the only place that holds the library's object. */
export interface Connection {
  readonly reader: ReadableDatabase;
  /** Runs `work` in one immediate transaction and commits durably, or rolls everything back. */
  readonly writeLogged: <Value>(work: (tx: WriteTx) => Value) => Value;
  /** The same for what is no act. While another file is attached, only files that are written are locked, at their first write. */
  readonly writeAside: <Value>(work: (tx: AsideTx) => Value) => Value;
  /** Runs `work` over one unchanging state of the matter. */
  readonly readAtOneState: <Value>(work: () => Value) => Value;
  /** Runs schema text as it is; for migrations and settings only. */
  readonly runScript: (sql: string) => void;
  readonly setting: (name: string) => unknown;
  /**
   * Writes the file anew without what was deleted. Deleting overwrites rows, but where SQLite moved a row from page to
   * page before, bytes of it may lie between the rows of a page until the page is written anew.
   */
  readonly rewrite: () => void;
  /**
   * Brings the write-ahead log into the file and empties it; false where somebody still reads an earlier state from it.
   * Does not wait. True on a connection without such a log or closed, which emptied it.
   */
  readonly emptyLog: () => boolean;
  /** Copies the whole database, as this connection sees it, into a new file under the same key; the caller syncs it. Not inside a transaction. */
  readonly copyInto: (path: string) => void;
  /** True where every page of the file is encrypted and authenticated. */
  readonly encrypted: boolean;
  /**
   * Runs `work` while another matter's file stands beside this one under the schema name given. Not inside a transaction.
   */
  readonly withAttached: <Value>(attached: AttachedFile, work: () => Value) => Value;
  readonly close: () => void;
}

/** A file beside the one that a connection is open to. */
export interface AttachedFile {
  readonly path: string;
  readonly key: DataKey | null;
  readonly as: string;
}

/** How a connection is opened. */
export interface ConnectionOptions {
  /** The file, or `:memory:`. */
  readonly path: string;
  readonly access: 'create' | 'write' | 'read';
  readonly sqliteBinding: string | undefined;
  /** The key of an encrypted file; without one the file is plain. */
  readonly key?: DataKey | null;
  /** Shared storage takes no write-ahead log: one holder, rollback journal. */
  readonly onSharedStorage?: boolean;
  /** A file being made under another name, thrown away where its making ends early: no journal, and synced by its maker. */
  readonly unfinished?: boolean;
}

const busyWaitMs = 5_000;

/** AEGIS-256 as SQLite3 Multiple Ciphers names it; ARCHITECTURE.md says why it was chosen. */
const cipher = 'aegis';

/**
 * Opens a connection and makes every setting that this project relies on, in the order that matters: `synchronous` after
 * `journal_mode`, because the library lowers it on entering WAL.
 *
 * @throws the library's `SqliteError` where the file cannot be opened or is no database.
 */
export function openConnection(options: ConnectionOptions): Connection {
  const database = new Database(options.path, {
    readonly: options.access === 'read',
    fileMustExist: options.access !== 'create',
    timeout: busyWaitMs,
    ...(options.sqliteBinding === undefined ? {} : { nativeBinding: options.sqliteBinding }),
  });
  try {
    database.pragma(`cipher = '${cipher}'`);
    options.key?.lend((bytes) => {
      withRawKey(bytes, (raw) => (database as unknown as Encrypting).key(raw));
    });
    applySettings(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
  return connectionOver(database, (options.key ?? null) !== null);
}

/** What the library has beyond the types of the one it was made from. */
interface Encrypting {
  readonly key: (raw: Buffer) => number;
}

/** Gives a key in the form in which the library takes it as it is, without deriving another from it; overwritten after. */
function withRawKey(bytes: Buffer, use: (raw: Buffer) => void): void {
  const raw = Buffer.alloc(4 + bytes.byteLength * 2);
  try {
    raw.write('raw:', 'latin1');
    const hexDigits = '0123456789abcdef';
    for (const [index, byte] of bytes.entries()) {
      raw[4 + index * 2] = hexDigits.charCodeAt(byte >> 4);
      raw[5 + index * 2] = hexDigits.charCodeAt(byte & 15);
    }
    use(raw);
  } finally {
    raw.fill(0);
  }
}

function applySettings(database: Database.Database, options: ConnectionOptions): void {
  if (options.access !== 'read' && options.path !== ':memory:') {
    if (options.unfinished === true) {
      // Only so may the tables behind full-text indexes be filled from another file.
      database.unsafeMode(true);
      database.pragma('journal_mode = OFF');
    } else if (options.onSharedStorage === true) {
      database.pragma('locking_mode = EXCLUSIVE');
      database.pragma('journal_mode = DELETE');
      // A journal that is held keeps the pages as they were before the last act; emptied, it keeps nothing of them.
      database.pragma('journal_size_limit = 0');
    } else {
      const mode: unknown = database.pragma('journal_mode = WAL', { simple: true });
      if (mode !== 'wal') throw new Error(`The journal mode stayed ${String(mode)}.`);
    }
  }
  database.pragma(`synchronous = ${options.unfinished === true ? 'OFF' : 'FULL'}`);
  database.pragma('temp_store = MEMORY');
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = ON');
  database.pragma('cell_size_check = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('mmap_size = 0');
  if (options.access === 'read') database.pragma('query_only = ON');
}

function connectionOver(database: Database.Database, encrypted: boolean): Connection {
  const statements = new Map<string, Database.Statement<unknown[]>>();
  const prepared = (sql: string): Database.Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare<unknown[]>(sql);
    statements.set(sql, statement);
    return statement;
  };
  const reader: ReadableDatabase = {
    all: <Row>(sql: string, ...values: readonly SqlValue[]) => prepared(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      prepared(sql).get(...values) as Row | undefined,
    iterate: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      database.prepare<unknown[]>(sql).iterate(...values) as IterableIterator<Row>,
  };
  const writer = {
    ...reader,
    run: (sql: string, ...values: readonly SqlValue[]) => {
      const { changes, lastInsertRowid } = prepared(sql).run(...values);
      return { changes, rowId: Number(lastInsertRowid) };
    },
  };
  const inTransaction = <Value>(begin: string, work: () => Value): Value => {
    prepared(begin).run();
    try {
      const value = work();
      prepared('COMMIT').run();
      return value;
    } catch (error) {
      if (database.inTransaction) prepared('ROLLBACK').run();
      throw error;
    }
  };
  let hasAttached = false;
  return {
    reader,
    writeLogged: (work) => inTransaction('BEGIN IMMEDIATE', () => work(writer as unknown as WriteTx)),
    writeAside: (work) =>
      // An immediate transaction would lock an attached matter, too, and keep the one who works in it from writing.
      inTransaction(hasAttached ? 'BEGIN' : 'BEGIN IMMEDIATE', () => work(writer as unknown as AsideTx)),
    readAtOneState: (work) => (database.inTransaction ? work() : inTransaction('BEGIN', work)),
    runScript: (sql) => {
      database.exec(sql);
    },
    setting: (name) => database.pragma(name, { simple: true }),
    rewrite: () => {
      database.exec('VACUUM');
    },
    emptyLog: () => {
      if (!database.open || database.readonly || database.memory) return true;
      database.pragma('busy_timeout = 0');
      try {
        return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
      } finally {
        database.pragma(`busy_timeout = ${busyWaitMs}`);
      }
    },
    copyInto: (path) => {
      // A connection for reading has been opened so as well: without this setting the matter itself cannot be written either.
      const readOnly = database.pragma('query_only', { simple: true }) === 1;
      if (readOnly) database.pragma('query_only = OFF');
      try {
        database.prepare('VACUUM INTO ?').run(path);
      } finally {
        if (readOnly) database.pragma('query_only = ON');
      }
    },
    encrypted,
    withAttached: ({ path, key, as }, work) => {
      const attach = (raw: Buffer | string): void => {
        database.prepare(`ATTACH ? AS ${as} KEY ?`).run(path, raw);
      };
      if (key === null) attach('');
      else key.lend((bytes) => withRawKey(bytes, attach));
      hasAttached = true;
      try {
        return work();
      } finally {
        hasAttached = false;
        // Statements that name the attached file would keep it busy.
        statements.clear();
        database.exec(`DETACH ${as}`);
      }
    },
    close: () => {
      if (!database.open) return;
      statements.clear();
      try {
        if (!database.readonly && !database.memory) database.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        database.close();
      }
    },
  };
}
