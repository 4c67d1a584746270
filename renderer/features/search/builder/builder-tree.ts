import {
  parseQuery,
  printQuery,
  queryFields,
  type Query,
  type QueryField,
  type QueryLeaf,
  type RelationQuery,
  type ThemeRelation,
} from '../../../../shared/query/index.ts';

/** The terms of a NEAR as they are typed, before they can be read. */
interface NearDraft {
  readonly kind: 'near';
  readonly words: string;
  readonly distance: number;
}

/** A condition as the builder shows it: like a condition of a query, but it may still be empty. */
export type ConditionDraft = Exclude<QueryLeaf, { readonly kind: 'near' }> | NearDraft;

/** A part of a search as the builder shows it. */
export type BuilderNode = { readonly id: string; readonly negated: boolean } & (
  | { readonly kind: 'condition'; readonly condition: ConditionDraft }
  | { readonly kind: 'group'; readonly join: 'and' | 'or'; readonly parts: readonly BuilderNode[] }
  | {
      readonly kind: 'relation';
      readonly relation: ThemeRelation;
      readonly left: BuilderNode;
      readonly right: BuilderNode;
    }
);

/** A group of parts. */
export type BuilderGroup = Extract<BuilderNode, { readonly kind: 'group' }>;

/** Gives each part of the builder an identity of its own, which it keeps while it is edited. */
export function nodeIdentifiers(): () => string {
  let given = 0;
  return () => `part-${String((given += 1))}`;
}

/** The group that shows a search; a single condition stands alone in it. */
export function builderOf(query: Query, newId: () => string): BuilderGroup {
  const node = nodeOf(query, newId);
  return node.kind === 'group' && !node.negated ? node : groupOf([node], newId);
}

/** An empty group. */
export function emptyBuilder(newId: () => string): BuilderGroup {
  return groupOf([], newId);
}

/** The search that the builder's parts say, or null while none of them is complete; incomplete ones are left out. */
export function queryOf(node: BuilderNode): Query | null {
  const plain = plainQueryOf(node);
  if (plain === null) return null;
  return node.negated ? { kind: 'not', part: plain } : plain;
}

/** The builder's parts as the plain text that says the same. */
export function textOf(group: BuilderGroup): string {
  const query = queryOf(group);
  return query === null ? '' : printQuery(query);
}

/** A part put in the place of the one with its identity, or, with null, that one taken out. */
export function withNode(group: BuilderGroup, id: string, next: BuilderNode | null): BuilderGroup {
  const changed = changedNode(group, id, next);
  return changed?.kind === 'group' ? changed : { ...group, parts: [] };
}

/** A group with a further part at its end. */
export function withPart(group: BuilderGroup, id: string, part: BuilderNode): BuilderGroup {
  const add = (node: BuilderNode): BuilderNode => {
    if (node.kind !== 'group') return node;
    const parts = node.parts.map(add);
    return node.id === id ? { ...node, parts: [...parts, part] } : { ...node, parts };
  };
  const added = add(group);
  return added.kind === 'group' ? added : group;
}

/** The kinds of parts that can be added, in the words of the builder. */
export const partKinds = {
  words: 'Words or a "phrase"',
  near: 'Words near each other',
  pattern: 'Regular expression',
  theme: 'Theme',
  relation: 'Two themes and how they stand',
  field: 'Document, kind, publisher, reviewer, status',
  date: 'Date of the document',
  tagged: 'Tagged or not',
  in: 'Where to look',
  group: 'Group in brackets',
} as const;

/** A kind of part that can be added. */
export type PartKind = keyof typeof partKinds;

/** A new part of a kind, still empty where it needs words. */
export function newPart(kind: PartKind, newId: () => string): BuilderNode {
  const condition = (draft: ConditionDraft): BuilderNode => ({
    id: newId(),
    negated: false,
    kind: 'condition',
    condition: draft,
  });
  switch (kind) {
    case 'words':
      return condition({ kind: 'words', text: '', prefix: false });
    case 'near':
      return condition({ kind: 'near', words: '', distance: 10 });
    case 'pattern':
      return condition({ kind: 'pattern', source: '', caseSensitive: false });
    case 'theme':
      return condition({ kind: 'theme', theme: '', below: false });
    case 'field':
      return condition({ kind: 'field', field: 'document', value: '' });
    case 'date':
      return condition({ kind: 'date', from: null, to: null });
    case 'tagged':
      return condition({ kind: 'tagged', tagged: true });
    case 'in':
      return condition({ kind: 'in', place: 'notes' });
    case 'relation':
      return {
        id: newId(),
        negated: false,
        kind: 'relation',
        relation: { name: 'same' },
        left: newPart('theme', newId),
        right: newPart('theme', newId),
      };
    case 'group':
      return { id: newId(), negated: false, kind: 'group', join: 'or', parts: [newPart('words', newId)] };
  }
}

