import type { Reviewer } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';

/** Reviewers' names by id. */
export function readReviewerNames(database: ReadableDatabase): ReadonlyMap<string, string> {
  return new Map(
    database
      .all<{ id: string; name: string }>('SELECT id, name FROM reviewer WHERE name IS NOT NULL')
      .map((row) => [row.id, row.name] as const),
  );
}

/** The reviewer with exactly this name, first named first, or null. */
export function findReviewerByName(database: ReadableDatabase, name: string): Reviewer | null {
  return (
    database.get<Reviewer>(
      'SELECT id, name FROM reviewer WHERE name = ? ORDER BY name_order LIMIT 1',
      name,
    ) ?? null
  );
}
