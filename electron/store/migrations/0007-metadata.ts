import type { Migration } from './migration.ts';

/** How a document came to the matter, and values of the matter's own fields. */
export const metadata: Migration = {
  version: 7,
  sql: `
ALTER TABLE document ADD COLUMN recipients TEXT;
ALTER TABLE document ADD COLUMN recipients_order TEXT;
ALTER TABLE document ADD COLUMN provider TEXT;
ALTER TABLE document ADD COLUMN provider_order TEXT;
ALTER TABLE document ADD COLUMN provider_reference TEXT;
ALTER TABLE document ADD COLUMN provider_reference_order TEXT;
ALTER TABLE document ADD COLUMN custodian TEXT;
ALTER TABLE document ADD COLUMN custodian_order TEXT;
ALTER TABLE document ADD COLUMN received TEXT;
ALTER TABLE document ADD COLUMN received_precision TEXT;
ALTER TABLE document ADD COLUMN received_order TEXT;
ALTER TABLE document ADD COLUMN received_how TEXT;
ALTER TABLE document ADD COLUMN received_how_order TEXT;

CREATE TABLE document_field (
  document TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT, value_order TEXT,
  PRIMARY KEY (document, field)
) STRICT;
`,
};
