import { operationInOrder } from '../../shared/base/index.ts';
import type { ReadableDatabase } from './database.ts';

/** Which documents were superseded when, and which documents another one supersedes, by document id. */
export function readSuperseded(database: ReadableDatabase): {
  /** UTC milliseconds. */
  readonly atMs: ReadonlyMap<string, number>;
  /** In order of URN. */
  readonly before: ReadonlyMap<string, readonly string[]>;
} {
  const atMs = new Map<string, number>();
  const before = new Map<string, string[]>();
  const rows = database.all<{ id: string; superseded_by: string; superseded_order: string }>(
    `SELECT id, superseded_by, superseded_order FROM document
     WHERE superseded_by IS NOT NULL AND made_order IS NOT NULL ORDER BY urn`,
  );
  for (const row of rows) {
    const operation = database.get<{ at_ms: number }>(
      'SELECT at_ms FROM operation WHERE id = ?',
      operationInOrder(row.superseded_order),
    );
    if (operation !== undefined) atMs.set(row.id, operation.at_ms);
    before.set(row.superseded_by, [...(before.get(row.superseded_by) ?? []), row.id]);
  }
  return { atMs, before };
}

/** The documents that superseded a document one after another, the newest last; none where nothing superseded it. */
export function readSuccessors(database: ReadableDatabase, document: string): readonly string[] {
  const successors: string[] = [];
  let at: string | null = document;
  while (at !== null) {
    at =
      database.get<{ by: string | null }>('SELECT superseded_by AS "by" FROM document WHERE id = ?', at)
        ?.by ?? null;
    if (at === null || at === document || successors.includes(at)) break;
    successors.push(at);
  }
  return successors;
}
