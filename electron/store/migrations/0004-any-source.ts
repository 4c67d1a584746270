import type { Migration } from './migration.ts';

/**
 * Sources of every format: what they say about themselves, families, pages with the words on them, and texts that are made of a
 * source after its import.
 */
export const anySource: Migration = {
  version: 4,
  sql: `
ALTER TABLE document ADD COLUMN format TEXT;
ALTER TABLE document ADD COLUMN facts TEXT;
ALTER TABLE document ADD COLUMN message_id TEXT;
ALTER TABLE document ADD COLUMN parent TEXT;
ALTER TABLE document ADD COLUMN family TEXT;
ALTER TABLE document ADD COLUMN place INTEGER;
ALTER TABLE document ADD COLUMN how TEXT;
ALTER TABLE document ADD COLUMN pages INTEGER;
ALTER TABLE document ADD COLUMN page_words_sha256 TEXT;
ALTER TABLE document ADD COLUMN sealed TEXT;
ALTER TABLE document ADD COLUMN text_order TEXT;
UPDATE document SET text_order = made_order;
CREATE INDEX document_family ON document (family) WHERE family IS NOT NULL;
CREATE INDEX document_message ON document (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE page_words (
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL,
  words BLOB NOT NULL,
  PRIMARY KEY (sha256, page)
) STRICT, WITHOUT ROWID;
`,
};
