import { noteText, type NoteContent, type NoteTarget, type SearchHit } from '../../../shared/model/index.ts';
import type { Query } from '../../../shared/query/index.ts';
import { citationOf, snippetOf } from '../../../shared/text/index.ts';
import type { TargetLabel } from '../notes.ts';
import { readThemeTree } from '../theme-tree.ts';
import { placesIn } from './find-blocks.ts';
import type { FoundNote } from './find-notes.ts';
import type { FoundThings } from './found-things.ts';
import type { ListedHit } from './list-hits.ts';
import { matchesInNote, matchesInSpan } from './query-matches.ts';
import type { SearchGround } from './search-ground.ts';

const snippetLength = 200;

/** What is a note on, in words. */
export type LabelOf = (target: NoteTarget) => TargetLabel;

/** Reads what is shown of the hits of a page. */
export function describeHits(
  ground: SearchGround,
  labelOf: LabelOf,
  found: FoundThings,
  listed: readonly ListedHit[],
): readonly SearchHit[] {
  const successors = listed.some((hit) => hit.kind === 'block')
    ? readThemeTree(ground.database).successors
    : new Map<string, string>();
  return listed
    .map((hit) => {
      switch (hit.kind) {
        case 'block':
          return blockHit(ground, successors, found.plan.text, hit.row);
        case 'note':
          return noteHit(ground, labelOf, found.plan.notes, hit.note);
        case 'passage':
          return passageHit(ground, found.plan.passages, hit);
        case 'whole-document':
          return wholeDocumentHit(ground, hit.document);
      }
    })
    .filter((hit) => hit !== null);
}

function blockHit(
  ground: SearchGround,
  successors: ReadonlyMap<string, string>,
  query: Query | null,
  id: number,
): SearchHit | null {
  const row = ground.database.get<{
    document: string;
    number: number;
    start: number;
    end: number;
    urn: string;
    title: string;
    place: number;
  }>(
    `SELECT b.document, b.number, b.span_start AS start, b.span_end AS "end", b.place, d.urn, d.title
     FROM search_block b JOIN document d ON d.id = b.document WHERE b.id = ?`,
    id,
  );
  const read = row === undefined ? null : ground.texts.read(row.document);
  if (row === undefined || read === null || query === null) return null;
  const block = { start: row.start, end: row.end };
  const matches = placesIn(ground, query, row.document, { id, number: row.number, ...block });
  const start = matches[0]?.start ?? block.start;
  const end = matches[0]?.end ?? block.end;
  const themes = ground.database
    .all<{ theme: string }>(
      `SELECT DISTINCT g.theme FROM passage p JOIN tag g ON g.passage = p.id AND g.covered = 0
       WHERE p.document = ? AND p.span_start < ? AND p.span_end > ?
         AND EXISTS (SELECT 1 FROM life WHERE subject = p.id AND covered = 0)`,
      row.document,
      row.end,
      row.start,
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
  ground: SearchGround,
  labelOf: LabelOf,
  query: Query | null,
  found: FoundNote,
): SearchHit | null {
  const row = ground.database.get<{
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
    found.row,
  );
  if (row === undefined || query === null) return null;
  const text = noteText(JSON.parse(row.content) as NoteContent);
  const whole = { start: 0, end: text.length };
  const target: NoteTarget =
    row.target_kind === 'matter' ? { kind: 'matter' } : { kind: row.target_kind, id: row.target ?? '' };
  const { label, documentId } = labelOf(target);
  const matches = matchesInNote(ground, query, text, found.row);
  return {
    kind: 'note',
    noteId: row.note,
    documentId,
    targetLabel: label,
    privileged: row.privileged === 1,
    snippet: snippetOf(text, whole, matches, snippetLength),
  };
}

function passageHit(
  ground: SearchGround,
  query: Query | null,
  hit: ListedHit & { readonly kind: 'passage' },
): SearchHit | null {
  const read = ground.texts.read(hit.document);
  const label = labelOfDocument(ground, hit.document);
  if (read === null || label === null || query === null) return null;
  const { id, start, end, themes } = hit.passage;
  const matches = matchesInSpan(ground, query, read.text, hit.document, { start, end });
  return {
    kind: 'passage',
    passageId: id,
    documentId: hit.document,
    ...label,
    citation: citationOf({ urn: label.urn, ...read }, start, end),
    start,
    end,
    snippet: snippetOf(read.text, { start, end }, matches, snippetLength),
    themes,
  };
}

function wholeDocumentHit(ground: SearchGround, document: string): SearchHit | null {
  const label = labelOfDocument(ground, document);
  const read = ground.texts.read(document);
  if (label === null || read === null) return null;
  const block = read.blocks.find(({ furniture }) => !furniture);
  const snippet = block === undefined ? [] : snippetOf(read.text, block, [], snippetLength);
  return { kind: 'whole-document', documentId: document, ...label, snippet };
}

function labelOfDocument(
  ground: SearchGround,
  document: string,
): { readonly urn: string; readonly title: string } | null {
  return (
    ground.database.get<{ urn: string; title: string }>(
      'SELECT urn, title FROM document WHERE id = ?',
      document,
    ) ?? null
  );
}
