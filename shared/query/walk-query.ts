import type { Query, QueryLeaf, RelationQuery } from './query.ts';

/** A condition that says something about words: what texts are searched for. */
export function isAboutText(query: Query): boolean {
  return query.kind === 'words' || query.kind === 'near' || query.kind === 'pattern';
}

/** All conditions of a query in the order of its text, those inside relations included. */
export function leavesOf(query: Query): readonly QueryLeaf[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap(leavesOf);
    case 'not':
      return leavesOf(query.part);
    case 'relation':
      return [...leavesOf(query.left), ...leavesOf(query.right)];
    default:
      return [query];
  }
}

/** All relations of a query, the outer ones before those inside them. */
export function relationsIn(query: Query): readonly RelationQuery[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap(relationsIn);
    case 'not':
      return relationsIn(query.part);
    case 'relation':
      return [query, ...relationsIn(query.left), ...relationsIn(query.right)];
    default:
      return [];
  }
}

/** What a tree of AND, OR and NOT joins: conditions, and relations as wholes. */
export type QueryTerm = QueryLeaf | RelationQuery;

/** The terms under no NOT (or under two): what a hit can owe its place to. */
export function wantedTerms(query: Query, wanted = true): readonly QueryTerm[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap((part) => wantedTerms(part, wanted));
    case 'not':
      return wantedTerms(query.part, !wanted);
    default:
      return wanted ? [query] : [];
  }
}
