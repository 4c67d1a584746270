import { orderKey } from '../base/index.ts';
import type { Operation } from '../model/index.ts';
import { json, plain } from './cells-of-operation.ts';
import type { Change } from './change.ts';

/** An operation on one of the matter's lists. */
export type ItemOperation = Extract<
  Operation,
  { readonly type: 'item.create' | 'item.set' | 'item.delete' | 'item.restore' }
>;

/** What an operation on one of the matter's lists changes: each field of an item is a register by itself. */
export function foldItem(operation: ItemOperation): readonly Change[] {
  const { item } = operation.body;
  const order = orderKey(operation);
  const life: Change = {
    kind: 'token',
    table: 'life',
    key: [operation.id, item],
    values: { op_order: order },
  };
  const field = (name: string, value: unknown): Change => ({
    kind: 'register',
    table: 'item_field',
    key: [item, name],
    group: 'value',
    values: { value: json(plain(value)) },
    order,
  });
  switch (operation.type) {
    case 'item.create': {
      const { kind, fields } = operation.body;
      return [
        {
          kind: 'once',
          table: 'item',
          key: [item],
          values: { kind, reviewer: operation.reviewer, at_ms: operation.atMs },
          order,
        },
        ...Object.entries(fields).map(([name, value]) => field(name, value)),
        life,
      ];
    }
    case 'item.set':
      return [field(operation.body.field, operation.body.value), life];
    case 'item.delete':
      return operation.body.covers.map((token) => ({ kind: 'cover', table: 'life', key: [token, item] }));
    case 'item.restore':
      return [life];
  }
}
