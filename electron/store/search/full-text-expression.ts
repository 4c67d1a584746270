import { matchTermOf, type Query, type WordsQuery } from '../../../shared/query/index.ts';

/** An FTS5 expression, made only of quoted tokens, operators and brackets. */
export interface FullTextExpression {
  readonly expression: string;
  /** True where it says exactly what the query says; false where blocks that it finds must be looked at. */
  readonly exact: boolean;
}

/**
 * What the full-text index can say of a query: an expression that finds at least every block (or note) that the query
 * does; null where the index alone leaves nothing out.
 */
export function fullTextExpression(query: Query): FullTextExpression | null {
  switch (query.kind) {
    case 'words':
      return { expression: phrase(query), exact: true };
    case 'near':
      return {
        expression: `NEAR(${query.terms.map(phrase).join(' ')}, ${query.distance})`,
        exact: true,
      };
    case 'and':
      return ofAll(query.parts);
    case 'or': {
      const parts = query.parts.map(fullTextExpression);
      const known = parts.filter((part) => part !== null);
      if (known.length < parts.length || known.length === 0) return null;
      return { expression: joined(expressions(known), 'OR'), exact: known.every((part) => part.exact) };
    }
    default:
      return null;
  }
}

function ofAll(parts: readonly Query[]): FullTextExpression | null {
  const wanted = parts.map(fullTextExpression).filter((part) => part !== null);
  if (wanted.length === 0) return null;
  const negations = parts.filter((part) => part.kind === 'not').map((part) => fullTextExpression(part.part));
  const unwanted = negations.filter((part) => part?.exact === true).filter((part) => part !== null);
  const all = joined(expressions(wanted), 'AND');
  return {
    expression: unwanted.length === 0 ? all : `(${all} NOT ${joined(expressions(unwanted), 'OR')})`,
    exact: wanted.every((part) => part.exact) && wanted.length + unwanted.length === parts.length,
  };
}

function phrase(words: WordsQuery): string {
  const { tokens, prefix } = matchTermOf(words);
  return `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;
}

function expressions(parts: readonly FullTextExpression[]): readonly string[] {
  return parts.map((part) => part.expression);
}

/** Several expressions as one, in one pair of brackets however many they are: FTS5's parser takes few brackets. */
function joined(parts: readonly string[], operator: 'AND' | 'OR'): string {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : `(${parts.join(` ${operator} `)})`;
}
