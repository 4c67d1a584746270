import type { ImportBatch, ImportState } from '../../shared/model/index.ts';
import type { AsideTx, ReadableDatabase, WriteTx } from './database.ts';

/** An import as it is begun. */
export interface NewImportBatch {
  readonly id: string;
  /** The reviewer's id. */
  readonly reviewer: string;
  readonly atMs: number;
  readonly paths: readonly string[];
  readonly provider: string | null;
  readonly prefix: string;
  readonly files: number;
  readonly bytes: number;
}

/** What became of one path of an import; an archive whose members were taken out is one, too. */
export interface RecordedItem {
  readonly path: string;
  readonly result: 'imported' | 'duplicate' | 'failed' | 'archive';
  /** The document that came of it or was there already; null where there is none. */
  readonly document: string | null;
  /** SHA-256 of its bytes; empty where they could not be read. */
  readonly sha256: string;
  readonly bytes: number;
  readonly code: string | null;
  readonly message: string | null;
}

/** Begins an import. */
export function putImportBatch(tx: AsideTx | WriteTx, batch: NewImportBatch): void {
  tx.run(
    `INSERT INTO import_batch (id, reviewer, at_ms, paths, provider, prefix, files, bytes, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'unfinished')`,
    batch.id,
    batch.reviewer,
    batch.atMs,
    JSON.stringify(batch.paths),
    batch.provider,
    batch.prefix,
    batch.files,
    batch.bytes,
  );
}

/** Says how an import stands. */
export function setImportState(tx: AsideTx | WriteTx, id: string, state: ImportState): void {
  tx.run('UPDATE import_batch SET state = ? WHERE id = ?', state, id);
}

/** Records what became of some paths, after those recorded before. */
export function putImportItems(tx: AsideTx | WriteTx, batch: string, items: readonly RecordedItem[]): void {
  let number =
    tx.get<{ last: number | null }>('SELECT max(number) AS last FROM import_item WHERE batch = ?', batch)
      ?.last ?? 0;
  for (const { path, result, document, sha256, bytes, code, message } of items) {
    number += 1;
    tx.run(
      `INSERT INTO import_item (batch, number, path, result, document, sha256, bytes, code, message)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      batch,
      number,
      path,
      result,
      document,
      sha256,
      bytes,
      code,
      message,
    );
  }
}

/** Whether an import has recorded what became of a path. */
export function isImportRecorded(database: ReadableDatabase, batch: string, path: string): boolean {
  return (
    database.get('SELECT 1 AS yes FROM import_item WHERE batch = ? AND path = ? LIMIT 1', batch, path) !==
    undefined
  );
}

/** What an import has recorded, in its order. */
export function readImportItems(database: ReadableDatabase, batch: string): readonly RecordedItem[] {
  return database.all<RecordedItem>(
    `SELECT path, result, document, sha256, bytes, code, message FROM import_item
     WHERE batch = ? ORDER BY number`,
    batch,
  );
}

/** All imports, or the one named, the newest first; `running` says which are running now. */
export function readImportBatches(
  database: ReadableDatabase,
  running: (id: string) => boolean,
  only?: string,
): readonly ImportBatch[] {
  return database
    .all<{
      id: string;
      reviewer: string;
      at_ms: number;
      paths: string;
      provider: string | null;
      prefix: string;
      files: number;
      bytes: number;
      state: ImportState;
      imported: number;
      duplicates: number;
      failed: number;
    }>(
      `SELECT b.id, coalesce(r.name, b.reviewer) AS reviewer, b.at_ms, b.paths, b.provider, b.prefix, b.files, b.bytes, b.state,
         (SELECT count(*) FROM import_item i WHERE i.batch = b.id AND i.result = 'imported') AS imported,
         (SELECT count(*) FROM import_item i WHERE i.batch = b.id AND i.result = 'duplicate') AS duplicates,
         (SELECT count(*) FROM import_item i WHERE i.batch = b.id AND i.result = 'failed') AS failed
       FROM import_batch b LEFT JOIN reviewer r ON r.id = b.reviewer
       WHERE ? IS NULL OR b.id = ? ORDER BY b.at_ms DESC, b.id DESC`,
      only ?? null,
      only ?? null,
    )
    .map(({ at_ms: startedAtMs, paths, ...row }) => ({
      ...row,
      startedAtMs,
      paths: JSON.parse(paths) as readonly string[],
      running: running(row.id),
    }));
}

/**
 * Forgets where purged documents came from: their rows, and the archives and given paths under which no other row is left. An
 * import that waits to go on keeps what it was given.
 */
export function dropImportItems(tx: WriteTx, documents: readonly string[], hashes: readonly string[]): void {
  const gone = tx.all<{ batch: string; number: number }>(
    `SELECT batch, number FROM import_item
     WHERE document IN (SELECT value FROM json_each(?)) OR sha256 IN (SELECT value FROM json_each(?))`,
    JSON.stringify(documents),
    JSON.stringify(hashes),
  );
  for (const { batch, number } of gone) {
    tx.run('DELETE FROM import_item WHERE batch = ? AND number = ?', batch, number);
  }
  for (const batch of new Set(gone.map((row) => row.batch))) dropBarePaths(tx, batch);
}

function dropBarePaths(tx: WriteTx, batch: string): void {
  const items = tx.all<{ number: number; path: string; result: RecordedItem['result'] }>(
    'SELECT number, path, result FROM import_item WHERE batch = ?',
    batch,
  );
  const left = items.filter(({ result }) => result !== 'archive').map(({ path }) => path);
  const isBare = (path: string): boolean =>
    !left.some((other) => other === path || other.startsWith(`${path}/`) || other.startsWith(`${path}\\`));
  for (const { number, path, result } of items) {
    if (result !== 'archive' || !isBare(path)) continue;
    tx.run('DELETE FROM import_item WHERE batch = ? AND number = ?', batch, number);
  }
  const given = tx.get<{ paths: string; state: ImportState }>(
    'SELECT paths, state FROM import_batch WHERE id = ?',
    batch,
  );
  if (given === undefined || given.state === 'unfinished') return;
  const paths = JSON.parse(given.paths) as readonly string[];
  tx.run(
    'UPDATE import_batch SET paths = ? WHERE id = ?',
    JSON.stringify(paths.filter((path) => !isBare(path))),
    batch,
  );
}
