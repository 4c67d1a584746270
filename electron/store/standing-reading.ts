import type { Failure } from '../../shared/base/index.ts';
import type { DocumentReading, EncodingDecision, ReaderIdentity } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';
import { factsOfReading } from './facts-of-reading.ts';

/** A document's text as it stands, in the form that an operation names it by, or null where there is no such document. */
export function readStandingReading(database: ReadableDatabase, document: string): DocumentReading | null {
  const row = database.get<{
    text_sha256: string;
    characters: number;
    words: number;
    blocks_sha256: string;
    blocks: number;
    encoding: string | null;
    reader: string;
    warnings: string;
    pages: number | null;
    page_words_sha256: string | null;
    pages_without_text: number | null;
    sealed: string | null;
    text_order: string;
  }>('SELECT * FROM document WHERE id = ? AND made_order IS NOT NULL', document);
  if (row === undefined) return null;
  const withoutText = row.pages_without_text;
  const facts = factsOfReading(database, row.text_order);
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
        : {
            count: row.pages,
            wordsSha256: row.page_words_sha256,
            ...(withoutText === null ? {} : { withoutText }),
          },
    sealed: row.sealed === null ? null : (JSON.parse(row.sealed) as Failure),
    ...(facts === null ? {} : { facts }),
  };
}
