import type { ReadableDatabase } from '../database.ts';

/** Rows of the index that are one document's, from the first to the last. */
interface Run {
  readonly document: string;
  readonly first: number;
  readonly last: number;
}

const runsOfDatabase = new WeakMap<ReadableDatabase, Run[]>();

/**
 * Rows of the index, given in ascending order, by document.
 *
 * The rows of a document follow each other and never change hands, so where a document's rows are is asked once for a
 * connection; to tell the document of a hit then needs no look into any table.
 */
export function rowsByDocument(
  database: ReadableDatabase,
  rows: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  const runs = runsOfDatabase.get(database) ?? [];
  runsOfDatabase.set(database, runs);
  const groups = new Map<string, readonly number[]>();
  for (let at = 0; at < rows.length;) {
    const run = runOf(database, runs, rows[at] ?? 0);
    const from = at;
    while (at < rows.length && (rows[at] ?? 0) <= run.last) at += 1;
    const before = groups.get(run.document) ?? [];
    groups.set(run.document, [...before, ...rows.slice(from, at)]);
  }
  return groups;
}

function runOf(database: ReadableDatabase, runs: Run[], row: number): Run {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.last ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  const known = runs[low];
  if (known !== undefined && known.first <= row) return known;
  const run = readRun(database, row);
  runs.splice(low, 0, run);
  return run;
}

function readRun(database: ReadableDatabase, row: number): Run {
  const document = database.get<{ document: string }>(
    'SELECT document FROM search_block WHERE id = ?',
    row,
  )?.document;
  if (document === undefined) throw new Error('A row of the full-text index belongs to no block.');
  const end = (order: 'ASC' | 'DESC') =>
    database.get<{ id: number; number: number }>(
      `SELECT id, number FROM search_block WHERE document = ? ORDER BY number ${order} LIMIT 1`,
      document,
    ) ?? { id: row, number: 0 };
  const first = end('ASC');
  const last = end('DESC');
  const followEachOther = last.id - first.id === last.number - first.number;
  return followEachOther ? { document, first: first.id, last: last.id } : { document, first: row, last: row };
}

/** The rows of the index that an FTS5 expression finds, in ascending order. */
export function rowsMatching(database: ReadableDatabase, match: string): readonly number[] {
  const found = database.get<{ rows: string }>(
    'SELECT json_group_array(rowid) AS rows FROM block_fts WHERE block_fts MATCH ?',
    match,
  );
  const rows = JSON.parse(found?.rows ?? '[]') as number[];
  // The index gives them in order, which its documentation does not promise.
  return rows.every((row, index) => row > (rows[index - 1] ?? -1)) ? rows : rows.sort((a, b) => a - b);
}

/** A block of a document as the index knows it. */
export interface IndexedBlock {
  readonly id: number;
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The blocks of a document between two rows of the index, in order. */
export function blocksBetween(
  database: ReadableDatabase,
  document: string,
  first: number,
  last: number,
): readonly IndexedBlock[] {
  return database.all<IndexedBlock>(
    `SELECT id, number, span_start AS start, span_end AS "end" FROM search_block
     WHERE id BETWEEN ? AND ? AND document = ? ORDER BY id`,
    first,
    last,
    document,
  );
}
