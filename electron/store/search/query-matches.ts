import { matchTermsOf, wantedTerms, type PatternQuery, type Query } from '../../../shared/query/index.ts';
import { everyMatchIn, joinedSpans, type TextSpan } from '../../../shared/text/index.ts';
import type { IndexedBlock } from './block-rows.ts';
import type { SearchGround } from './search-ground.ts';

/** Every match in a block of what the query looks for, each by itself. */
export function matchesInBlock(
  ground: SearchGround,
  query: Query,
  text: string,
  block: IndexedBlock,
): readonly TextSpan[] {
  return [
    ...everyMatchIn(text, block, matchTermsOf(query)),
    ...patternsOf(query).flatMap((pattern) => ground.patterns.inBlock(pattern, block.id)),
  ];
}

/** What the query matches inside a span of a document, in order, overlapping matches joined. */
export function matchesInSpan(
  ground: SearchGround,
  query: Query,
  text: string,
  document: string,
  span: TextSpan,
): readonly TextSpan[] {
  return joinedSpans([
    ...everyMatchIn(text, span, matchTermsOf(query)),
    ...patternsOf(query).flatMap((pattern) => ground.patterns.within(pattern, document, span)),
  ]);
}

/** What the query matches in the shown text of a note, in order, overlapping matches joined. */
export function matchesInNote(
  ground: SearchGround,
  query: Query,
  text: string,
  row: number,
): readonly TextSpan[] {
  return joinedSpans([
    ...everyMatchIn(text, { start: 0, end: text.length }, matchTermsOf(query)),
    // The index holds the wordings of a conflict one after the other, the shown one first.
    ...patternsOf(query)
      .flatMap((pattern) => ground.patterns.inNote(pattern, row))
      .filter((match) => match.end <= text.length),
  ]);
}

function patternsOf(query: Query): readonly PatternQuery[] {
  return wantedTerms(query).filter((term) => term.kind === 'pattern');
}
