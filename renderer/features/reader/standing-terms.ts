import type { Item } from '../../../shared/model/index.ts';
import { tokensOf, type MatchTerm } from '../../../shared/text/index.ts';
import type { Interval } from './interval-index.ts';

/** Finds standing terms in a stretch of the text: only what is drawn is ever looked through. */
export type TermsIn = (start: number, end: number) => readonly Interval[];

/** The terms of the lists that are shown; an asterisk at the end of one stands for every ending. */
export function matchTerms(lists: readonly Item<'term-list'>[]): readonly MatchTerm[] {
  const shown = lists.filter(({ fields }) => fields.shown).flatMap(({ fields }) => fields.terms);
  return [...new Set(shown)]
    .map((term) => ({
      tokens: tokensOf(term).map(({ token }) => token),
      prefix: term.endsWith('*'),
    }))
    .filter(({ tokens }) => tokens.length > 0);
}
