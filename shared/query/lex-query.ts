import { conditionExamples, conditionNames, type ConditionName } from './query-fields.ts';
import { faultAt, readAs, type Reading } from './query-fault.ts';

/** A piece of a query's text: where it stands, and what it is. */
export type QueryPiece = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'operator'; readonly word: 'AND' | 'OR' | 'NOT' }
  | {
      readonly kind: 'words';
      readonly text: string;
      readonly prefix: boolean;
      /** True where it stood in quotation marks, so that it cannot be an operator. */
      readonly quoted: boolean;
    }
  | { readonly kind: 'near'; readonly inside: string }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string }
  | {
      readonly kind: 'condition';
      readonly name: ConditionName;
      readonly value: string;
      /** True where a plus sign follows the value. */
      readonly plus: boolean;
    }
);

const space = /\s+/uy;
const near = /NEAR\(((?:[^()"]|"[^"]*")*)\)/uy;
const quotation = /"([^"]*)("?)(\*?)/uy;
const pattern = /\/((?:[^\\/[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+)\/([a-z]*)(?=[\s()]|$)/uy;
const condition = new RegExp(`(${conditionNames.join('|')}):`, 'iuy');
const conditionValue = /"([^"]*)"(\+?)|([^\s"()]+)/uy;
const bare = /[^\s"()]+/uy;

/** Typographic quotation marks made straight ones, each in its place. */
export function straightened(text: string): string {
  return text.replace(/[“”„«»]/gu, '"');
}

/** Cuts a query into its pieces, or says where it cannot be cut: an open quotation mark, a condition without value. */
export function lexQuery(query: string): Reading<readonly QueryPiece[]> {
  const text = straightened(query);
  const pieces: QueryPiece[] = [];
  let at = 0;
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    return expression.exec(text);
  };
  while (at < text.length) {
    const blank = take(space);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const piece = pieceAt(text, at, take);
    if (!piece.ok) return piece;
    pieces.push(piece.value);
    at = piece.value.end;
  }
  return readAs(pieces);
}

function pieceAt(
  text: string,
  start: number,
  take: (expression: RegExp) => RegExpExecArray | null,
): Reading<QueryPiece> {
  const bracket = text.charAt(start);
  if (bracket === '(') return readAs({ kind: 'open', start, end: start + 1 });
  if (bracket === ')') return readAs({ kind: 'close', start, end: start + 1 });
  const nearby = take(near);
  if (nearby !== null) {
    return readAs({ kind: 'near', inside: nearby[1] ?? '', start, end: start + nearby[0].length });
  }
  const quoted = take(quotation);
  if (quoted !== null) {
    if (quoted[2] === '') {
      return faultAt('A quotation mark is opened and never closed.', start, text.length);
    }
    const end = start + quoted[0].length;
    const prefix = quoted[3] === '*';
    return readAs({ kind: 'words', text: quoted[1] ?? '', prefix, quoted: true, start, end });
  }
  if (bracket === '/') {
    const expression = take(pattern);
    if (expression === null) {
      return faultAt(
        'A regular expression begins and ends with a slash, as in /CPD|training/. Put words that begin with a slash in quotation marks.',
        start,
        endOfBare(take, start),
      );
    }
    const [whole, source = '', flags = ''] = expression;
    return readAs({ kind: 'pattern', source, flags, start, end: start + whole.length });
  }
  const named = take(condition);
  if (named !== null) return conditionAt(text, start, named);
  const [word = ''] = take(bare) ?? [];
  const end = start + word.length;
  if (word === 'AND' || word === 'OR' || word === 'NOT') {
    return readAs({ kind: 'operator', word, start, end });
  }
  const prefix = word.endsWith('*');
  const withoutStar = prefix ? word.replace(/\*+$/u, '') : word;
  return readAs({ kind: 'words', text: withoutStar, prefix, quoted: false, start, end });
}

function conditionAt(text: string, start: number, named: RegExpExecArray): Reading<QueryPiece> {
  const name = (named[1] ?? '').toLowerCase() as ConditionName;
  const valueStart = start + named[0].length;
  conditionValue.lastIndex = valueStart;
  const found = conditionValue.exec(text);
  const bareValue = found?.[3];
  const value = (bareValue === undefined ? found?.[1] : withoutPlus(name, bareValue)) ?? '';
  const end = valueStart + (found?.[0].length ?? 0);
  if (value.trim() === '') {
    if (text.charAt(valueStart) === '"' && found === null) {
      return faultAt('A quotation mark is opened and never closed.', valueStart, text.length);
    }
    return faultAt(
      `“${name}:” needs something right after the colon, as in ${conditionExamples[name]}. Put it in quotation marks where the word itself is looked for.`,
      start,
      end,
    );
  }
  const plus = bareValue === undefined ? found?.[2] === '+' : value !== bareValue;
  return readAs({ kind: 'condition', name, value: value.trim(), plus, start, end });
}

/** A bare theme may end in the sign for the themes under it; a plus in other values is part of them. */
function withoutPlus(name: ConditionName, value: string): string {
  return name === 'theme' && value.endsWith('+') ? value.slice(0, -1) : value;
}

function endOfBare(take: (expression: RegExp) => RegExpExecArray | null, start: number): number {
  return start + (take(bare)?.[0].length ?? 1);
}
