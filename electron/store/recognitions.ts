import type { Failure } from '../../shared/base/index.ts';
import type { PageWord, QuarterTurns } from '../../shared/model/index.ts';
import { packPageWords, unpackPageWords } from '../../shared/text/index.ts';
import type { AsideTx, ReadableDatabase, WriteTx } from './database.ts';

/** A document that waits for its pages to be recognised. */
export interface WaitingRecognition {
  readonly document: string;
  /** The pages to recognise, from 1, ascending. */
  readonly pages: readonly number[];
  /** The text and blocks that stood when it was asked for; what is recognised belongs to these alone. */
  readonly textSha256: string;
  readonly blocksSha256: string;
  readonly paused: boolean;
}

/** What was recognised on one page, or why nothing could be. */
export type PageRecognition =
  | {
      readonly page: number;
      readonly text: string;
      readonly paragraphs: readonly (readonly [start: number, end: number])[];
      readonly words: readonly PageWord[];
      readonly turned?: QuarterTurns;
    }
  | { readonly page: number; readonly failure: Failure };

/** Puts a document at the end of those that wait; one that waits already keeps its place and takes the new pages. */
export function putRecognition(tx: AsideTx, waiting: Omit<WaitingRecognition, 'paused'>): void {
  tx.run(
    `INSERT INTO recognition (document, place, pages, text_sha256, blocks_sha256, paused)
     VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM recognition), ?, ?, ?, 0)
     ON CONFLICT (document) DO UPDATE SET pages = excluded.pages, text_sha256 = excluded.text_sha256,
       blocks_sha256 = excluded.blocks_sha256, paused = 0`,
    waiting.document,
    JSON.stringify(waiting.pages),
    waiting.textSha256,
    waiting.blocksSha256,
  );
}

/** Pauses everything that waits, or lets it go on. */
export function pauseRecognitions(tx: AsideTx, paused: boolean): void {
  tx.run('UPDATE recognition SET paused = ?', paused ? 1 : 0);
}

/** The documents that wait, in the order in which they were asked for. */
export function readRecognitions(database: ReadableDatabase): readonly WaitingRecognition[] {
  return database
    .all<{
      document: string;
      pages: string;
      text_sha256: string;
      blocks_sha256: string;
      paused: number;
    }>('SELECT * FROM recognition ORDER BY place')
    .map((row) => ({
      document: row.document,
      pages: JSON.parse(row.pages) as readonly number[],
      textSha256: row.text_sha256,
      blocksSha256: row.blocks_sha256,
      paused: row.paused === 1,
    }));
}

/** Takes a document from those that wait; what was recognised of it stays for when it is asked for again. */
export function removeRecognition(tx: AsideTx | WriteTx, document: string): void {
  tx.run('DELETE FROM recognition WHERE document = ?', document);
}

/** Keeps what became of a page. */
export function putRecognisedPage(tx: AsideTx, document: string, result: PageRecognition): void {
  const failed = 'failure' in result;
  const words = failed ? null : packPageWords(result.words);
  tx.run(
    `INSERT INTO recognised_page (document, page, text, paragraphs, words, turned, failure) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (document, page) DO UPDATE SET text = excluded.text, paragraphs = excluded.paragraphs,
       words = excluded.words, turned = excluded.turned, failure = excluded.failure`,
    document,
    result.page,
    failed ? null : result.text,
    failed ? null : JSON.stringify(result.paragraphs),
    words === null ? null : Buffer.from(words.buffer, words.byteOffset, words.byteLength),
    failed ? null : (result.turned ?? null),
    failed ? JSON.stringify(result.failure) : null,
  );
}

/** The numbers of the pages of a document that have been gone through. */
export function pagesGoneThrough(database: ReadableDatabase, document: string): ReadonlySet<number> {
  const rows = database.all<{ page: number }>(
    'SELECT page FROM recognised_page WHERE document = ?',
    document,
  );
  return new Set(rows.map(({ page }) => page));
}

/** What became of each page of a document that was gone through, in order. */
export function readRecognisedPages(
  database: ReadableDatabase,
  document: string,
): readonly PageRecognition[] {
  return database
    .all<{
      page: number;
      text: string | null;
      paragraphs: string | null;
      words: Buffer | null;
      turned: QuarterTurns | null;
      failure: string | null;
    }>(
      'SELECT page, text, paragraphs, words, turned, failure FROM recognised_page WHERE document = ? ORDER BY page',
      document,
    )
    .map(({ page, text, paragraphs, words, turned, failure }) =>
      failure === null
        ? {
            page,
            text: text ?? '',
            paragraphs: JSON.parse(paragraphs ?? '[]') as readonly (readonly [number, number])[],
            words: words === null ? [] : unpackPageWords(words),
            ...(turned === null ? {} : { turned }),
          }
        : { page, failure: JSON.parse(failure) as Failure },
    );
}

/** Removes what was recognised of a document's pages: all of it, or only that which failed. */
export function removeRecognisedPages(
  tx: AsideTx | WriteTx,
  document: string,
  which: 'all' | 'failed' = 'all',
): void {
  const only = which === 'failed' ? ' AND failure IS NOT NULL' : '';
  tx.run(`DELETE FROM recognised_page WHERE document = ?${only}`, document);
}
