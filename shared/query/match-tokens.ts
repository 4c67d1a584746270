import { tokensOf, type MatchTerm } from '../text/index.ts';
import type { NearQuery, Query, WordsQuery } from './query.ts';
import { wantedTerms } from './walk-query.ts';

/** A word or phrase as its tokens, to be compared with those of a text. */
export function matchTermOf(words: WordsQuery): MatchTerm {
  return { tokens: tokensOf(words.text).map(({ token }) => token), prefix: words.prefix };
}

/** The words and phrases that a hit of the query can contain: those to leave out are not among them. */
export function matchTermsOf(query: Query): readonly MatchTerm[] {
  return wantedTerms(query).flatMap((term) => {
    if (term.kind === 'words') return [matchTermOf(term)];
    return term.kind === 'near' ? term.terms.map(matchTermOf) : [];
  });
}

/** Whether a text of these tokens holds the words, or holds them near each other, as the full-text index has it. */
export function wordsHold(tokens: readonly string[], words: WordsQuery | NearQuery): boolean {
  if (words.kind === 'words') return placesOfTerm(tokens, matchTermOf(words)).length > 0;
  const terms = words.terms.map(matchTermOf);
  const places = terms.map((term) => placesOfTerm(tokens, term));
  // A group is near enough where, seen from where its last phrase begins, none ended too many tokens before.
  return places.flat().some((last) =>
    places.every((ofTerm, index) => {
      const earliest = last - (terms[index]?.tokens.length ?? 0) - words.distance;
      return ofTerm.some((place) => place <= last && place >= earliest);
    }),
  );
}

function placesOfTerm(tokens: readonly string[], term: MatchTerm): readonly number[] {
  const places: number[] = [];
  const last = term.tokens.length - 1;
  for (let at = 0; at + last < tokens.length; at += 1) {
    const matches = term.tokens.every((wanted, ahead) => {
      const token = tokens[at + ahead] ?? '';
      return term.prefix && ahead === last ? token.startsWith(wanted) : token === wanted;
    });
    if (matches) places.push(at);
  }
  return places;
}
