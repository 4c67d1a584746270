import type { DataKey } from '../crypto/index.ts';
import { openConnection } from './connection.ts';
import type { AsideTx, ReadableDatabase } from './database.ts';
import { hashSealedBytes, putChunk, readChunks } from './sealed-bytes.ts';

/** A source as a matter's tables name it. */
export interface NamedSource {
  readonly sha256: string;
  readonly bytes: number;
}

/** The bytes of sources that are kept once for all backups of a matter, in a file of their own. */
export interface SourceStore {
  readonly reader: ReadableDatabase;
  /** How many bytes of each source are here, by its SHA-256, as noted when it was taken over. */
  readonly lengths: () => ReadonlyMap<string, number>;
  /** Takes sources over in one transaction; what has another length or hash than it is named by is left out and given back. */
  readonly take: (from: ReadableDatabase, sources: readonly NamedSource[]) => readonly NamedSource[];
  /** Whether a source's bytes read back as what they are named by. */
  readonly isSound: (source: NamedSource) => boolean;
  /** How far the turn has come in which older sources are read again: the SHA-256 of the last one, or empty. */
  readonly checkedUpTo: () => string;
  readonly noteChecked: (sha256: string) => void;
  /** Removes sources, overwriting their place in the file. */
  readonly remove: (hashes: readonly string[]) => void;
  /** Removes them so that nothing of them stays in a rollback journal either: the journal is kept, for the caller to overwrite. */
  readonly removeForGood: (hashes: readonly string[]) => void;
  readonly close: () => void;
}

/**
 * Beside the bytes a list of what is here whole, so that looking what is missing takes no longer for large sources. Which was
 * checked last stands here and not in a backup's description, because there anybody could read a source's hash.
 */
const schema = `
CREATE TABLE IF NOT EXISTS blob_chunk (
  sha256 TEXT NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (sha256, n)
) STRICT;
CREATE TABLE IF NOT EXISTS source (sha256 TEXT PRIMARY KEY NOT NULL, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checked (id INTEGER PRIMARY KEY CHECK (id = 1), sha256 TEXT NOT NULL) STRICT;
`;

/** How the store of sources is opened. */
export interface SourceStoreOptions {
  readonly path: string;
  readonly access: 'create' | 'read';
  readonly key: DataKey | null;
  readonly sqliteBinding: string | undefined;
}

/**
 * Opens the file of sources of a matter's backups, encrypted as the matter is. It takes a rollback journal, so that what is
 * added is written once, and so that it may lie on shared storage.
 *
 * @throws the library's `SqliteError` where the file cannot be opened or the key is another one.
 */
export function openSourceStore(options: SourceStoreOptions): SourceStore {
  const connection = openConnection({ ...options, onSharedStorage: true });
  try {
    if (options.access === 'create') {
      // Who writes here holds the lock of the backups; a journal that is removed at each commit is never left behind.
      connection.runScript('PRAGMA locking_mode = NORMAL');
      // Large pages cost less for long runs of bytes; in a file that is there already this changes nothing.
      connection.runScript('PRAGMA page_size = 65536');
      connection.runScript(schema);
    }
  } catch (error) {
    connection.close();
    throw error;
  }
  const { reader } = connection;
  const isSound = ({ sha256, bytes }: NamedSource): boolean => {
    const found = hashSealedBytes(reader, sha256);
    return found.bytes === bytes && found.sha256 === sha256;
  };
  const removeOne = (tx: AsideTx, sha256: string): void => {
    tx.run('DELETE FROM source WHERE sha256 = ?', sha256);
    tx.run('DELETE FROM blob_chunk WHERE sha256 = ?', sha256);
    tx.run('DELETE FROM checked WHERE sha256 = ?', sha256);
  };
  const remove = (hashes: readonly string[]): void => {
    connection.writeAside((tx) => {
      for (const sha256 of hashes) removeOne(tx, sha256);
    });
  };
  return {
    reader,
    lengths: () =>
      new Map(
        reader
          .all<NamedSource>('SELECT sha256, bytes FROM source')
          .map(({ sha256, bytes }) => [sha256, bytes] as const),
      ),
    take: (from, sources) => {
      const faulty: NamedSource[] = [];
      connection.writeAside((tx) => {
        for (const source of sources) {
          const { sha256, bytes } = source;
          removeOne(tx, sha256);
          let n = 0;
          for (const chunk of readChunks(from, sha256)) {
            putChunk(tx, sha256, n, chunk);
            n += 1;
          }
          if (isSound(source)) {
            tx.run('INSERT INTO source (sha256, bytes) VALUES (?, ?)', sha256, bytes);
          } else {
            removeOne(tx, sha256);
            faulty.push(source);
          }
        }
      });
      return faulty;
    },
    isSound,
    checkedUpTo: () => reader.get<{ sha256: string }>('SELECT sha256 FROM checked')?.sha256 ?? '',
    noteChecked: (sha256) => {
      connection.writeAside((tx) =>
        tx.run('INSERT OR REPLACE INTO checked (id, sha256) VALUES (1, ?)', sha256),
      );
    },
    remove,
    removeForGood: (hashes) => {
      connection.runScript('PRAGMA journal_mode = PERSIST');
      remove(hashes);
    },
    close: connection.close,
  };
}

/** Every source that a matter's tables name and that was not purged, once each, in order of hash. */
export function namedSources(database: ReadableDatabase): readonly NamedSource[] {
  return database.all<NamedSource>(
    `SELECT sha256, max(bytes) AS bytes FROM document
     WHERE made_order IS NOT NULL AND bytes > 0
       AND NOT EXISTS (SELECT 1 FROM purged WHERE kind = 'blob' AND id = document.sha256)
     GROUP BY sha256 ORDER BY sha256`,
  );
}
