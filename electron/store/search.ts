import type { NoteContent, SearchHit, SearchResult } from '../../shared/model/index.ts';
import { noteText } from '../../shared/model/index.ts';
import { citationOf, matchesIn, snippetOf, type MatchTerm } from '../../shared/text/index.ts';
import type { ReadableDatabase } from './database.ts';
import type { DocumentTexts } from './document-text.ts';
import type { TargetLabel } from './notes.ts';
import type { NoteTarget } from '../../shared/model/index.ts';
import type { SearchQuery } from './search-query.ts';
import { readThemeTree } from './theme-tree.ts';

/** Which part of the hits to give. */
export interface SearchPage {
  readonly limit: number;
  readonly offset: number;
  /** Whether hits in text marked as furniture are listed too; they are counted in any case. */
  readonly furniture: boolean;
}

interface BlockHitRow {
  readonly kind: 'block';
  readonly id: number;
  readonly rank: number;
}

interface NoteHitRow {
  readonly kind: 'note';
  readonly id: number;
  readonly rank: number;
}

const snippetLength = 200;

/** Searches blocks and notes by the full-text index, best first (bm25), and places the hits on the canonical text. */
export function searchMatter(
  database: ReadableDatabase,
  texts: DocumentTexts,
  labelOf: (target: NoteTarget) => TargetLabel,
  query: SearchQuery,
  page: SearchPage,
): SearchResult {
  const columns = page.furniture ? '{body furniture}' : '{body}';
  const blockQuery = `${columns} : (${query.expression})`;
  const wanted = page.offset + page.limit;
  const count = (sql: string, match: string): number =>
    database.get<{ count: number }>(sql, match)?.count ?? 0;
  const blocksFound = count('SELECT count(*) AS count FROM block_fts WHERE block_fts MATCH ?', blockQuery);
  const inFurniture = count(
    'SELECT count(*) AS count FROM block_fts WHERE block_fts MATCH ?',
    `{furniture} : (${query.expression})`,
  );
  const notesFound = count(
    `SELECT count(*) AS count FROM note_fts WHERE note_fts MATCH ? AND ${noteStands}`,
    query.expression,
  );
  const best: readonly (BlockHitRow | NoteHitRow)[] = [
    ...database
      .all<Omit<BlockHitRow, 'kind'>>(
        'SELECT rowid AS id, rank FROM block_fts WHERE block_fts MATCH ? ORDER BY rank LIMIT ?',
        blockQuery,
        wanted,
      )
      .map((row): BlockHitRow => ({ kind: 'block', ...row })),
    ...database
      .all<Omit<NoteHitRow, 'kind'>>(
        `SELECT rowid AS id, rank FROM note_fts WHERE note_fts MATCH ? AND ${noteStands} ORDER BY rank LIMIT ?`,
        query.expression,
        wanted,
      )
      .map((row): NoteHitRow => ({ kind: 'note', ...row })),
  ];
  const listed = [...best].sort((a, b) => a.rank - b.rank).slice(page.offset, wanted);
  const successors = listed.length === 0 ? new Map<string, string>() : readThemeTree(database).successors;
  return {
    total: (page.furniture ? blocksFound - inFurniture : blocksFound) + notesFound,
    inFurniture,
    hits: listed.flatMap((row) => {
      const hit =
        row.kind === 'block'
          ? blockHit(database, texts, successors, query.terms, row.id)
          : noteHit(database, labelOf, query.terms, row.id);
      return hit === null ? [] : [hit];
    }),
  };
}

const noteStands = `EXISTS (
  SELECT 1 FROM search_note s JOIN note n ON n.id = s.note
  WHERE s.id = note_fts.rowid AND (n.target_kind IN ('document', 'matter', 'theme')
    OR EXISTS (SELECT 1 FROM life WHERE subject = n.target AND covered = 0)))`;

function blockHit(
  database: ReadableDatabase,
  texts: DocumentTexts,
  successors: ReadonlyMap<string, string>,
  terms: readonly MatchTerm[],
  id: number,
): SearchHit | null {
  const row = database.get<{
    document: string;
    number: number;
    span_start: number;
    span_end: number;
    urn: string;
    title: string;
    place: number;
  }>(
    `SELECT b.document, b.number, b.span_start, b.span_end, b.place, d.urn, d.title
     FROM search_block b JOIN document d ON d.id = b.document WHERE b.id = ?`,
    id,
  );
  const read = row === undefined ? null : texts.read(row.document);
  if (row === undefined || read === null) return null;
  const block = { start: row.span_start, end: row.span_end };
  const matches = matchesIn(read.text, block, terms);
  const start = matches[0]?.start ?? block.start;
  const end = matches[0]?.end ?? block.end;
  const themes = database
    .all<{ theme: string }>(
      `SELECT DISTINCT g.theme FROM passage p JOIN tag g ON g.passage = p.id AND g.covered = 0
       WHERE p.document = ? AND p.span_start < ? AND p.span_end > ?
         AND EXISTS (SELECT 1 FROM life WHERE subject = p.id AND covered = 0)`,
      row.document,
      row.span_end,
      row.span_start,
    )
    .map((tag) => successors.get(tag.theme) ?? tag.theme);
  return {
    kind: 'document',
    documentId: row.document,
    urn: row.urn,
    title: row.title,
    block: row.number,
    citation: citationOf({ urn: row.urn, ...read }, start, end),
    start,
    end,
    snippet: snippetOf(read.text, block, matches, snippetLength),
    furniture: row.place === 1,
    themes: [...new Set(themes)],
  };
}

function noteHit(
  database: ReadableDatabase,
  labelOf: (target: NoteTarget) => TargetLabel,
  terms: readonly MatchTerm[],
  id: number,
): SearchHit | null {
  const row = database.get<{
    note: string;
    target_kind: NoteTarget['kind'];
    target: string | null;
    privileged: number;
    content: string;
  }>(
    `SELECT n.id AS note, n.target_kind, n.target, n.privileged, v.content
     FROM search_note s JOIN note n ON n.id = s.note
     JOIN text_version v ON v.subject = n.id AND v.field = 'content' AND v.covered = 0
     WHERE s.id = ? ORDER BY v.op_order DESC LIMIT 1`,
    id,
  );
  if (row === undefined) return null;
  const text = noteText(JSON.parse(row.content) as NoteContent);
  const whole = { start: 0, end: text.length };
  const target: NoteTarget =
    row.target_kind === 'matter' ? { kind: 'matter' } : { kind: row.target_kind, id: row.target ?? '' };
  const { label, documentId } = labelOf(target);
  return {
    kind: 'note',
    noteId: row.note,
    documentId,
    targetLabel: label,
    privileged: row.privileged === 1,
    snippet: snippetOf(text, whole, matchesIn(text, whole, terms), snippetLength),
  };
}
