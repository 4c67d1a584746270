import type { PatternQuery } from '../../../shared/query/index.ts';
import type { TextSpan } from '../../../shared/text/index.ts';

/** Where the regular expressions of a query match, found beforehand. */
export interface PatternMatches {
  /** The rows of the index whose blocks match, in furniture or apart from it, in ascending order. */
  readonly rows: (pattern: PatternQuery, furniture: boolean) => readonly number[];
  /** The matches in the block of a row, as spans of the canonical text in its order. */
  readonly inBlock: (pattern: PatternQuery, row: number) => readonly TextSpan[];
  /** The matches that lie inside a span of a document. */
  readonly within: (pattern: PatternQuery, document: string, span: TextSpan) => readonly TextSpan[];
  /** Whether any block of a document matches, furniture apart. */
  readonly inDocument: (pattern: PatternQuery, document: string) => boolean;
  /** The matches in the note of a row of its index, as spans of its text. */
  readonly inNote: (pattern: PatternQuery, row: number) => readonly TextSpan[];
  /** The sentence that says after how much the scan stopped, or null. */
  readonly cutShort: string | null;
}

/** A block that matches. */
export interface MatchedBlock {
  readonly row: number;
  readonly furniture: boolean;
  readonly spans: readonly TextSpan[];
}

/** Where one regular expression matches: blocks by row and by document, spans by row of notes. */
export interface MatchesOfPattern {
  readonly blocks: Map<number, MatchedBlock>;
  readonly documents: Map<string, MatchedBlock[]>;
  readonly notes: Map<number, readonly TextSpan[]>;
}

/** What a query without regular expressions has. */
export const noPatterns: PatternMatches = patternMatches(new Map(), null);

/** Matches that were found, ready to be asked. */
export function patternMatches(
  found: ReadonlyMap<PatternQuery, MatchesOfPattern>,
  cutShort: string | null,
): PatternMatches {
  const inDocument = (pattern: PatternQuery, document: string): readonly MatchedBlock[] =>
    found.get(pattern)?.documents.get(document) ?? [];
  return {
    rows: (pattern, furniture) =>
      [...(found.get(pattern)?.blocks.values() ?? [])]
        .filter((block) => block.furniture === furniture)
        .map((block) => block.row)
        .sort((a, b) => a - b),
    inBlock: (pattern, row) => found.get(pattern)?.blocks.get(row)?.spans ?? [],
    within: (pattern, document, span) =>
      inDocument(pattern, document).flatMap(({ spans }) =>
        spans.filter((match) => match.start >= span.start && match.end <= span.end),
      ),
    inDocument: (pattern, document) => inDocument(pattern, document).some(({ furniture }) => !furniture),
    inNote: (pattern, row) => found.get(pattern)?.notes.get(row) ?? [],
    cutShort,
  };
}
