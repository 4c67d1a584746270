import type { ReadableDatabase } from './database.ts';

/** The matter's own row. */
export interface MatterRow {
  readonly id: string;
  readonly title: string;
  readonly prefix: string;
  readonly notesOpenByDefault: boolean;
  /** Whether scans are recognised by themselves after an import. */
  readonly recogniseAfterImport: boolean;
}

/** The matter of an open file, or null where its first operation is missing. */
export function readMatter(database: ReadableDatabase): MatterRow | null {
  const row = database.get<{
    id: string;
    title: string;
    prefix: string;
    notes_open: number;
    /** Not there in a matter of an earlier form, which is read to be backed up before it is brought up to date. */
    recognise?: number | null;
  }>('SELECT * FROM matter WHERE made_order IS NOT NULL ORDER BY made_order LIMIT 1');
  return row === undefined
    ? null
    : {
        id: row.id,
        title: row.title,
        prefix: row.prefix,
        notesOpenByDefault: row.notes_open === 1,
        recogniseAfterImport: row.recognise === 1,
      };
}

/** How many things a matter holds that are in use. */
export interface MatterCounts {
  readonly documents: number;
  readonly notes: number;
  readonly packs: number;
}

/** Counts documents in use, standing notes and packs. */
export function countMatter(database: ReadableDatabase): MatterCounts {
  const count = (sql: string): number => database.get<{ count: number }>(sql)?.count ?? 0;
  return {
    documents: count(
      'SELECT count(*) AS count FROM document WHERE made_order IS NOT NULL AND withdrawn IS NULL',
    ),
    notes: count(
      `SELECT count(*) AS count FROM search_note s JOIN note n ON n.id = s.note
       WHERE n.target_kind <> 'passage' OR EXISTS (SELECT 1 FROM life WHERE subject = n.target AND covered = 0)`,
    ),
    packs: count('SELECT count(*) AS count FROM pack'),
  };
}

/** The suffix that a replica's URNs carry: null for the plain series, undefined for an unknown replica. */
export function readReplicaSuffix(database: ReadableDatabase, replica: string): string | null | undefined {
  return database.get<{ suffix: string | null }>(
    'SELECT suffix FROM replica WHERE id = ? AND made_order IS NOT NULL',
    replica,
  )?.suffix;
}

/** Every suffix that a replica of this matter carries. */
export function readSuffixes(database: ReadableDatabase): readonly string[] {
  return database
    .all<{ suffix: string }>('SELECT suffix FROM replica WHERE suffix IS NOT NULL')
    .map((row) => row.suffix);
}
