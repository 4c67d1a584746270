import { assertNever } from '../base/index.ts';
import type { TextSpan } from '../text/index.ts';
import type { ThemeRelation } from './query.ts';
import type { SpanSet } from './span-set.ts';

/** What relations ask of the text that passages lie in. */
export interface TextGauge {
  /** Whether at most so many words begin between two offsets. */
  readonly atMostWords: (from: number, to: number, words: number) => boolean;
  /** Whether one block holds the character before the first offset and the character at the second. */
  readonly inOneBlock: (end: number, start: number) => boolean;
}

/**
 * Whether a span stands in a relation to any span of a set. Of the spans that it does not overlap only the nearest on each
 * side can be near enough, so each question costs a binary search and at most two looks at the text.
 */
export function isRelated(
  relation: ThemeRelation,
  span: TextSpan,
  others: SpanSet,
  gauge: TextGauge,
): boolean {
  switch (relation.name) {
    case 'same':
      return others.overlaps(span);
    case 'inside':
      return others.holds(span);
    case 'block':
      return isNear(span, others, (end, start) => gauge.inOneBlock(end, start));
    case 'within':
      return isNear(span, others, (end, start) => gauge.atMostWords(end, start, relation.words));
    case 'then': {
      const next = others.firstFrom(span.end);
      return next !== null && gauge.atMostWords(span.end, next, relation.words);
    }
    default:
      return assertNever(relation, 'relation of themes');
  }
}

function isNear(span: TextSpan, others: SpanSet, isClose: (end: number, start: number) => boolean): boolean {
  if (others.overlaps(span)) return true;
  const next = others.firstFrom(span.end);
  if (next !== null && isClose(span.end, next)) return true;
  const last = others.furthestBefore(span.start);
  return last !== null && isClose(last, span.start);
}
