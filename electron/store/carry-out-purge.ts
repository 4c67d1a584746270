import { foldOperation, foldTable, type Change } from '../../shared/fold/index.ts';
import type { Operation, SealedPages } from '../../shared/model/index.ts';
import { applyChanges } from './apply-changes.ts';
import { unindexDocument } from './block-index.ts';
import type { WriteTx } from './database.ts';
import { dropImportItems } from './import-batches.ts';
import { indexNote } from './note-index.ts';
import { operationsInOrderOfArrival, readableOperation, storedOperations } from './operation-log.ts';
import { removeRecognisedPages, removeRecognition } from './recognitions.ts';

/**
 * Destroys what a purge names, in the transaction that its entry is written in and after it was folded: bytes, texts,
 * block lists, search rows, drafts, bodies, and what the bodies folded to. The tables are then what the log that is left
 * folds to: rows that the entries had a part in are made anew from the entries that keep their bodies.
 */
export function carryOutPurge(tx: WriteTx, purge: Operation & { readonly type: 'purge' }): void {
  const { documents, operations, blobs } = purge.body;
  const ids = documents.map(({ document }) => document);
  const entries = storedOperations(
    tx,
    'body IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
    JSON.stringify(operations),
  )
    .map(readableOperation)
    .filter((operation) => operation !== null);
  const rows = new Map<string, Change>();
  for (const change of entries.flatMap(foldOperation)) rows.set(rowOf(change), change);
  const notes = new Set(entries.flatMap(({ body }) => ('note' in body ? [body.note] : [])));

  for (const document of ids) unindexDocument(tx, document);
  dropSealed(tx, ids, blobs);
  dropDrafts(tx, entries, ids);
  dropImportItems(tx, ids, blobs);
  for (const document of ids) {
    removeRecognition(tx, document);
    removeRecognisedPages(tx, document);
  }
  tx.run(
    'UPDATE operation SET body = NULL WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(operations),
  );
  dropEarlierTexts(tx, entries);
  for (const { table, key } of rows.values()) {
    const columns = foldTable(table).key;
    tx.run(`DELETE FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`, ...key);
  }
  applyChanges(tx, changesOfRows(tx, rows));
  for (const note of notes) indexNote(tx, note);
}

/** What the entries that keep their bodies change in some rows. */
function changesOfRows(tx: WriteTx, rows: ReadonlyMap<string, Change>): readonly Change[] {
  const changes: Change[] = [];
  // Gathered before they are applied: a connection that goes through rows takes no other statement.
  for (const stored of operationsInOrderOfArrival(tx)) {
    const operation = readableOperation(stored);
    if (operation === null) continue;
    for (const change of foldOperation(operation)) if (rows.has(rowOf(change))) changes.push(change);
  }
  return changes;
}

function rowOf({ table, key }: Change): string {
  return JSON.stringify([table, ...key]);
}

/** Bytes, texts and block lists that no other document holds. */
function dropSealed(tx: WriteTx, documents: readonly string[], blobs: readonly string[]): void {
  const purged = JSON.stringify(documents);
  const kept = (column: string): string =>
    `SELECT ${column} FROM document WHERE ${column} IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?))`;
  const held = (column: string): string =>
    `SELECT ${column} FROM document WHERE id IN (SELECT value FROM json_each(?))`;
  tx.run(
    `DELETE FROM blob_chunk WHERE sha256 IN (SELECT value FROM json_each(?)) AND sha256 NOT IN (${kept('sha256')})`,
    JSON.stringify(blobs),
    purged,
  );
  tx.run(
    `DELETE FROM canonical_text WHERE sha256 IN (${held('text_sha256')}) AND sha256 NOT IN (${kept('text_sha256')})`,
    purged,
    purged,
  );
  tx.run(
    `DELETE FROM page_words WHERE sha256 IN (${held('page_words_sha256')}) AND sha256 NOT IN (${kept('page_words_sha256')})`,
    purged,
    purged,
  );
  tx.run(
    `DELETE FROM block_list WHERE sha256 IN (${held('blocks_sha256')}) AND sha256 NOT IN (${kept('blocks_sha256')})`,
    purged,
    purged,
  );
}

/** What an entry names of a document's text. */
interface NamedTexts {
  readonly textSha256: string;
  readonly blocksSha256: string;
  readonly pages?: SealedPages | null | undefined;
}

/** Texts, block lists and words of pages that stood for the documents before others were read, and that no entry left names. */
function dropEarlierTexts(tx: WriteTx, entries: readonly Operation[]): void {
  const readings = entries.flatMap((operation): readonly NamedTexts[] => {
    if (operation.type === 'document.import') return [operation.body];
    return operation.type === 'document.read' ? [operation.body.reading, operation.body.was] : [];
  });
  const drop = (table: string, path: string, hashes: readonly (string | undefined)[]): void => {
    const named = ['$', '$.reading', '$.was'].map((from) => `body ->> '${from}.${path}'`).join(', ');
    for (const sha256 of new Set(hashes.filter((hash) => hash !== undefined))) {
      tx.run(
        `DELETE FROM ${table} WHERE sha256 = ? AND NOT EXISTS (
           SELECT 1 FROM operation WHERE type IN ('document.import', 'document.read') AND body IS NOT NULL
             AND ? IN (${named}))`,
        sha256,
        sha256,
      );
    }
  };
  if (!entries.some(({ type }) => type === 'document.read')) return;
  drop(
    'canonical_text',
    'textSha256',
    readings.map(({ textSha256 }) => textSha256),
  );
  drop(
    'block_list',
    'blocksSha256',
    readings.map(({ blocksSha256 }) => blocksSha256),
  );
  drop(
    'page_words',
    'pages.wordsSha256',
    readings.map(({ pages }) => pages?.wordsSha256),
  );
}

/** Drafts on the documents and their passages, and of their notes. */
function dropDrafts(tx: WriteTx, entries: readonly Operation[], documents: readonly string[]): void {
  const gone = new Set(documents);
  for (const { body } of entries) {
    if ('passage' in body) gone.add(body.passage);
    if ('note' in body) gone.add(body.note);
  }
  tx.run(
    `WITH gone AS (SELECT value AS id FROM json_each(?))
     DELETE FROM draft WHERE note IN (SELECT id FROM gone) OR target ->> '$.id' IN (SELECT id FROM gone)`,
    JSON.stringify([...gone]),
  );
}
