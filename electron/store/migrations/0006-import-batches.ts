import type { Migration } from './migration.ts';

/**
 * Imports as they go on: which paths each was given and what became of every one, so that one that was interrupted goes on where
 * it was and its report can be read later. Beside the log, like drafts: what came in stands in the log itself.
 */
export const importBatches: Migration = {
  version: 6,
  sql: `
CREATE TABLE import_batch (
  id TEXT PRIMARY KEY NOT NULL,
  reviewer TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  paths TEXT NOT NULL,
  provider TEXT,
  prefix TEXT NOT NULL,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;

CREATE TABLE import_item (
  batch TEXT NOT NULL,
  number INTEGER NOT NULL,
  path TEXT NOT NULL,
  result TEXT NOT NULL,
  document TEXT,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  code TEXT,
  message TEXT,
  PRIMARY KEY (batch, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_item_path ON import_item (batch, path);
CREATE INDEX import_item_document ON import_item (document) WHERE document IS NOT NULL;
`,
};
