import { assertNever } from '../base/index.ts';
import { usualDistance } from './read-leaf.ts';
import { conditionNames } from './query-fields.ts';
import type { DateQuery, Query, ThemeRelation, WordsQuery } from './query.ts';

/** How closely a text holds together: what stands around it needs brackets where it binds as close or closer. */
const bindings = { or: 0, and: 1, not: 2, relation: 3, leaf: 4 } as const;

/**
 * The text of a query, in one spelling: reading it back gives an equal tree. Brackets stand only where they are needed.
 *
 * Quotation marks, which no text can hold, become spaces.
 */
export function printQuery(query: Query): string {
  return print(query, bindings.or);
}

/** Prints with brackets around what binds less than it must. */
function print(query: Query, least: number): string {
  const [text, binding] = printed(query);
  return binding < least ? `(${text})` : text;
}

function printed(query: Query): readonly [text: string, binding: number] {
  switch (query.kind) {
    case 'or':
      return [query.parts.map((part) => print(part, bindings.and)).join(' OR '), bindings.or];
    case 'and':
      return [query.parts.map((part) => print(part, bindings.not)).join(' '), bindings.and];
    case 'not':
      return [`NOT ${print(query.part, bindings.relation)}`, bindings.not];
    case 'relation': {
      const left = print(query.left, bindings.relation);
      const right = print(query.right, bindings.leaf);
      return [`${left} ${printRelation(query.relation)} ${right}`, bindings.relation];
    }
    default:
      return [printLeaf(query), bindings.leaf];
  }
}

function printLeaf(query: Exclude<Query, { kind: 'and' | 'or' | 'not' | 'relation' }>): string {
  switch (query.kind) {
    case 'words':
      return printWords(query);
    case 'near': {
      const distance = query.distance === usualDistance ? '' : `, ${query.distance}`;
      return `NEAR(${query.terms.map(printNearTerm).join(' ')}${distance})`;
    }
    case 'pattern':
      return `/${withClosedSlashes(query.source)}/${query.caseSensitive ? 'c' : ''}`;
    case 'theme':
      return `theme:${printThemeName(query.theme)}${query.below ? '+' : ''}`;
    case 'field':
      return `${query.field}:${printValue(query.value)}`;
    case 'date':
      return `date:${printDates(query)}`;
    case 'tagged':
      return `tagged:${query.tagged ? 'yes' : 'no'}`;
    case 'in':
      return `in:${query.place}`;
    default:
      return assertNever(query, 'query');
  }
}

function printWords({ text, prefix }: WordsQuery): string {
  const written = withoutMarks(text);
  return `${isPlainWord(written) ? written : `"${written}"`}${prefix ? '*' : ''}`;
}

/** Inside NEAR a bracket or a comma would end it: such words stand in quotation marks. */
function printNearTerm(words: WordsQuery): string {
  return words.text.includes(',')
    ? `"${withoutMarks(words.text)}"${words.prefix ? '*' : ''}`
    : printWords(words);
}

const reserved = /^(?:AND|OR|NOT|NEAR|SAME|BLOCK|INSIDE|WITHIN(?:\/\d+)?|THEN(?:\/\d+)?)$/u;
const condition = new RegExp(`^(?:${conditionNames.join('|')}):`, 'iu');

function isPlainWord(text: string): boolean {
  return /^[^\s"()/*][^\s"()*]*$/u.test(text) && !reserved.test(text) && !condition.test(text);
}

function printThemeName(name: string): string {
  const written = withoutMarks(name);
  return /[\s()]/u.test(written) || written.endsWith('+') ? `"${written}"` : written;
}

function printValue(value: string): string {
  const written = withoutMarks(value);
  return /[\s()]/u.test(written) ? `"${written}"` : written;
}

function printDates({ from, to }: DateQuery): string {
  return from === to && from !== null ? from : `${from ?? ''}..${to ?? ''}`;
}

function printRelation(relation: ThemeRelation): string {
  switch (relation.name) {
    case 'same':
      return 'SAME';
    case 'block':
      return 'BLOCK';
    case 'inside':
      return 'INSIDE';
    case 'within':
      return `WITHIN/${relation.words}`;
    case 'then':
      return `THEN/${relation.words}`;
    default:
      return assertNever(relation, 'relation of themes');
  }
}

/** A slash that would end the expression gets the backslash that keeps it inside. */
function withClosedSlashes(source: string): string {
  return source.replace(/\\.|\[(?:[^\]\\]|\\.)*\]|\//gsu, (part) => (part === '/' ? '\\/' : part));
}

function withoutMarks(text: string): string {
  return text.replace(/["“”„«»]/gu, ' ');
}
