import type { DatePrecision, DocumentDate, PassageMark, Tag } from '../../shared/model/index.ts';
import type { ReadableDatabase, SqlValue } from './database.ts';
import { readThemeTree } from './theme-tree.ts';

interface MarkRow {
  readonly id: string;
  readonly reviewer: string;
  readonly at_ms: number;
  readonly span_start: number;
  readonly span_end: number;
  readonly event_date: string | null;
  readonly event_precision: DatePrecision | null;
  /** The columns of a tag, null on the one row of a passage without any. */
  readonly theme: string | null;
  readonly tagged_by: string;
  readonly tagged_at_ms: number;
  readonly tag_order: string;
}

/** Which of a document's passages to read. */
export interface MarkFilter {
  readonly passages?: readonly string[];
  /** Those that share a character with this span. */
  readonly within?: { readonly start: number; readonly end: number };
}

/**
 * The standing passages of a document without twins, in order of position and making.
 *
 * One walk along the index of spans, because this is what is waited for when a document is opened: quotes, contexts and
 * citations are left to whoever has the text.
 */
export function readPassageMarks(
  database: ReadableDatabase,
  document: string,
  filter: MarkFilter = {},
): readonly Omit<PassageMark, 'twins'>[] {
  const tree = readThemeTree(database);
  const position = new Map(tree.displayOrder.map((theme, index) => [theme, index]));
  const conditions: string[] = [];
  const values: SqlValue[] = [document];
  if (filter.passages !== undefined) {
    conditions.push('AND p.id IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(filter.passages));
  }
  if (filter.within !== undefined) {
    conditions.push('AND p.span_start < ? AND p.span_end > ?');
    values.push(filter.within.end, filter.within.start);
  }
  const rows = database.all<MarkRow>(
    `SELECT p.id, p.reviewer, p.at_ms, p.span_start, p.span_end, p.event_date, p.event_precision,
       g.theme, g.reviewer AS tagged_by, g.at_ms AS tagged_at_ms, g.op_order AS tag_order
     FROM passage p LEFT JOIN tag g ON g.passage = p.id AND g.covered = 0
     WHERE p.document = ? ${conditions.join(' ')} AND p.made_order IS NOT NULL
       AND EXISTS (SELECT 1 FROM life WHERE subject = p.id AND covered = 0)
     ORDER BY p.span_start, p.span_end, p.made_order`,
    ...values,
  );
  const marks: Omit<PassageMark, 'twins'>[] = [];
  for (let at = 0; at < rows.length;) {
    const row = rows[at];
    if (row === undefined) break;
    let after = at + 1;
    while (rows[after]?.id === row.id) after += 1;
    marks.push({
      id: row.id,
      start: row.span_start,
      end: row.span_end,
      tags: tagsOf(after === at + 1 ? [row] : rows.slice(at, after), tree.successors, position),
      event: eventOf(row),
      reviewer: row.reviewer,
      createdAtMs: row.at_ms,
    });
    at = after;
  }
  return marks;
}

/** Tags that two themes merged into one have doubled count once, as the first given. */
function tagsOf(
  rows: readonly MarkRow[],
  successors: ReadonlyMap<string, string>,
  position: ReadonlyMap<string, number>,
): readonly Tag[] {
  const given = rows.length === 1 ? rows : [...rows].sort((a, b) => (a.tag_order < b.tag_order ? -1 : 1));
  const tags: Tag[] = [];
  for (const { theme, tagged_by: reviewer, tagged_at_ms: atMs } of given) {
    if (theme === null) continue;
    const themeId = successors.get(theme) ?? theme;
    if (!tags.some((tag) => tag.themeId === themeId && tag.reviewer === reviewer)) {
      tags.push({ themeId, reviewer, atMs });
    }
  }
  return tags.sort((a, b) => (position.get(a.themeId) ?? 0) - (position.get(b.themeId) ?? 0));
}

function eventOf(row: MarkRow): DocumentDate | null {
  return row.event_date === null || row.event_precision === null
    ? null
    : { value: row.event_date, precision: row.event_precision };
}
