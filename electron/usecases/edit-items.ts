import { canonicalJson, failure, success, type JsonValue, type Result } from '../../shared/base/index.ts';
import type {
  Item,
  ItemChange,
  ItemContent,
  ItemKind,
  OperationBodies,
  OperationDraft,
} from '../../shared/model/index.ts';
import { readItemKind, readItems, readLifeTokens } from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';

/** The standing items of one list, in order of making. */
export function listItems<Kind extends ItemKind>(context: MatterContext, kind: Kind): readonly Item<Kind>[] {
  return readItems(context.reader, kind);
}

/** Adds an item to its list; a name that the list already has is refused (`item-exists`). */
export function createItem(context: MatterContext, item: ItemContent): Result<Item> {
  const made = createItems(context, [item]);
  if (!made.ok) return made;
  const [only] = made.value;
  return only === undefined ? noItem() : success(only);
}

/** Adds items to their lists in one act; where one of the names is taken, nothing is added (`item-exists`). */
export function createItems(context: MatterContext, items: readonly ItemContent[]): Result<readonly Item[]> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const operations: (OperationDraft & { readonly type: 'item.create' })[] = [];
  const labels = new Map<ItemKind, string[]>();
  for (const item of items) {
    const label = labelOf(item.fields);
    if (label.trim() === '') return failure('call-invalid', 'It needs a name. Nothing was added.');
    const others =
      labels.get(item.kind) ?? readItems(context.reader, item.kind).map(({ fields }) => labelOf(fields));
    if (others.some((other) => sameLabel(other, label))) return taken(label);
    labels.set(item.kind, [...others, label]);
    operations.push({ type: 'item.create', body: { item: context.newIdentifier(), ...item } });
  }
  if (operations.length > 0) writing.value.write(operations);
  const made: Item[] = [];
  for (const { body } of operations) {
    const item = requireItem(context, body.kind, body.item);
    if (!item.ok) return item;
    made.push(item.value);
  }
  return success(made);
}

/** Changes one field of an item. */
export function setItem(context: MatterContext, itemId: string, change: ItemChange): Result<Item> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const item = requireItem(context, change.kind, itemId);
  if (!item.ok) return item;
  const fields: Readonly<Record<string, unknown>> = { ...item.value.fields };
  const was = fields[change.field];
  if (sameValue(was, change.value)) return item;
  if (change.field === 'name' || change.field === 'word') {
    const label = String(change.value);
    if (label.trim() === '') return failure('call-invalid', 'It needs a name. Nothing was changed.');
    const others = readItems(context.reader, change.kind).filter((other) => other.id !== itemId);
    if (others.some((other) => sameLabel(labelOf(other.fields), label))) return taken(label);
  }
  const body = { item: itemId, ...change, was } as OperationBodies['item.set'];
  writing.value.write([{ type: 'item.set', body }]);
  return requireItem(context, change.kind, itemId);
}

/** Removes items from their lists in one act. */
export function deleteItems(context: MatterContext, itemIds: readonly string[]): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const operations: OperationDraft[] = [];
  for (const item of new Set(itemIds)) {
    const kind = readItemKind(context.reader, item);
    if (kind === null) return noItem();
    operations.push({
      type: 'item.delete',
      body: { item, kind, covers: readLifeTokens(context.reader, item) },
    });
  }
  if (operations.length > 0) writing.value.write(operations);
  return success(null);
}

/** A standing item of a list, or `item-not-found`. */
export function requireItem<Kind extends ItemKind>(
  context: MatterContext,
  kind: Kind,
  itemId: string,
): Result<Item<Kind>> {
  const item = readItems(context.reader, kind, itemId)[0];
  return item === undefined ? noItem() : success(item);
}

function noItem(): ReturnType<typeof failure> {
  return failure('item-not-found', 'This entry is not in the matter any more; it may have been deleted.');
}

function taken(label: string): ReturnType<typeof failure> {
  return failure('item-exists', `The list already has “${label.trim()}”. Choose another name.`);
}

function labelOf(fields: Item['fields']): string {
  return 'name' in fields ? fields.name : fields.word;
}

function sameLabel(one: string, other: string): boolean {
  return one.trim().localeCompare(other.trim(), 'en', { sensitivity: 'accent' }) === 0;
}

function sameValue(one: unknown, other: unknown): boolean {
  return canonicalJson(one as JsonValue) === canonicalJson(other as JsonValue);
}
