import { failure, success, type Result } from '../../shared/base/index.ts';
import { tokensOf, type MatchTerm } from '../../shared/text/index.ts';

/** A query ready for the full-text index, and what its hits are marked by. */
export interface SearchQuery {
  /** An FTS5 expression made only of quoted tokens, operators and brackets. */
  readonly expression: string;
  /** The terms that a hit contains; negated ones are not among them. */
  readonly terms: readonly MatchTerm[];
}

type Piece =
  | { readonly kind: 'term'; readonly text: string; readonly prefix: boolean; readonly at: number }
  | { readonly kind: 'operator'; readonly word: 'AND' | 'OR' | 'NOT'; readonly at: number }
  | { readonly kind: 'near'; readonly inside: string; readonly at: number }
  | { readonly kind: 'open' | 'close'; readonly at: number };

/** How many words may stand between the words of a NEAR that names no number. */
const usualDistance = 10;

/** FTS5's parser holds a stack of 100 entries; a bracket with all it can bring along takes up to eight of them. */
const deepestBrackets = 10;

/**
 * Reads a query as people write it: words (all must occur), "phrases in quotation marks", `prefix*`, AND, OR, NOT in
 * capitals, `NEAR(words, 8)`, and brackets. Punctuation inside a word makes it a phrase of its parts, as in the index.
 *
 * A query that cannot be read is refused (`query-invalid`) with a sentence that names the place.
 */
export function readSearchQuery(query: string): Result<SearchQuery> {
  const pieces = splitQuery(query);
  if (!pieces.ok) return pieces;
  const terms: MatchTerm[] = [];
  let next = 0;
  const peek = (): Piece | undefined => pieces.value[next];

  const readOr = (negated: boolean, depth: number): Result<string> => {
    const first = readAnd(negated, depth);
    if (!first.ok) return first;
    const alternatives = [first.value];
    for (let piece = peek(); piece?.kind === 'operator' && piece.word === 'OR'; piece = peek()) {
      next += 1;
      const other = readAnd(negated, depth);
      if (!other.ok) return other;
      alternatives.push(other.value);
    }
    return success(joined(alternatives, 'OR'));
  };

  const readAnd = (negated: boolean, depth: number): Result<string> => {
    const first = readOne(negated, depth);
    if (!first.ok) return first;
    const wanted = [first.value];
    const unwanted: string[] = [];
    for (;;) {
      const piece = peek();
      if (piece === undefined || piece.kind === 'close') break;
      if (piece.kind === 'operator' && piece.word === 'OR') break;
      const operator = piece.kind === 'operator' ? piece.word : 'AND';
      if (piece.kind === 'operator') next += 1;
      const other = readOne(negated || operator === 'NOT', depth);
      if (!other.ok) return other;
      (operator === 'NOT' ? unwanted : wanted).push(other.value);
    }
    const all = joined(wanted, 'AND');
    return success(unwanted.length === 0 ? all : `(${all} NOT ${joined(unwanted, 'OR')})`);
  };

  const readOne = (negated: boolean, depth: number): Result<string> => {
    const piece = peek();
    if (piece === undefined) return refused('The search ends where a word is expected.', query.length);
    next += 1;
    switch (piece.kind) {
      case 'term': {
        const tokens = tokensOf(piece.text).map((token) => token.token);
        if (tokens.length === 0) {
          return refused(`“${piece.text}” holds no letter or digit to search for.`, piece.at);
        }
        if (!negated) terms.push({ tokens, prefix: piece.prefix });
        return success(`"${tokens.join(' ')}"${piece.prefix ? ' *' : ''}`);
      }
      case 'near': {
        const near = readNear(piece.inside, piece.at);
        if (!near.ok) return near;
        if (!negated) terms.push(...near.value.terms);
        return success(near.value.expression);
      }
      case 'open': {
        if (depth === deepestBrackets) {
          return refused(`Brackets can stand inside one another ${deepestBrackets} deep at most.`, piece.at);
        }
        const inner = readOr(negated, depth + 1);
        if (!inner.ok) return inner;
        if (peek()?.kind !== 'close') {
          return refused('A bracket is opened and never closed.', piece.at);
        }
        next += 1;
        return inner;
      }
      case 'close':
        return refused(
          'A bracket is closed that was never opened, or stands where a word is expected.',
          piece.at,
        );
      case 'operator':
        return piece.word === 'NOT'
          ? refused('NOT needs something before it to leave out from, as in: training NOT course.', piece.at)
          : refused(`${piece.word} needs a word before and after it.`, piece.at);
    }
  };

  if (pieces.value.length === 0) {
    return failure('query-invalid', 'There is nothing to search for yet. Type a word or a "phrase".');
  }
  const expression = readOr(false, 0);
  if (!expression.ok) return expression;
  const rest = peek();
  if (rest !== undefined) return refused('A bracket is closed that was never opened.', rest.at);
  return success({ expression: expression.value, terms });
}

