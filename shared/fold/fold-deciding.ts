import { orderKey } from '../base/index.ts';
import type { Operation } from '../model/index.ts';
import { json } from './cells-of-operation.ts';
import type { Cells, Change } from './change.ts';
import type { Cell, FoldTableName } from './tables.ts';

/** An operation by which a question about a document is answered or settled. */
export type DecidingOperation = Extract<Operation, { readonly type: 'document.decide' | 'document.settle' }>;

/** What an answer to a question about a document changes, or a settlement over such answers. */
export function foldDeciding(operation: DecidingOperation): readonly Change[] {
  const register = (table: FoldTableName, key: readonly Cell[], values: Cells): readonly Change[] => [
    { kind: 'register', table, key, group: 'answer', values, order: orderKey(operation) },
  ];
  switch (operation.type) {
    case 'document.decide': {
      const { document, question, answer, reason } = operation.body;
      return register('decision', [document, question, operation.reviewer], {
        answer,
        reason,
        answered_at_ms: operation.atMs,
      });
    }
    case 'document.settle': {
      const { document, question, settled } = operation.body;
      return register('settlement', [document, question], {
        answer: settled.answer,
        reason: settled.reason,
        settled_over: json(settled.over),
        settled_by: operation.reviewer,
        settled_at_ms: operation.atMs,
      });
    }
  }
}
