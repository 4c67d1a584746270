import type { ReadableDatabase } from '../../store/index.ts';

/** True where the matter already knows that these bytes came from this place, as the first or as a further copy. */
export function knowsCopy(
  database: ReadableDatabase,
  document: string,
  fileName: string,
  path: string,
): boolean {
  return (
    database.get(
      `SELECT 1 AS yes FROM document WHERE id = ? AND file_name = ? AND path IS ?
       UNION ALL
       SELECT 1 FROM document_copy c WHERE document = ? AND file_name = ? AND path IS ?
         AND EXISTS (SELECT 1 FROM life WHERE subject = c.id AND covered = 0)
       LIMIT 1`,
      document,
      fileName,
      path,
      document,
      fileName,
      path,
    ) !== undefined
  );
}