/** Several expressions as one, in one pair of brackets however many they are: FTS5's parser takes few brackets. */
function joined(expressions: readonly string[], operator: 'AND' | 'OR'): string {
  const [only] = expressions;
  return expressions.length === 1 && only !== undefined ? only : `(${expressions.join(` ${operator} `)})`;
}

function readNear(inside: string, at: number): Result<SearchQuery> {
  const parts = /^(.*?)(?:,\s*(\d{1,4})\s*)?$/su.exec(inside);
  const pieces = splitQuery(parts?.[1] ?? '');
  if (!pieces.ok) return pieces;
  const terms: MatchTerm[] = [];
  for (const piece of pieces.value) {
    const tokens = piece.kind === 'term' ? tokensOf(piece.text).map((token) => token.token) : [];
    if (piece.kind !== 'term' || tokens.length === 0) {
      return refused(
        'NEAR takes words and "phrases", then a comma and a number, as in: NEAR(review board, 8).',
        at,
      );
    }
    terms.push({ tokens, prefix: piece.prefix });
  }
  if (terms.length < 2) return refused('NEAR needs at least two words, as in: NEAR(review board, 8).', at);
  const words = terms.map(({ tokens, prefix }) => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`);
  return success({ expression: `NEAR(${words.join(' ')}, ${parts?.[2] ?? usualDistance})`, terms });
}

function splitQuery(query: string): Result<readonly Piece[]> {
  const pieces: Piece[] = [];
  const straight = query.replace(/[“”„«»]/gu, '"');
  const pattern = /\s+|NEAR\(((?:[^()"]|"[^"]*")*)\)|"([^"]*)("?)(\*?)|\(|\)|[^\s"()]+/gu;
  for (const match of straight.matchAll(pattern)) {
    const [whole] = match;
    const at = match.index;
    if (/^\s/u.test(whole)) continue;
    if (match[1] !== undefined) pieces.push({ kind: 'near', inside: match[1], at });
    else if (whole === '(') pieces.push({ kind: 'open', at });
    else if (whole === ')') pieces.push({ kind: 'close', at });
    else if (whole.startsWith('"')) {
      if (match[3] === '') return refused('A quotation mark is opened and never closed.', at);
      pieces.push({ kind: 'term', text: match[2] ?? '', prefix: match[4] === '*', at });
    } else if (whole === 'AND' || whole === 'OR' || whole === 'NOT') {
      pieces.push({ kind: 'operator', word: whole, at });
    } else {
      const prefix = whole.endsWith('*');
      pieces.push({ kind: 'term', text: prefix ? whole.replace(/\*+$/u, '') : whole, prefix, at });
    }
  }
  return success(pieces);
}

function refused(sentence: string, at: number): ReturnType<typeof failure> {
  return failure('query-invalid', `${sentence} (At character ${at + 1}.)`);
}
