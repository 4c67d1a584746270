import type { Migration } from './migration.ts';

/** Holds the place of a migration that comes with another part. */
export const placeholderFive: Migration = { version: 5, sql: '' };
