import { assertNever } from '../base/index.ts';
import { checkQuery } from './check-query.ts';
import { lexQuery, type QueryPiece } from './lex-query.ts';
import type { Query, RelationQuery, ThemeRelation } from './query.ts';
import { faultAt, readAs, type Reading } from './query-fault.ts';
import { readCondition, readNear, readPattern, readWords } from './read-leaf.ts';

/** Where each condition of a query stands in its text, by the identity of the tree's nodes. */
export type QueryPlaces = ReadonlyMap<Query, { readonly start: number; readonly end: number }>;

/** A query that was read, with the places of its parts for faults that are found later. */
export interface ParsedQuery {
  readonly query: Query;
  readonly places: QueryPlaces;
}

/** How deep brackets may stand inside one another: what SQLite's FTS5 parser, with a stack of 100 entries, takes. */
export const deepestBrackets = 10;

/**
 * Reads a query as people write it. Never throws: what cannot be read is a fault with a sentence and a place.
 *
 * Words beside each other must all occur; AND, OR and NOT stand in capitals, AND binds closer than OR, and relations
 * between themes (`SAME`, `BLOCK`, `INSIDE`, `WITHIN/20`, `THEN/50`) closest. Only between themes are those words relations.
 */
export function parseQuery(text: string): Reading<ParsedQuery> {
  const pieces = lexQuery(text);
  if (!pieces.ok) return pieces;
  if (pieces.value.length === 0) {
    return faultAt('There is nothing to search for yet. Type a word or a "phrase".', 0, text.length);
  }
  const parser = parserOver(pieces.value, text.length);
  const query = parser.whole();
  if (!query.ok) return query;
  const fault = checkQuery(query.value, parser.places);
  return fault === null ? readAs({ query: query.value, places: parser.places }) : { ok: false, fault };
}

interface Parser {
  readonly places: QueryPlaces;
  readonly whole: () => Reading<Query>;
}

function parserOver(pieces: readonly QueryPiece[], length: number): Parser {
  const places = new Map<Query, { readonly start: number; readonly end: number }>();
  let next = 0;
  const peek = (): QueryPiece | undefined => pieces[next];
  const placed = <Node extends Query>(node: Node, start: number): Node => {
    places.set(node, { start, end: pieces[next - 1]?.end ?? start });
    return node;
  };

  const either = (depth: number): Reading<Query> => {
    const start = peek()?.start ?? length;
    const parts: Query[] = [];
    for (;;) {
      const part = all(depth);
      if (!part.ok) return part;
      parts.push(part.value);
      const piece = peek();
      if (piece?.kind !== 'operator' || piece.word !== 'OR') break;
      next += 1;
    }
    return readAs(joined('or', parts, (node) => placed(node, start)));
  };

  const all = (depth: number): Reading<Query> => {
    const start = peek()?.start ?? length;
    const parts: Query[] = [];
    for (;;) {
      const part = maybeNot(depth);
      if (!part.ok) return part;
      parts.push(part.value);
      const piece = peek();
      if (piece === undefined || piece.kind === 'close') break;
      if (piece.kind === 'operator' && piece.word === 'OR') break;
      if (piece.kind === 'operator' && piece.word === 'AND') next += 1;
    }
    return readAs(joined('and', parts, (node) => placed(node, start)));
  };

  const maybeNot = (depth: number): Reading<Query> => {
    const piece = peek();
    if (piece?.kind !== 'operator' || piece.word !== 'NOT') return related(depth);
    next += 1;
    const part = related(depth);
    return part.ok ? readAs(placed({ kind: 'not', part: part.value }, piece.start)) : part;
  };

  const related = (depth: number): Reading<Query> => {
    const start = peek()?.start ?? length;
    const first = one(depth);
    if (!first.ok) return first;
    let left = first.value;
    for (;;) {
      const relation = relationAt(pieces, next, isAboutThemes(left));
      if (relation === null) return readAs(left);
      if (!relation.ok) return relation;
      next += 1;
      const right = one(depth);
      if (!right.ok) return right;
      const node: RelationQuery = { kind: 'relation', relation: relation.value, left, right: right.value };
      left = placed(node, start);
    }
  };

  const one = (depth: number): Reading<Query> => {
    const piece = peek();
    if (piece === undefined) return faultAt('The search ends where a word is expected.', length, length);
    next += 1;
    switch (piece.kind) {
      case 'words':
        return leaf(readWords(piece), piece);
      case 'near':
        return leaf(readNear(piece), piece);
      case 'pattern':
        return leaf(readPattern(piece), piece);
      case 'condition':
        return leaf(readCondition(piece), piece);
      case 'open':
        return inBrackets(piece, depth);
      case 'close':
        return faultAt(
          'A bracket is closed that was never opened, or stands where a word is expected.',
          piece.start,
          piece.end,
        );
      case 'operator':
        return piece.word === 'NOT'
          ? faultAt(
              'NOT needs something before it to leave out from, as in: training NOT course.',
              piece.start,
              piece.end,
            )
          : faultAt(`${piece.word} needs a word before and after it.`, piece.start, piece.end);
      default:
        return assertNever(piece, 'piece of a query');
    }
  };

  const inBrackets = (open: QueryPiece, depth: number): Reading<Query> => {
    if (depth === deepestBrackets) {
      return faultAt(
        `Brackets can stand inside one another ${deepestBrackets} deep at most.`,
        open.start,
        open.end,
      );
    }
    const inner = either(depth + 1);
    if (!inner.ok) return inner;
    if (peek()?.kind !== 'close') {
      return faultAt('A bracket is opened and never closed.', open.start, open.end);
    }
    next += 1;
    return inner;
  };

  const leaf = (read: Reading<Query>, piece: QueryPiece): Reading<Query> =>
    read.ok ? readAs(placed(read.value, piece.start)) : read;

  return {
    places,
    whole: () => {
      const query = either(0);
      const rest = peek();
      if (query.ok && rest !== undefined) {
        return faultAt('A bracket is closed that was never opened.', rest.start, rest.end);
      }
      return query;
    },
  };
}

