import type { Migration } from './migration.ts';

/** The first form of a matter. */
export const first: Migration = {
  version: 1,
  sql: `
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  act TEXT NOT NULL,
  undoes TEXT,
  replica TEXT NOT NULL,
  replica_seq INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  reviewer TEXT NOT NULL,
  type TEXT NOT NULL,
  body TEXT,
  body_hash BLOB NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (replica, replica_seq)
) STRICT;
CREATE INDEX operation_act ON operation (act);
CREATE INDEX operation_reviewer ON operation (replica, reviewer, replica_seq);
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE signature (
  replica TEXT NOT NULL,
  length INTEGER NOT NULL,
  hash BLOB NOT NULL,
  public_key BLOB NOT NULL,
  signature BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (replica, length)
) STRICT;

CREATE TABLE matter (
  id TEXT PRIMARY KEY NOT NULL,
  prefix TEXT, reviewer TEXT, at_ms INTEGER, made_order TEXT,
  title TEXT, title_order TEXT,
  notes_open INTEGER, notes_open_order TEXT
) STRICT;

CREATE TABLE replica (
  id TEXT PRIMARY KEY NOT NULL,
  suffix TEXT, started_from TEXT, reviewer TEXT, at_ms INTEGER, made_order TEXT
) STRICT;

CREATE TABLE reviewer (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT, name_order TEXT
) STRICT;

CREATE TABLE document (
  id TEXT PRIMARY KEY NOT NULL,
  urn TEXT, file_name TEXT, path TEXT, sha256 TEXT, bytes INTEGER, text_sha256 TEXT, characters INTEGER,
  words INTEGER, blocks_sha256 TEXT, blocks INTEGER, encoding TEXT, reader TEXT, warnings TEXT, reviewer TEXT,
  at_ms INTEGER, made_order TEXT,
  title TEXT, title_made_up INTEGER, title_order TEXT,
  date TEXT, date_precision TEXT, date_order TEXT,
  publisher TEXT, publisher_order TEXT,
  author TEXT, author_order TEXT,
  kind TEXT, kind_order TEXT,
  withdrawn TEXT, withdrawn_by TEXT, withdrawn_at_ms INTEGER, withdrawn_order TEXT,
  superseded_by TEXT, superseded_order TEXT
) STRICT;
CREATE INDEX document_urn ON document (urn);
CREATE INDEX document_sha256 ON document (sha256);

CREATE TABLE document_copy (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT, file_name TEXT, path TEXT, reviewer TEXT, at_ms INTEGER, made_order TEXT
) STRICT;
CREATE INDEX document_copy_document ON document_copy (document);

CREATE TABLE block_mark (
  document TEXT NOT NULL,
  number INTEGER NOT NULL,
  furniture INTEGER, furniture_order TEXT,
  own TEXT, own_order TEXT,
  PRIMARY KEY (document, number)
) STRICT;

CREATE TABLE passage (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT, reviewer TEXT, at_ms INTEGER, made_order TEXT,
  span_start INTEGER, span_end INTEGER, quote TEXT, prefix TEXT, suffix TEXT, span_order TEXT
) STRICT;
CREATE INDEX passage_span ON passage (document, span_start, span_end);

CREATE TABLE note (
  id TEXT PRIMARY KEY NOT NULL,
  target_kind TEXT, target TEXT, reviewer TEXT, at_ms INTEGER, made_order TEXT,
  privileged INTEGER, privileged_order TEXT
) STRICT;
CREATE INDEX note_target ON note (target);

CREATE TABLE theme (
  id TEXT PRIMARY KEY NOT NULL,
  reviewer TEXT, at_ms INTEGER, made_order TEXT,
  code TEXT, code_order TEXT,
  colour TEXT, colour_order TEXT,
  parent TEXT, parent_order TEXT,
  position REAL, position_order TEXT,
  retired INTEGER, retired_order TEXT,
  merged_into TEXT, merged_into_order TEXT
) STRICT;

CREATE TABLE pack (
  id TEXT PRIMARY KEY NOT NULL,
  choices TEXT, receipt TEXT, clock_ms INTEGER, sums_sha256 TEXT, folder_name TEXT, pages INTEGER, passages INTEGER,
  reviewer TEXT, at_ms INTEGER, made_order TEXT
) STRICT;

CREATE TABLE purged (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  reason TEXT, reviewers TEXT, at_ms INTEGER, made_order TEXT,
  PRIMARY KEY (kind, id)
) STRICT;

CREATE TABLE tag (
  operation TEXT PRIMARY KEY NOT NULL,
  passage TEXT, theme TEXT, reviewer TEXT, at_ms INTEGER, op_order TEXT,
  covered INTEGER NOT NULL
) STRICT;
CREATE INDEX tag_passage ON tag (passage, covered);
CREATE INDEX tag_theme ON tag (theme, covered, passage);

CREATE TABLE life (
  subject TEXT NOT NULL,
  operation TEXT NOT NULL,
  op_order TEXT,
  covered INTEGER NOT NULL,
  PRIMARY KEY (subject, operation)
) STRICT, WITHOUT ROWID;

CREATE TABLE text_version (
  operation TEXT NOT NULL,
  field TEXT NOT NULL,
  subject TEXT, content TEXT, reviewer TEXT, at_ms INTEGER, op_order TEXT,
  covered INTEGER NOT NULL,
  PRIMARY KEY (operation, field)
) STRICT;
CREATE INDEX text_version_subject ON text_version (subject, field, covered);

CREATE TABLE draft (
  id TEXT PRIMARY KEY NOT NULL,
  reviewer TEXT NOT NULL,
  note TEXT,
  target TEXT NOT NULL,
  content TEXT NOT NULL,
  started_from TEXT,
  saved_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE blob_chunk (
  sha256 TEXT NOT NULL,
  n INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (sha256, n)
) STRICT;

CREATE TABLE canonical_text (
  sha256 TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE block_list (
  sha256 TEXT NOT NULL UNIQUE,
  list TEXT NOT NULL
) STRICT;

CREATE TABLE search_block (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  place INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_block_number ON search_block (document, number);
CREATE VIRTUAL TABLE block_fts USING fts5 (
  body, furniture, aside, content='', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO block_fts (block_fts, rank) VALUES ('secure-delete', 1);

CREATE TABLE search_note (
  id INTEGER PRIMARY KEY,
  note TEXT NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE note_fts USING fts5 (text, tokenize="unicode61 remove_diacritics 2");
INSERT INTO note_fts (note_fts, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER operation_keeps_rows BEFORE DELETE ON operation
BEGIN SELECT RAISE (ABORT, 'operations are never deleted'); END;
CREATE TRIGGER operation_keeps_values BEFORE UPDATE ON operation
WHEN NOT (
  NEW.body IS NULL
  AND EXISTS (SELECT 1 FROM purged WHERE kind = 'operation' AND id = OLD.id)
  AND NEW.seq IS OLD.seq AND NEW.id IS OLD.id AND NEW.act IS OLD.act AND NEW.undoes IS OLD.undoes
  AND NEW.replica IS OLD.replica AND NEW.replica_seq IS OLD.replica_seq AND NEW.clock IS OLD.clock
  AND NEW.at_ms IS OLD.at_ms AND NEW.reviewer IS OLD.reviewer AND NEW.type IS OLD.type
  AND NEW.body_hash IS OLD.body_hash AND NEW.prev IS OLD.prev AND NEW.hash IS OLD.hash
)
BEGIN SELECT RAISE (ABORT, 'operations are never changed'); END;
`,
};
