import type { Query } from './query.ts';
import { leavesOf } from './walk-query.ts';

/**
 * What a query lists. `text`: the places of its words; `passages` and `documents`: those that meet its conditions; `none`:
 * nothing by itself (words to leave out); `mixed`: alternatives of different kinds.
 */
export type QueryKind = 'text' | 'passages' | 'documents' | 'none' | 'mixed';

/** What a query lists, by its parts: words decide over themes, themes over fields of documents. */
export function kindOf(query: Query): QueryKind {
  switch (query.kind) {
    case 'words':
    case 'near':
    case 'pattern':
      return 'text';
    case 'theme':
    case 'relation':
      return 'passages';
    case 'field':
      return query.field === 'reviewer' ? 'passages' : 'documents';
    case 'date':
    case 'tagged':
      return 'documents';
    case 'in':
      return 'none';
    case 'not':
      return kindOfNegation(query.part);
    case 'and': {
      const kinds = new Set(query.parts.map(kindOf));
      return (['text', 'mixed', 'passages', 'documents'] as const).find((kind) => kinds.has(kind)) ?? 'none';
    }
    case 'or': {
      const [kind = 'none', other] = new Set(query.parts.map(kindOf));
      return other === undefined ? kind : 'mixed';
    }
  }
}

/** What does not meet conditions can be listed, what does not hold words cannot: a matter holds too much of it. */
function kindOfNegation(part: Query): QueryKind {
  const kinds = new Set(leavesOf(part).map(kindOf));
  if (kinds.has('text')) return 'none';
  return (['passages', 'documents'] as const).find((kind) => kinds.has(kind)) ?? 'none';
}

/** In how many ways a query may be a choice between kinds before it is refused. */
export const mostAlternatives = 16;

/** How many alternatives `alternativesOf` would give. */
export function countAlternatives(query: Query): number {
  if (kindOf(query) !== 'mixed') return 1;
  if (query.kind === 'or') return query.parts.reduce((sum, part) => sum + countAlternatives(part), 0);
  if (query.kind === 'and') return query.parts.reduce((ways, part) => ways * countAlternatives(part), 1);
  return 1;
}

/**
 * A query as alternatives that each list one kind: `(training OR theme:TR) kind:letter` is `training kind:letter` or
 * `theme:TR kind:letter`. Conditions keep their identity.
 */
export function alternativesOf(query: Query): readonly Query[] {
  if (kindOf(query) !== 'mixed') return [query];
  if (query.kind === 'or') return query.parts.flatMap(alternativesOf);
  if (query.kind !== 'and') return [query];
  return query.parts
    .map(alternativesOf)
    .reduce<readonly (readonly Query[])[]>(
      (ways, choices) => ways.flatMap((way) => choices.map((choice) => [...way, choice])),
      [[]],
    )
    .map((parts) => ({ kind: 'and', parts }));
}
