import {
  foldTable,
  groupOrderColumn,
  type Cell,
  type OperationOrigin,
  type StandingState,
  type StandingTag,
  type StandingText,
} from '../../shared/fold/index.ts';
import type { ReadableDatabase } from './database.ts';
import { readVersion } from './text-versions.ts';

/** The state as the tables hold it now, for inverting acts. */
export function standingState(database: ReadableDatabase): StandingState {
  return {
    register: (table, key, group) => {
      const { key: columns, groups } = foldTable(table);
      const order = groupOrderColumn(group);
      const row = database.get<Readonly<Record<string, Cell>>>(
        `SELECT ${[order, ...(groups[group] ?? [])].join(', ')} FROM ${table}
         WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`,
        ...key,
      );
      const standing = row?.[order];
      return row === undefined || typeof standing !== 'string' ? null : { order: standing, values: row };
    },
    lives: (subject) =>
      database
        .all<{
          operation: string;
        }>('SELECT operation FROM life WHERE subject = ? AND covered = 0 ORDER BY op_order', subject)
        .map((row) => row.operation),
    madeOn: (document) => ({
      passages: database
        .all<{ id: string }>(
          `SELECT id FROM passage p WHERE document = ? AND made_order IS NOT NULL
             AND EXISTS (SELECT 1 FROM life WHERE subject = p.id AND covered = 0)`,
          document,
        )
        .map(({ id }) => id),
      blocks: database
        .all<{ number: number; furniture_order: string | null; own_order: string | null }>(
          'SELECT number, furniture_order, own_order FROM block_mark WHERE document = ?',
          document,
        )
        .flatMap(({ number: block, furniture_order, own_order }) => [
          ...(furniture_order === null
            ? []
            : [{ block, mark: 'furniture' as const, order: furniture_order }]),
          ...(own_order === null ? [] : [{ block, mark: 'own' as const, order: own_order }]),
        ]),
    }),
    tags: (passage) =>
      database.all<StandingTag>(
        'SELECT operation, theme, reviewer FROM tag WHERE passage = ? AND covered = 0 ORDER BY op_order',
        passage,
      ),
    tagGivenBy: (operation) =>
      database.get<StandingTag & { readonly passage: string }>(
        'SELECT operation, passage, theme, reviewer FROM tag WHERE operation = ? AND passage IS NOT NULL',
        operation,
      ) ?? null,
    documentTags: (document) =>
      database.all<StandingTag>(
        'SELECT operation, theme, reviewer FROM document_tag WHERE document = ? AND covered = 0 ORDER BY op_order',
        document,
      ),
    documentTagGivenBy: (operation) =>
      database.get<StandingTag & { readonly document: string }>(
        'SELECT operation, document, theme, reviewer FROM document_tag WHERE operation = ? AND document IS NOT NULL',
        operation,
      ) ?? null,
    texts: (subject, field) =>
      database.all<StandingText>(
        `SELECT operation, content FROM text_version
         WHERE subject = ? AND field = ? AND covered = 0 ORDER BY op_order DESC`,
        subject,
        field,
      ),
    textWrittenBy: (operation, field) => readVersion(database, operation, field),
    originOf: (operation) =>
      database.get<OperationOrigin>(
        'SELECT reviewer, replica, undoes FROM operation WHERE id = ?',
        operation,
      ) ?? null,
  };
}
