import { searchText } from '../../shared/text/index.ts';
import type { ReadableDatabase, WriteTx } from './database.ts';
import { readCanonicalText } from './canonical-texts.ts';
import { readDocumentText } from './document-text.ts';

/** In which column of the index a block's text stands: searched, only on request, or out of use. */
type Place = 'body' | 'furniture' | 'aside';

const placeNumbers = { body: 0, furniture: 1, aside: 2 } as const;

interface IndexedBlock {
  readonly id: number;
  readonly number: number;
  readonly span_start: number;
  readonly span_end: number;
  readonly place: number;
}

/** Brings the full-text index of a document in line with its blocks' marks and whether it is in use. */
export function indexDocument(tx: WriteTx, document: string): void {
  const read = readDocumentText(tx, document);
  if (read === null) return;
  const withdrawn = isWithdrawn(tx, document);
  const indexed = new Map(
    tx
      .all<IndexedBlock>(
        'SELECT id, number, span_start, span_end, place FROM search_block WHERE document = ?',
        document,
      )
      .map((row) => [row.number, row] as const),
  );
  for (const block of read.blocks) {
    const place: Place = withdrawn ? 'aside' : block.furniture ? 'furniture' : 'body';
    const standing = indexed.get(block.number);
    if (standing?.place === placeNumbers[place]) continue;
    const text = searchText(read.text.slice(block.start, block.end));
    if (standing !== undefined) {
      removeFromIndex(tx, standing.id, text, standing.place);
      tx.run('UPDATE search_block SET place = ? WHERE id = ?', placeNumbers[place], standing.id);
      addToIndex(tx, standing.id, text, placeNumbers[place]);
    } else {
      const { rowId } = tx.run(
        'INSERT INTO search_block (document, number, span_start, span_end, place) VALUES (?, ?, ?, ?, ?)',
        document,
        block.number,
        block.start,
        block.end,
        placeNumbers[place],
      );
      addToIndex(tx, rowId, text, placeNumbers[place]);
    }
  }
}

/** Takes a document out of the full-text index, while its text is still there to say what stands in it. */
export function unindexDocument(tx: WriteTx, document: string): void {
  const read = readDocumentText(tx, document);
  if (read !== null) unindexBlocks(tx, document, read.text);
}

/** Takes out of the full-text index what a document's earlier text, by its SHA-256, put into it. */
export function unindexText(tx: WriteTx, document: string, textSha256: string): void {
  const text = readCanonicalText(tx, textSha256);
  if (text !== null) unindexBlocks(tx, document, text);
}

function unindexBlocks(tx: WriteTx, document: string, whole: string): void {
  const rows = tx.all<IndexedBlock>(
    'SELECT id, number, span_start, span_end, place FROM search_block WHERE document = ?',
    document,
  );
  for (const row of rows) {
    const text = searchText(whole.slice(row.span_start, row.span_end));
    removeFromIndex(tx, row.id, text, row.place);
    tx.run('DELETE FROM search_block WHERE id = ?', row.id);
  }
}

function isWithdrawn(database: ReadableDatabase, document: string): boolean {
  return (
    database.get('SELECT 1 AS yes FROM document WHERE id = ? AND withdrawn IS NOT NULL', document) !==
    undefined
  );
}

function columnValues(text: string, place: number): readonly string[] {
  return [place === 0 ? text : '', place === 1 ? text : '', place === 2 ? text : ''];
}

function addToIndex(tx: WriteTx, id: number, text: string, place: number): void {
  tx.run(
    'INSERT INTO block_fts (rowid, body, furniture, aside) VALUES (?, ?, ?, ?)',
    id,
    ...columnValues(text, place),
  );
}

function removeFromIndex(tx: WriteTx, id: number, text: string, place: number): void {
  tx.run(
    "INSERT INTO block_fts (block_fts, rowid, body, furniture, aside) VALUES ('delete', ?, ?, ?, ?)",
    id,
    ...columnValues(text, place),
  );
}
