import type { Migration } from './migration.ts';

/**
 * Recognition of text on pages: which documents wait for it and what was recognised of them so far, outside the log until a
 * document is whole; how many pages of a document have no text, and whether the matter's scans are recognised by themselves.
 */
export const recognition: Migration = {
  version: 5,
  sql: `
ALTER TABLE document ADD COLUMN pages_without_text INTEGER;
ALTER TABLE matter ADD COLUMN recognise INTEGER;
ALTER TABLE matter ADD COLUMN recognise_order TEXT;

CREATE TABLE recognition (
  document TEXT PRIMARY KEY NOT NULL,
  place INTEGER NOT NULL,
  pages TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  blocks_sha256 TEXT NOT NULL,
  paused INTEGER NOT NULL
) STRICT;

CREATE TABLE recognised_page (
  document TEXT NOT NULL,
  page INTEGER NOT NULL,
  text TEXT,
  paragraphs TEXT,
  words BLOB,
  failure TEXT,
  PRIMARY KEY (document, page)
) STRICT, WITHOUT ROWID;
`,
};
