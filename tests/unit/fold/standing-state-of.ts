import type { Operation } from '../../../shared/model/index.ts';
import {
  foldInMemory,
  groupOrderColumn,
  type Cell,
  type FoldTableName,
  type StandingState,
} from '../../../shared/fold/index.ts';

/** The standing state of a set of operations held in memory, as the store gives it of its tables. */
export function standingStateOf(operations: readonly Operation[]): StandingState {
  const state = foldInMemory(operations);
  const rows = (table: FoldTableName): readonly Readonly<Record<string, Cell>>[] => [
    ...(state.get(table)?.values() ?? []),
  ];
  const tagOf = (row: Readonly<Record<string, Cell>>) => ({
    operation: text(row['operation']),
    passage: text(row['passage']),
    theme: text(row['theme']),
    reviewer: text(row['reviewer']),
  });
  const documentTagOf = (row: Readonly<Record<string, Cell>>) => ({
    operation: text(row['operation']),
    document: text(row['document']),
    theme: text(row['theme']),
    reviewer: text(row['reviewer']),
  });
  return {
    register: (table, key, group) => {
      const row = state.get(table)?.get(JSON.stringify(key));
      const order = row?.[groupOrderColumn(group)];
      return row === undefined || typeof order !== 'string' ? null : { order, values: row };
    },
    lives: (subject) =>
      rows('life')
        .filter((row) => row['subject'] === subject && row['covered'] === 0)
        .map((row) => text(row['operation'])),
    madeOn: (document) => ({
      passages: rows('passage')
        .filter(
          (row) =>
            row['document'] === document &&
            rows('life').some((life) => life['subject'] === row['id'] && life['covered'] === 0),
        )
        .map((row) => text(row['id'])),
      blocks: rows('block_mark')
        .filter((row) => row['document'] === document)
        .flatMap((row) =>
          (['furniture', 'own'] as const).flatMap((mark) => {
            const order = row[groupOrderColumn(mark)];
            return typeof order === 'string' ? [{ block: Number(row['number']), mark, order }] : [];
          }),
        ),
    }),
    tags: (passage) =>
      rows('tag')
        .filter((row) => row['passage'] === passage && row['covered'] === 0)
        .map(tagOf),
    tagGivenBy: (operation) => {
      const row = rows('tag').find(
        (tag) => tag['operation'] === operation && typeof tag['passage'] === 'string',
      );
      return row === undefined ? null : tagOf(row);
    },
    documentTags: (document) =>
      rows('document_tag')
        .filter((row) => row['document'] === document && row['covered'] === 0)
        .map(documentTagOf),
    documentTagGivenBy: (operation) => {
      const row = rows('document_tag').find(
        (tag) => tag['operation'] === operation && typeof tag['document'] === 'string',
      );
      return row === undefined ? null : documentTagOf(row);
    },
    texts: (subject, field) =>
      rows('text_version')
        .filter((row) => row['subject'] === subject && row['field'] === field && row['covered'] === 0)
        .map((row) => ({ operation: text(row['operation']), content: text(row['content']) })),
    textWrittenBy: (operation, field) => {
      const content = state.get('text_version')?.get(JSON.stringify([operation, field]))?.['content'];
      return typeof content === 'string' ? content : null;
    },
    originOf: (operation) => operations.find((known) => known.id === operation) ?? null,
  };
}

/** A cell's text; empty where it holds none. */
export function text(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}
