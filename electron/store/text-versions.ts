import type { ThemeTextField } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';

/** A wording that nothing has replaced yet. */
export interface StandingVersion {
  readonly operation: string;
  readonly subject: string;
  readonly content: string;
  readonly reviewer: string;
  readonly atMs: number;
}

interface VersionRow {
  readonly operation: string;
  readonly subject: string;
  readonly content: string;
  readonly reviewer: string;
  readonly at_ms: number;
}

/** The standing wordings of a field by subject, the one to show (the highest in order) first. */
export function readStandingVersions(
  database: ReadableDatabase,
  field: ThemeTextField | 'content',
): ReadonlyMap<string, readonly StandingVersion[]> {
  const versions = new Map<string, StandingVersion[]>();
  const rows = database.all<VersionRow>(
    `SELECT operation, subject, content, reviewer, at_ms FROM text_version
     WHERE field = ? AND covered = 0 AND subject IS NOT NULL ORDER BY op_order DESC`,
    field,
  );
  for (const row of rows) {
    const list = versions.get(row.subject);
    if (list === undefined) versions.set(row.subject, [standing(row)]);
    else list.push(standing(row));
  }
  return versions;
}

/** The standing wordings of one subject's field, the one to show first. */
export function readStandingVersionsOf(
  database: ReadableDatabase,
  subject: string,
  field: ThemeTextField | 'content',
): readonly StandingVersion[] {
  return database
    .all<VersionRow>(
      `SELECT operation, subject, content, reviewer, at_ms FROM text_version
       WHERE subject = ? AND field = ? AND covered = 0 ORDER BY op_order DESC`,
      subject,
      field,
    )
    .map(standing);
}

/** A wording by the operation that wrote it, replaced or not, or null. */
export function readVersion(database: ReadableDatabase, operation: string, field: string): string | null {
  return (
    database.get<{ content: string | null }>(
      'SELECT content FROM text_version WHERE operation = ? AND field = ?',
      operation,
      field,
    )?.content ?? null
  );
}

/** True where the operation wrote a text of the subject, replaced since or not. */
export function isVersionOf(database: ReadableDatabase, operation: string, subject: string): boolean {
  return (
    database.get(
      'SELECT 1 AS yes FROM text_version WHERE operation = ? AND subject = ?',
      operation,
      subject,
    ) !== undefined
  );
}

function standing(row: VersionRow): StandingVersion {
  return {
    operation: row.operation,
    subject: row.subject,
    content: row.content,
    reviewer: row.reviewer,
    atMs: row.at_ms,
  };
}
