import type { Migration } from './migration.ts';

/** How far a page was turned that was recognised, until its document's text is whole. */
export const turnedPages: Migration = {
  version: 8,
  sql: `
ALTER TABLE recognised_page ADD COLUMN turned INTEGER;
`,
};
