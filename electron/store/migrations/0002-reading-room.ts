import type { Migration } from './migration.ts';

/**
 * What reviewing needs beside passages, themes and notes: progress, decisions, links, lists, tags of whole documents,
 * dates of events; and which operations concern a passage, note, link or document, to look at earlier states.
 */
export const readingRoom: Migration = {
  version: 2,
  sql: `
ALTER TABLE passage ADD COLUMN event_date TEXT;
ALTER TABLE passage ADD COLUMN event_precision TEXT;
ALTER TABLE passage ADD COLUMN event_order TEXT;
CREATE INDEX passage_event ON passage (event_date) WHERE event_date IS NOT NULL;

ALTER TABLE note ADD COLUMN target_order TEXT;
UPDATE note SET target_order = made_order;

CREATE TABLE passage_link (
  id TEXT PRIMARY KEY NOT NULL,
  from_passage TEXT, to_passage TEXT, relation TEXT, reviewer TEXT, at_ms INTEGER, made_order TEXT
) STRICT;
CREATE INDEX passage_link_from ON passage_link (from_passage);
CREATE INDEX passage_link_to ON passage_link (to_passage);

CREATE TABLE progress (
  document TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  begun_at_ms INTEGER, begun_order TEXT,
  state TEXT, state_at_ms INTEGER, state_order TEXT,
  PRIMARY KEY (document, reviewer)
) STRICT;

CREATE TABLE decision (
  document TEXT NOT NULL,
  question TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  answer TEXT, reason TEXT, answered_at_ms INTEGER, answer_order TEXT,
  PRIMARY KEY (document, question, reviewer)
) STRICT;

CREATE TABLE settlement (
  document TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT, reason TEXT, settled_over TEXT, settled_by TEXT, settled_at_ms INTEGER, answer_order TEXT,
  PRIMARY KEY (document, question)
) STRICT;

CREATE TABLE document_tag (
  operation TEXT PRIMARY KEY NOT NULL,
  document TEXT, theme TEXT, reviewer TEXT, at_ms INTEGER, op_order TEXT,
  covered INTEGER NOT NULL
) STRICT;
CREATE INDEX document_tag_document ON document_tag (document, covered);
CREATE INDEX document_tag_theme ON document_tag (theme, covered, document);

CREATE TABLE item (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT, reviewer TEXT, at_ms INTEGER, made_order TEXT
) STRICT;
CREATE INDEX item_kind ON item (kind);
CREATE TABLE item_field (
  item TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT, value_order TEXT,
  PRIMARY KEY (item, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX operation_theme ON operation (seq) WHERE type GLOB 'theme.*';

CREATE TABLE operation_subject (
  subject TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (subject, seq)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO operation_subject (subject, seq)
  SELECT body ->> '$.passage', seq FROM operation WHERE type LIKE 'passage.%' OR type LIKE 'tag.%'
  UNION ALL SELECT body ->> '$.note', seq FROM operation WHERE type LIKE 'note.%'
  UNION ALL SELECT body ->> '$.document', seq FROM operation
    WHERE (type LIKE 'document.%' OR type LIKE 'block.%') AND body ->> '$.document' IS NOT NULL;
`,
};
