import type { Migration } from './migration.ts';

/** The keys that replicas sign their chain heads with, as the log names them. */
export const replicaKeys: Migration = {
  version: 3,
  sql: `
CREATE TABLE replica_key (
  id TEXT PRIMARY KEY NOT NULL,
  replica TEXT, public_key TEXT, reviewer TEXT, at_ms INTEGER, made_order TEXT
) STRICT;
CREATE INDEX replica_key_replica ON replica_key (replica, made_order);
`,
};
