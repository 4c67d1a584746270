import type { Failure } from '../../shared/base/index.ts';
import type { DocumentReading, EncodingDecision, ReaderIdentity } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';

/** The text of a document as it stands, as an operation that puts another in its place names it; null where there is none. */
export function readDocumentReading(database: ReadableDatabase, document: string): DocumentReading | null {
  const row = database.get<{
    readonly text_sha256: string | null;
    readonly characters: number;
    readonly words: number;
    readonly blocks_sha256: string | null;
    readonly blocks: number;
    readonly encoding: string | null;
    readonly reader: string;
    readonly warnings: string;
    readonly pages: number | null;
    readonly page_words_sha256: string | null;
    readonly sealed: string | null;
  }>(
    `SELECT text_sha256, characters, words, blocks_sha256, blocks, encoding, reader, warnings, pages, page_words_sha256, sealed
     FROM document WHERE id = ?`,
    document,
  );
  if (!row?.text_sha256 || !row.blocks_sha256) return null;
  return {
    textSha256: row.text_sha256,
    characters: row.characters,
    words: row.words,
    blocksSha256: row.blocks_sha256,
    blocks: row.blocks,
    encoding: row.encoding === null ? null : (JSON.parse(row.encoding) as EncodingDecision),
    reader: JSON.parse(row.reader) as ReaderIdentity,
    warnings: JSON.parse(row.warnings) as readonly string[],
    pages:
      row.pages === null || row.page_words_sha256 === null
        ? null
        : { count: row.pages, wordsSha256: row.page_words_sha256 },
    sealed: row.sealed === null ? null : (JSON.parse(row.sealed) as Failure),
  };
}
