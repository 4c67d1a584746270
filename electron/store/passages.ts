import type { DatePrecision, Passage, Tag } from '../../shared/model/index.ts';
import { blocksOfSpan, citationOf } from '../../shared/text/index.ts';
import type { ReadableDatabase, SqlValue } from './database.ts';
import type { DocumentTexts } from './document-text.ts';
import { readThemeTree } from './theme-tree.ts';

/** Which passages to read. */
export interface PassageFilter {
  readonly passage?: string;
  readonly document?: string;
  /** Themes by id; a passage is read where it carries any of them, tags of merged-away themes counting for their successor. */
  readonly themes?: readonly string[];
  /** Only those that tell of a dated event. */
  readonly dated?: true;
}

interface PassageRow {
  readonly id: string;
  readonly document: string;
  readonly urn: string;
  readonly reviewer: string;
  readonly at_ms: number;
  readonly span_start: number;
  readonly span_end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly event_date: string | null;
  readonly event_precision: DatePrecision | null;
}

interface TagRow {
  readonly passage: string;
  readonly theme: string;
  readonly reviewer: string;
  readonly at_ms: number;
}

const standing = `p.made_order IS NOT NULL AND d.made_order IS NOT NULL
  AND EXISTS (SELECT 1 FROM life WHERE subject = p.id AND covered = 0)`;

/**
 * Standing passages in order of URN, position and making. Those of withdrawn documents are read only where the document
 * or the passage is asked for by id.
 */
export function readPassages(
  database: ReadableDatabase,
  texts: DocumentTexts,
  filter: PassageFilter,
): readonly Passage[] {
  const tree = readThemeTree(database);
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  if (filter.passage !== undefined) {
    conditions.push('p.id = ?');
    values.push(filter.passage);
  }
  if (filter.document !== undefined) {
    conditions.push('p.document = ?');
    values.push(filter.document);
  }
  if (filter.passage === undefined && filter.document === undefined) conditions.push('d.withdrawn IS NULL');
  if (filter.dated === true) {
    conditions.push('p.id IN (SELECT id FROM passage WHERE event_date IS NOT NULL)');
  }
  if (filter.themes !== undefined) {
    const wanted = new Set(filter.themes.map((theme) => tree.successors.get(theme) ?? theme));
    const sources = [...tree.successors].filter(([, end]) => wanted.has(end)).map(([theme]) => theme);
    conditions.push(
      `p.id IN (SELECT g.passage FROM tag g WHERE g.covered = 0
        AND g.theme IN (SELECT value FROM json_each(?)))`,
    );
    values.push(JSON.stringify([...new Set([...sources, ...wanted])]));
  }
  const where = [standing, ...conditions].join(' AND ');
  const rows = database.all<PassageRow>(
    `SELECT p.id, p.document, d.urn, p.reviewer, p.at_ms, p.span_start, p.span_end, p.quote, p.prefix, p.suffix,
       p.event_date, p.event_precision
     FROM passage p JOIN document d ON d.id = p.document
     WHERE ${where} ORDER BY d.urn, p.span_start, p.span_end, p.made_order`,
    ...values,
  );
  const tags = tagsByPassage(
    database.all<TagRow>(
      `SELECT g.passage, g.theme, g.reviewer, g.at_ms
       FROM passage p JOIN document d ON d.id = p.document JOIN tag g ON g.passage = p.id AND g.covered = 0
       WHERE ${['TRUE', ...conditions].join(' AND ')} ORDER BY g.op_order`,
      ...values,
    ),
    tree.successors,
    new Map(tree.displayOrder.map((id, index) => [id, index])),
  );
  const twins = twinsBySpan(rows);
  return rows.map((row) => passageOf(row, tags.get(row.id) ?? [], twins, texts));
}

/** One standing passage by its id, or null. */
export function readPassage(database: ReadableDatabase, texts: DocumentTexts, id: string): Passage | null {
  return readPassages(database, texts, { passage: id })[0] ?? null;
}

/** The standing passage with exactly this span, the first made of several, or null. */
export function findPassageBySpan(
  database: ReadableDatabase,
  document: string,
  start: number,
  end: number,
): string | null {
  return (
    database.get<{ id: string }>(
      `SELECT p.id FROM passage p JOIN document d ON d.id = p.document
       WHERE p.document = ? AND p.span_start = ? AND p.span_end = ? AND ${standing} ORDER BY p.made_order LIMIT 1`,
      document,
      start,
      end,
    )?.id ?? null
  );
}

/** The standing tags of a passage with a theme or a theme merged into it, by the operations that gave them. */
export function readTagTokens(
  database: ReadableDatabase,
  passage: string,
  theme: string,
): readonly { readonly operation: string; readonly reviewer: string }[] {
  const { successors } = readThemeTree(database);
  const end = successors.get(theme) ?? theme;
  return database
    .all<{ operation: string; theme: string; reviewer: string }>(
      'SELECT operation, theme, reviewer FROM tag WHERE passage = ? AND covered = 0 ORDER BY op_order',
      passage,
    )
    .filter((tag) => (successors.get(tag.theme) ?? tag.theme) === end);
}

/** The operations that still give a subject life. */
export function readLifeTokens(database: ReadableDatabase, subject: string): readonly string[] {
  return database
    .all<{
      operation: string;
    }>('SELECT operation FROM life WHERE subject = ? AND covered = 0 ORDER BY op_order', subject)
    .map((row) => row.operation);
}

function tagsByPassage(
  rows: readonly TagRow[],
  successors: ReadonlyMap<string, string>,
  position: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly Tag[]> {
  const tags = new Map<string, Tag[]>();
  for (const row of rows) {
    const theme = successors.get(row.theme) ?? row.theme;
    const list = tags.get(row.passage) ?? [];
    if (list.some((tag) => tag.themeId === theme && tag.reviewer === row.reviewer)) continue;
    list.push({ themeId: theme, reviewer: row.reviewer, atMs: row.at_ms });
    tags.set(row.passage, list);
  }
  for (const list of tags.values()) {
    list.sort((a, b) => (position.get(a.themeId) ?? 0) - (position.get(b.themeId) ?? 0));
  }
  return tags;
}

function spanKey(row: PassageRow): string {
  return `${row.document} ${row.span_start} ${row.span_end}`;
}

function twinsBySpan(rows: readonly PassageRow[]): ReadonlyMap<string, readonly string[]> {
  const twins = new Map<string, string[]>();
  for (const row of rows) {
    const list = twins.get(spanKey(row));
    if (list === undefined) twins.set(spanKey(row), [row.id]);
    else list.push(row.id);
  }
  return twins;
}

function passageOf(
  row: PassageRow,
  tags: readonly Tag[],
  twins: ReadonlyMap<string, readonly string[]>,
  texts: DocumentTexts,
): Passage {
  const read = texts.read(row.document);
  const { urn, span_start: start, span_end: end } = row;
  return {
    id: row.id,
    documentId: row.document,
    urn,
    start,
    end,
    quote: row.quote,
    prefix: row.prefix,
    suffix: row.suffix,
    blocks: read === null ? [0, 0] : blocksOfSpan(read.blocks, start, end),
    citation: read === null ? `{${urn}}` : citationOf({ urn, ...read }, start, end),
    tags,
    twins: (twins.get(spanKey(row)) ?? []).filter((id) => id !== row.id),
    event:
      row.event_date === null || row.event_precision === null
        ? null
        : { value: row.event_date, precision: row.event_precision },
    reviewer: row.reviewer,
    createdAtMs: row.at_ms,
  };
}
