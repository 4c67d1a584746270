import type { ReadableDatabase } from '../store/index.ts';

/** True where the matter already knows that these bytes came from this place, as the first or as a further copy. */
export function knowsCopy(
  database: ReadableDatabase,
  document: string,
  fileName: string,
  path: string,
): boolean {
  return (
    database.get(
      `SELECT 1 AS yes FROM document WHERE id = ?1 AND file_name = ?2 AND path IS ?3
       UNION ALL
       SELECT 1 FROM document_copy c WHERE document = ?1 AND file_name = ?2 AND path IS ?3
         AND EXISTS (SELECT 1 FROM life WHERE subject = c.id AND covered = 0)
       LIMIT 1`,
      document,
      fileName,
      path,
    ) !== undefined
  );
}
