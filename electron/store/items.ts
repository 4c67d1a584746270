import type { Item, ItemKind } from '../../shared/model/index.ts';
import type { ReadableDatabase, SqlValue } from './database.ts';

interface ItemRow {
  readonly id: string;
  readonly kind: ItemKind;
  readonly reviewer: string;
  readonly at_ms: number;
  readonly field: string;
  readonly value: string;
}

/** The standing items of one of the matter's lists, in order of making; of one id where it is named. */
export function readItems<Kind extends ItemKind>(
  database: ReadableDatabase,
  kind: Kind,
  only?: string,
): readonly Item<Kind>[] {
  const values: SqlValue[] = only === undefined ? [kind] : [kind, only];
  const rows = database.all<ItemRow>(
    `SELECT i.id, i.kind, i.reviewer, i.at_ms, f.field, f.value
     FROM item i JOIN item_field f ON f.item = i.id
     WHERE i.kind = ?${only === undefined ? '' : ' AND i.id = ?'} AND i.made_order IS NOT NULL
       AND EXISTS (SELECT 1 FROM life WHERE subject = i.id AND covered = 0)
     ORDER BY i.made_order`,
    ...values,
  );
  const items = new Map<string, { readonly row: ItemRow; readonly fields: Record<string, unknown> }>();
  for (const row of rows) {
    const item = items.get(row.id) ?? { row, fields: {} };
    items.set(row.id, item);
    item.fields[row.field] = JSON.parse(row.value) as unknown;
  }
  return [...items.values()].map(
    ({ row, fields }) =>
      ({
        id: row.id,
        kind: row.kind,
        fields,
        reviewer: row.reviewer,
        createdAtMs: row.at_ms,
      }) as unknown as Item<Kind>,
  );
}

/** The kind of an item that stands, or null. */
export function readItemKind(database: ReadableDatabase, id: string): ItemKind | null {
  return (
    database.get<{ kind: ItemKind }>(
      `SELECT kind FROM item WHERE id = ? AND made_order IS NOT NULL
         AND EXISTS (SELECT 1 FROM life WHERE subject = item.id AND covered = 0)`,
      id,
    )?.kind ?? null
  );
}
