import { assertNever } from '../base/index.ts';
import { tokensOf } from '../text/index.ts';
import { readDateCondition } from './date-range.ts';
import { lexQuery, type QueryPiece } from './lex-query.ts';
import type { NearQuery, PatternQuery, QueryLeaf, WordsQuery } from './query.ts';
import { fieldValues, placesSearched, type QueryField } from './query-fields.ts';
import { faultAt, readAs, type Reading } from './query-fault.ts';

type PieceOf<Kind extends QueryPiece['kind']> = QueryPiece & { readonly kind: Kind };

/** How many words may stand between the words of a NEAR that names no number. */
export const usualDistance = 10;

/** A word or phrase; refused where nothing in it can be looked for. */
export function readWords(piece: PieceOf<'words'>): Reading<WordsQuery> {
  const { text, prefix, start, end } = piece;
  if (tokensOf(text).length === 0) {
    return faultAt(`“${text}” holds no letter or digit to search for.`, start, end);
  }
  return readAs({ kind: 'words', text, prefix });
}

/** Words near each other, with the number of words that may stand between. */
export function readNear(piece: PieceOf<'near'>): Reading<NearQuery> {
  const { start, end } = piece;
  const parts = /^(.*?)(?:,\s*(\d{1,4})\s*)?$/su.exec(piece.inside);
  const pieces = lexQuery(parts?.[1] ?? '');
  const terms: WordsQuery[] = [];
  for (const inner of pieces.ok ? pieces.value : []) {
    const words = inner.kind === 'words' ? readWords(inner) : null;
    if (!words?.ok) {
      return faultAt(
        'NEAR takes words and "phrases", then a comma and a number, as in: NEAR(review board, 8).',
        start,
        end,
      );
    }
    terms.push(words.value);
  }
  if (terms.length < 2) {
    return faultAt('NEAR needs at least two words, as in: NEAR(review board, 8).', start, end);
  }
  return readAs({ kind: 'near', terms, distance: Number(parts?.[2] ?? usualDistance) });
}

/** A regular expression; refused in the words of the machine that would run it. */
export function readPattern(piece: PieceOf<'pattern'>): Reading<PatternQuery> {
  const { source, flags, start, end } = piece;
  if (!/^[ic]?$/u.test(flags)) {
    return faultAt(
      'After the closing slash only “c” can stand, which tells capitals from small letters, as in /CPD/c.',
      start,
      end,
    );
  }
  const pattern: PatternQuery = { kind: 'pattern', source, caseSensitive: flags === 'c' };
  try {
    expressionOf(pattern);
  } catch (error) {
    const why = error instanceof SyntaxError ? (error.message.split(': ').at(-1) ?? '') : '';
    return faultAt(`This regular expression cannot be read (${why.toLowerCase()}).`, start, end);
  }
  return readAs(pattern);
}

/** The expression that a pattern means: every match of it, line ends inside a block counting as ends of `^` and `$`. */
export function expressionOf(pattern: PatternQuery): RegExp {
  return new RegExp(pattern.source, pattern.caseSensitive ? 'gmu' : 'gimu');
}

/** A condition by its name: a theme, a field, a date, whether tagged, where to look. */
export function readCondition(piece: PieceOf<'condition'>): Reading<QueryLeaf> {
  const { name, value, start, end } = piece;
  switch (name) {
    case 'theme':
      return readAs({ kind: 'theme', theme: value, below: piece.plus });
    case 'date':
      return readDateCondition(value, start, end);
    case 'tagged':
      return readOneOf(['yes', 'no'], piece, (found) => ({ kind: 'tagged', tagged: found === 'yes' }));
    case 'in':
      return readOneOf(placesSearched, piece, (place) => ({ kind: 'in', place }));
    case 'document':
    case 'kind':
    case 'publisher':
    case 'author':
    case 'recipient':
    case 'provider':
    case 'custodian':
    case 'reviewer':
    case 'status':
    case 'relevance':
    case 'privilege':
      return readField(name, piece);
    default:
      return assertNever(name, 'condition of a query');
  }
}

function readField(field: QueryField, piece: PieceOf<'condition'>): Reading<QueryLeaf> {
  const values = fieldValues[field];
  if (values === undefined) return readAs({ kind: 'field', field, value: piece.value });
  return readOneOf(values, piece, (value) => ({ kind: 'field', field, value }));
}

function readOneOf<Value extends string>(
  values: readonly Value[],
  piece: PieceOf<'condition'>,
  make: (value: Value) => QueryLeaf,
): Reading<QueryLeaf> {
  const folded = (text: string): string => text.toLowerCase().replace(/[\s-]+/gu, ' ');
  const value = values.find((known) => folded(known) === folded(piece.value));
  if (value !== undefined) return readAs(make(value));
  const written = values.map((known) => (/\s/u.test(known) ? `"${known}"` : known));
  return faultAt(
    `“${piece.value}” is nothing that ${piece.name}: knows. It takes ${written.slice(0, -1).join(', ')} or ${written.at(-1) ?? ''}.`,
    piece.start,
    piece.end,
  );
}
