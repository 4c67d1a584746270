import type { FieldValue } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';

/** Values of the matter's own fields by document, or of the documents named; fields that were removed are left out. */
export function readDocumentFields(
  database: ReadableDatabase,
  only?: readonly string[],
): ReadonlyMap<string, Readonly<Record<string, FieldValue>>> {
  const values = new Map<string, Record<string, FieldValue>>();
  const rows = database.all<{ document: string; field: string; value: string }>(
    `SELECT f.document, f.field, f.value FROM document_field f JOIN item i ON i.id = f.field
     WHERE f.value IS NOT NULL AND i.kind = 'field' AND i.made_order IS NOT NULL
       AND EXISTS (SELECT 1 FROM life WHERE subject = i.id AND covered = 0)
       ${only === undefined ? '' : 'AND f.document IN (SELECT value FROM json_each(?))'}`,
    ...(only === undefined ? [] : [JSON.stringify(only)]),
  );
  for (const { document, field, value } of rows) {
    const known = values.get(document) ?? {};
    known[field] = JSON.parse(value) as FieldValue;
    values.set(document, known);
  }
  return values;
}
