import type { InQuery, Query } from './query.ts';
import type { QueryFault } from './query-fault.ts';
import { alternativesOf, countAlternatives, kindOf, mostAlternatives } from './query-kind.ts';
import { isAboutText, leavesOf, relationsIn } from './walk-query.ts';

type Places = ReadonlyMap<Query, { readonly start: number; readonly end: number }>;

const needsSomething = 'NOT needs something before it to leave out from, as in: training NOT course.';

/** What is wrong with a query that is written well: how its parts are put together. */
export function checkQuery(query: Query, places: Places): QueryFault | null {
  const wrong = wrongPlaceSearched(query) ?? wrongRelation(query) ?? wrongAlternatives(query);
  if (wrong === null) return null;
  const { start, end } = places.get(wrong.part) ?? { start: 0, end: 0 };
  return { sentence: wrong.sentence, start, end };
}

interface Wrong {
  readonly part: Query;
  readonly sentence: string;
}

function wrongPlaceSearched(query: Query): Wrong | null {
  const chosen = placesSearchedOf(query);
  const misplaced = leavesOf(query).find(
    (leaf): leaf is InQuery => leaf.kind === 'in' && !chosen.includes(leaf),
  );
  if (misplaced !== undefined) {
    return {
      part: misplaced,
      sentence: `“in:${misplaced.place}” says where the whole query looks: it stands beside everything else, outside brackets, OR and NOT.`,
    };
  }
  const second = chosen[1];
  return second === undefined
    ? null
    : { part: second, sentence: '“in:” can name one place. Leave it out to look everywhere.' };
}

/** The `in:` conditions at the top of a query, where alone they may stand. */
export function placesSearchedOf(query: Query): readonly InQuery[] {
  return (query.kind === 'and' ? query.parts : [query]).filter((part) => part.kind === 'in');
}

function wrongRelation(query: Query): Wrong | null {
  for (const relation of relationsIn(query)) {
    const words = [relation.left, relation.right].flatMap(leavesOf).find(isAboutText);
    if (words !== undefined) {
      return {
        part: words,
        sentence:
          'Only themes and other conditions on passages can stand beside SAME, BLOCK, INSIDE, WITHIN and THEN. Words have NEAR, as in: NEAR(review board, 8).',
      };
    }
  }
  return null;
}

function wrongAlternatives(query: Query): Wrong | null {
  const place = placesSearchedOf(query)[0];
  if (place !== undefined) {
    return place.place === 'text' && kindOf(query) !== 'text'
      ? { part: place, sentence: 'in:text needs words to look for, as in: in:text training.' }
      : null;
  }
  if (countAlternatives(query) > mostAlternatives) {
    return {
      part: query,
      sentence: 'OR joins words and themes here in too many ways. Search for them one after the other.',
    };
  }
  const nothing = alternativesOf(query).find((alternative) => kindOf(alternative) === 'none');
  return nothing === undefined ? null : { part: firstNot(nothing) ?? query, sentence: needsSomething };
}

/** The first NOT of a query, whose place is known however the query was taken apart. */
function firstNot(query: Query): Query | null {
  switch (query.kind) {
    case 'not':
      return query;
    case 'and':
    case 'or':
      return query.parts.map(firstNot).find((part) => part !== null) ?? null;
    default:
      return null;
  }
}
