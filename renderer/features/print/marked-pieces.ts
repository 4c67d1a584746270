import type { Passage } from '../../../shared/model/index.ts';

/** A stretch of text under one and the same themes. */
export interface MarkedPiece {
  readonly start: number;
  readonly end: number;
  /** Ids of its themes; empty where no passage covers it. */
  readonly themes: readonly string[];
  /** Whether a passage without a theme covers it. */
  readonly untagged: boolean;
}

/**
 * Cuts a span of a text wherever a passage begins or ends. `passages` are those that touch the span, in any order; the pieces
 * join without gaps and make up the whole span.
 */
export function markedPieces(
  start: number,
  end: number,
  passages: readonly Passage[],
): readonly MarkedPiece[] {
  const inside = passages.filter((passage) => passage.start < end && passage.end > start);
  if (inside.length === 0) return [{ start, end, themes: [], untagged: false }];
  const cuts = [...new Set([start, end, ...inside.flatMap((passage) => [passage.start, passage.end])])]
    .filter((cut) => cut >= start && cut <= end)
    .toSorted((one, other) => one - other);
  return cuts.slice(0, -1).map((from, position): MarkedPiece => {
    const to = cuts[position + 1] ?? end;
    const here = inside.filter((passage) => passage.start < to && passage.end > from);
    return {
      start: from,
      end: to,
      themes: [...new Set(here.flatMap((passage) => passage.tags.map((tag) => tag.themeId)))],
      untagged: here.some((passage) => passage.tags.length === 0),
    };
  });
}
