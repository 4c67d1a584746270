import { first } from './0001-first.ts';
import { readingRoom } from './0002-reading-room.ts';
import { replicaKeys } from './0003-replica-keys.ts';
import { anySource } from './0004-any-source.ts';
import { recognition } from './0005-recognition.ts';
import { importBatches } from './0006-import-batches.ts';
import { metadata } from './0007-metadata.ts';
import { turnedPages } from './0008-turned-pages.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

/** All migrations in order; the number of the last is the form this version writes. */
export const migrations: readonly Migration[] = [
  first,
  readingRoom,
  replicaKeys,
  anySource,
  recognition,
  importBatches,
  metadata,
  turnedPages,
];

/** The form of a matter that this version writes. */
export const currentVersion: number = migrations.length;
