import { createHash } from 'node:crypto';
import type { PageWord } from '../../shared/model/index.ts';
import { packPageWords, unpackPageWords } from '../../shared/text/index.ts';
import type { ReadableDatabase, WriteTx } from './database.ts';

/** The words of a source's pages in the form that is stored and hashed. */
export interface PackedPages {
  readonly sha256: string;
  /** One for each page, in order. */
  readonly pages: readonly Uint8Array[];
}

/** Packs the words of pages; the hash is SHA-256 over, for each page, its length in bytes as 32-bit big-endian and its bytes. */
export function packPages(pages: readonly (readonly PageWord[])[]): PackedPages {
  const packed = pages.map((words) => packPageWords(words));
  return { sha256: hashPages(packed), pages: packed };
}

/** Stores the words of pages under their hash; the same pages are stored once. */
export function putPageWords(tx: WriteTx, { sha256, pages }: PackedPages): void {
  pages.forEach((words, index) => {
    tx.run(
      'INSERT INTO page_words (sha256, page, words) VALUES (?, ?, ?) ON CONFLICT (sha256, page) DO NOTHING',
      sha256,
      index + 1,
      Buffer.from(words.buffer, words.byteOffset, words.byteLength),
    );
  });
}

/** The words of one page of a document, none where it has no such page. */
export function readPageWords(
  database: ReadableDatabase,
  document: string,
  page: number,
  sealed: ReadableDatabase = database,
): readonly PageWord[] {
  const sha256 = database.get<{ sha256: string | null }>(
    'SELECT page_words_sha256 AS sha256 FROM document WHERE id = ?',
    document,
  )?.sha256;
  if (!sha256) return [];
  const row = sealed.get<{ words: Buffer }>(
    'SELECT words FROM page_words WHERE sha256 = ? AND page = ?',
    sha256,
    page,
  );
  return row === undefined ? [] : unpackPageWords(row.words);
}

/** What the pages stored under a hash hash to, and how many they are. */
export function hashStoredPages(
  database: ReadableDatabase,
  sha256: string,
): { readonly sha256: string; readonly pages: number } {
  const rows = database.all<{ words: Buffer }>(
    'SELECT words FROM page_words WHERE sha256 = ? ORDER BY page',
    sha256,
  );
  return { sha256: hashPages(rows.map(({ words }) => words)), pages: rows.length };
}

function hashPages(pages: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const words of pages) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(words.byteLength);
    hash.update(length).update(words);
  }
  return hash.digest('hex');
}