/** Several parts under one operator; one part alone is itself. */
function joined(kind: 'and' | 'or', parts: readonly Query[], placed: (node: Query) => Query): Query {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : placed({ kind, parts });
}

/** Whether a query says something about passages, so that a relation may follow it. */
function isAboutThemes(query: Query): boolean {
  switch (query.kind) {
    case 'theme':
    case 'relation':
    case 'tagged':
      return true;
    case 'field':
      return query.field === 'reviewer';
    case 'not':
      return isAboutThemes(query.part);
    case 'and':
    case 'or':
      return query.parts.some(isAboutThemes);
    default:
      return false;
  }
}

const plainRelations = { SAME: 'same', BLOCK: 'block', INSIDE: 'inside' } as const;

const countedRelation = /^(WITHIN|THEN)(?:\/(\d{1,5}))?$/u;

/**
 * The relation at a piece, or null where the piece is an ordinary word. Without a number it is a relation only where it
 * stands between conditions on passages, because texts are searched for those words, too.
 */
function relationAt(
  pieces: readonly QueryPiece[],
  index: number,
  afterTheme: boolean,
): Reading<ThemeRelation> | null {
  const piece = pieces[index];
  if (piece?.kind !== 'words' || piece.quoted || piece.prefix) return null;
  const follower = pieces[index + 1]?.kind;
  const isBetween = afterTheme && (follower === 'condition' || follower === 'open');
  if (piece.text === 'SAME' || piece.text === 'BLOCK' || piece.text === 'INSIDE') {
    return isBetween ? readAs({ name: plainRelations[piece.text] }) : null;
  }
  const counted = countedRelation.exec(piece.text);
  if (counted === null) return null;
  const [, name = '', words] = counted;
  if (words !== undefined) {
    return readAs({ name: name === 'WITHIN' ? 'within' : 'then', words: Number(words) });
  }
  return isBetween
    ? faultAt(
        `${name} needs the number of words, as in: theme:TR ${name}/20 theme:CU.`,
        piece.start,
        piece.end,
      )
    : null;
}
