import type { Migration } from './migration.ts';

/** Holds the place of a migration that comes with another part. */
export const placeholderSix: Migration = { version: 6, sql: '' };