/** How two themes can stand to each other, in the words of the builder; those with a number take words. */
export const relationWords: Readonly<Record<ThemeRelation['name'], string>> = {
  same: 'on the same passage as',
  block: 'in the same block as',
  inside: 'inside',
  within: 'within so many words of',
  then: 'followed, within so many words, by',
};

/** A relation of a name, with the number of words that was there before or a usual one. */
export function relationNamed(name: ThemeRelation['name'], before: ThemeRelation): ThemeRelation {
  const words = 'words' in before ? before.words : 20;
  return name === 'within' || name === 'then' ? { name, words } : { name };
}

/** Whether a text is the name of a field. */
export function isQueryField(name: string): name is QueryField {
  return (queryFields as readonly string[]).includes(name);
}

function groupOf(parts: readonly BuilderNode[], newId: () => string): BuilderGroup {
  return { id: newId(), negated: false, kind: 'group', join: 'and', parts };
}

function nodeOf(query: Query, newId: () => string): BuilderNode {
  switch (query.kind) {
    case 'not': {
      const part = nodeOf(query.part, newId);
      return part.negated ? { ...groupOf([part], newId), negated: true } : { ...part, negated: true };
    }
    case 'and':
    case 'or':
      return {
        id: newId(),
        negated: false,
        kind: 'group',
        join: query.kind,
        parts: query.parts.map((part) => nodeOf(part, newId)),
      };
    case 'relation':
      return {
        id: newId(),
        negated: false,
        kind: 'relation',
        relation: query.relation,
        left: nodeOf(query.left, newId),
        right: nodeOf(query.right, newId),
      };
    case 'near':
      return {
        id: newId(),
        negated: false,
        kind: 'condition',
        condition: {
          kind: 'near',
          words: query.terms.map((term) => printQuery(term)).join(' '),
          distance: query.distance,
        },
      };
    default:
      return { id: newId(), negated: false, kind: 'condition', condition: query };
  }
}

function plainQueryOf(node: BuilderNode): Query | null {
  switch (node.kind) {
    case 'condition':
      return leafOf(node.condition);
    case 'relation': {
      const left = queryOf(node.left);
      const right = queryOf(node.right);
      if (left === null || right === null) return null;
      const relation: RelationQuery = { kind: 'relation', relation: node.relation, left, right };
      return readable(relation);
    }
    case 'group': {
      const parts = node.parts.map(queryOf).filter((part) => part !== null);
      const [only] = parts;
      if (only === undefined) return null;
      return parts.length === 1 ? only : { kind: node.join, parts };
    }
  }
}

/** The condition where it is complete: what is printed of it is read as the same again. */
function leafOf(draft: ConditionDraft): Query | null {
  switch (draft.kind) {
    case 'near': {
      const parsed = parseQuery(`NEAR(${draft.words}, ${String(draft.distance)})`);
      return parsed.ok && parsed.value.query.kind === 'near' ? parsed.value.query : null;
    }
    case 'words':
      return draft.text.trim() === '' ? null : readable(draft);
    case 'theme':
      return draft.theme === '' ? null : readable(draft);
    case 'field':
      return draft.value.trim() === '' ? null : readable(draft);
    case 'date':
      return draft.from === null && draft.to === null ? null : readable(draft);
    case 'pattern':
      return draft.source === '' ? null : readable(draft);
    default:
      return draft;
  }
}

function readable(query: Query): Query | null {
  const parsed = parseQuery(printQuery(query));
  return parsed.ok ? parsed.value.query : null;
}

function changedNode(node: BuilderNode, id: string, next: BuilderNode | null): BuilderNode | null {
  if (node.id === id) return next;
  switch (node.kind) {
    case 'condition':
      return node;
    case 'group': {
      const parts = node.parts.map((part) => changedNode(part, id, next)).filter((part) => part !== null);
      return { ...node, parts };
    }
    case 'relation': {
      const left = changedNode(node.left, id, next);
      const right = changedNode(node.right, id, next);
      return left === null || right === null ? null : { ...node, left, right };
    }
  }
}
