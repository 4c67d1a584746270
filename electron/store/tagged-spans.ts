import type { ReadableDatabase } from './database.ts';
import { readThemeTree } from './theme-tree.ts';

/** One reviewer's tag of a standing passage, with where the passage is. */
export interface TaggedSpan {
  readonly document: string;
  readonly passage: string;
  /** UTF-16 code units into the canonical text, half-open. */
  readonly start: number;
  readonly end: number;
  /** Of a merged-away theme its successor. */
  readonly theme: string;
  readonly reviewer: string;
}

interface TaggedSpanRow extends Omit<TaggedSpan, 'theme'> {
  readonly given: string;
}

/** The standing tags of some documents' passages that some reviewers gave, in order of document, position and tagging. */
export function readTaggedSpans(
  database: ReadableDatabase,
  documents: readonly string[],
  reviewers: readonly string[],
): readonly TaggedSpan[] {
  const { successors } = readThemeTree(database);
  return database
    .all<TaggedSpanRow>(
      `SELECT p.document, p.id AS passage, p.span_start AS start, p.span_end AS "end", g.theme AS given, g.reviewer
       FROM json_each(?) chosen CROSS JOIN passage p ON p.document = chosen.value
         JOIN tag g ON g.passage = p.id AND g.covered = 0
       WHERE p.made_order IS NOT NULL AND g.reviewer IN (SELECT value FROM json_each(?))
         AND EXISTS (SELECT 1 FROM life WHERE subject = p.id AND covered = 0)
       ORDER BY p.document, p.span_start, p.span_end, g.op_order`,
      JSON.stringify(documents),
      JSON.stringify(reviewers),
    )
    .map(({ given, ...span }) => ({ ...span, theme: successors.get(given) ?? given }));
}
