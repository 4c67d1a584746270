import type { TextSpan } from './text-span.ts';
import { tokensOf, type TextToken } from './search-text.ts';

/** One thing to find: a word (one token), a phrase (several that follow each other), or either with its last token a beginning. */
export interface MatchTerm {
  /** As `tokensOf` gives them. */
  readonly tokens: readonly string[];
  /** True where the last token stands for every token that begins with it. */
  readonly prefix: boolean;
}

/** Where the terms match inside a block, as spans of the text in its order; spans that overlap are joined. */
export function matchesIn(text: string, block: TextSpan, terms: readonly MatchTerm[]): readonly TextSpan[] {
  return joinedSpans(everyMatchIn(text, block, terms));
}

/** Every match of every term inside a block, in the order in which they begin, overlapping ones each by itself. */
export function everyMatchIn(
  text: string,
  block: TextSpan,
  terms: readonly MatchTerm[],
): readonly TextSpan[] {
  const tokens = tokensOf(text.slice(block.start, block.end));
  const found: TextSpan[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    for (const term of terms) {
      const last = tokens[index + term.tokens.length - 1];
      const first = tokens[index];
      if (first !== undefined && last !== undefined && matchesAt(tokens, index, term)) {
        found.push({ start: block.start + first.start, end: block.start + last.end });
      }
    }
  }
  return found;
}

function matchesAt(tokens: readonly TextToken[], index: number, term: MatchTerm): boolean {
  return (
    term.tokens.length > 0 &&
    term.tokens.every((wanted, ahead) => {
      const token = tokens[index + ahead]?.token;
      if (token === undefined) return false;
      return term.prefix && ahead === term.tokens.length - 1 ? token.startsWith(wanted) : token === wanted;
    })
  );
}

/** Spans in ascending order, those that overlap made one; they may come in any order. */
export function joinedSpans(spans: readonly TextSpan[]): readonly TextSpan[] {
  const result: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const previous = result.at(-1);
    if (previous !== undefined && span.start < previous.end) previous.end = Math.max(previous.end, span.end);
    else result.push({ start: span.start, end: span.end });
  }
  return result;
}
