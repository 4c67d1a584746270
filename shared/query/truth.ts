import type { Query } from './query.ts';
import type { QueryTerm } from './walk-query.ts';

/** Whether a condition holds, or that it cannot be told yet without looking closer. */
export type Truth = boolean | 'unknown';

/** Whether a query holds where its terms hold as said (Kleene's logic of three values). A query without parts holds. */
export function truthOf(query: Query, truthOfTerm: (term: QueryTerm) => Truth): Truth {
  switch (query.kind) {
    case 'and':
      return worst(query.parts, (part) => truthOf(part, truthOfTerm), false);
    case 'or':
      return worst(query.parts, (part) => truthOf(part, truthOfTerm), true);
    case 'not': {
      const truth = truthOf(query.part, truthOfTerm);
      return truth === 'unknown' ? truth : !truth;
    }
    default:
      return truthOfTerm(query);
  }
}

/** The value that decides, once any part has it; else unknown, once any part is; else the other value. */
function worst(parts: readonly Query[], truthOfPart: (part: Query) => Truth, decisive: boolean): Truth {
  let unknown = false;
  for (const part of parts) {
    const truth = truthOfPart(part);
    if (truth === decisive) return decisive;
    if (truth === 'unknown') unknown = true;
  }
  return unknown ? 'unknown' : !decisive;
}
