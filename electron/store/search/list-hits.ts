import type { SearchSort } from '../../../shared/model/index.ts';
import type { PlacedPassage } from '../../../shared/query/index.ts';
import { byDate, byUrn, readLabels, type DocumentLabel } from './document-labels.ts';
import type { FoundNote } from './find-notes.ts';
import type { FoundThings } from './found-things.ts';
import { fullTextExpression } from './full-text-expression.ts';
import type { SearchGround } from './search-ground.ts';

/** Which part of the hits to give, and in which order. */
export interface SearchPage {
  readonly limit: number;
  readonly offset: number;
  /** Whether hits in text marked as furniture are listed too; they are counted in any case. */
  readonly furniture: boolean;
  readonly sort?: SearchSort | undefined;
  /** Document by document. */
  readonly group?: boolean | undefined;
}

/** A hit before anything is read of it. */
export type ListedHit =
  | { readonly kind: 'block'; readonly document: string; readonly row: number }
  | { readonly kind: 'note'; readonly note: FoundNote }
  | { readonly kind: 'passage'; readonly document: string; readonly passage: PlacedPassage }
  | { readonly kind: 'whole-document'; readonly document: string };

/** The hits of one page, in order. */
export function listHits(ground: SearchGround, found: FoundThings, page: SearchPage): readonly ListedHit[] {
  const inDocuments = page.group === true || page.sort === 'date';
  return inDocuments ? hitsInDocuments(ground, found, page) : bestHits(ground, found, page);
}

/** Blocks and notes by how well they match, then passages and documents, which match all alike, in order of URN. */
function bestHits(ground: SearchGround, found: FoundThings, page: SearchPage): readonly ListedHit[] {
  const wanted = page.offset + page.limit;
  const blocks = rankedBlocks(ground, found, page.furniture, wanted);
  const notes = found.notes
    .slice(0, wanted)
    .map((note) => ({ rank: note.rank, hit: { kind: 'note', note } as const }));
  const ranked = [...blocks, ...notes].sort((a, b) => a.rank - b.rank).map(({ hit }) => hit);
  // However many of them are listed, those beyond are counted, so that passages keep their places from page to page.
  const rankedInAll = found.blocks.count + found.notes.length + (page.furniture ? found.furniture.count : 0);
  const listed: ListedHit[] = ranked.slice(page.offset, wanted);
  let place = rankedInAll;
  const take = (hits: readonly ListedHit[]): void => {
    const from = Math.max(0, page.offset - place);
    listed.push(...hits.slice(from, Math.max(from, wanted - place)));
    place += hits.length;
  };
  const labels = readLabels(ground.database, [...found.passages.keys(), ...found.documents]);
  const inOrder = (documents: Iterable<string>): readonly string[] =>
    [...documents].sort((a, b) => byUrn(labels.get(a), labels.get(b)));
  for (const document of inOrder(found.passages.keys())) {
    if (place >= wanted) break;
    take(passageHits(found, document));
  }
  if (place < wanted) {
    take(inOrder(found.documents).map((document) => ({ kind: 'whole-document', document })));
  }
  return listed;
}

interface Ranked {
  readonly rank: number;
  readonly hit: ListedHit;
}

/** The best blocks, as many as are wanted; where the index ranks none, in order of the documents' import. */
function rankedBlocks(
  ground: SearchGround,
  found: FoundThings,
  furniture: boolean,
  wanted: number,
): readonly Ranked[] {
  const groups = furniture
    ? [...found.blocks.byDocument, ...found.furniture.byDocument]
    : [...found.blocks.byDocument];
  const expression = found.plan.text === null ? null : fullTextExpression(found.plan.text);
  if (groups.length === 0) return [];
  const documentOfRow = (row: number): string => ownerOf(ground, row);
  if (expression === null) {
    return groups
      .flatMap(([document, rows]) => rows.map((row) => ({ document, row })))
      .sort((a, b) => a.row - b.row)
      .slice(0, wanted)
      .map(({ document, row }) => ({ rank: 0, hit: { kind: 'block', document, row } }));
  }
  const match = `${furniture ? '{body furniture}' : '{body}'} : (${expression.expression})`;
  const ranked: Ranked[] = [];
  if (found.blocks.byIndexAlone) {
    for (const { row, rank } of ground.database.all<{ row: number; rank: number }>(
      'SELECT rowid AS row, rank FROM block_fts WHERE block_fts MATCH ? ORDER BY rank LIMIT ?',
      match,
      wanted,
    )) {
      ranked.push({ rank, hit: { kind: 'block', document: documentOfRow(row), row } });
    }
    return ranked;
  }
  const documents = new Map(
    groups.flatMap(([document, rows]) => rows.map((row) => [row, document] as const)),
  );
  for (const { row, rank } of ground.database.iterate<{ row: number; rank: number }>(
    'SELECT rowid AS row, rank FROM block_fts WHERE block_fts MATCH ? ORDER BY rank',
    match,
  )) {
    const document = documents.get(row);
    if (document !== undefined) ranked.push({ rank, hit: { kind: 'block', document, row } });
    if (ranked.length === wanted) break;
  }
  return ranked;
}

function ownerOf(ground: SearchGround, row: number): string {
  return (
    ground.database.get<{ document: string }>('SELECT document FROM search_block WHERE id = ?', row)
      ?.document ?? ''
  );
}

/** Document by document: by date, or those with most hits first; inside each in order of the text, notes last. */
function hitsInDocuments(ground: SearchGround, found: FoundThings, page: SearchPage): readonly ListedHit[] {
  const wanted = page.offset + page.limit;
  const notes = new Map<string, FoundNote[]>();
  const elsewhere: FoundNote[] = [];
  for (const note of found.notes) {
    if (note.document === null) elsewhere.push(note);
    else notes.set(note.document, [...(notes.get(note.document) ?? []), note]);
  }
  const furniture = page.furniture ? found.furniture.byDocument : new Map<string, readonly number[]>();
  const documents = new Set([...found.hitsOfDocument.keys(), ...furniture.keys(), ...notes.keys()]);
  const ordered = orderDocuments(ground, found, documents, page.sort ?? 'relevance');
  const listed: ListedHit[] = [];
  for (const { id: document } of ordered) {
    if (listed.length >= wanted) break;
    const rows = [...(found.blocks.byDocument.get(document) ?? []), ...(furniture.get(document) ?? [])];
    if (found.documents.has(document)) listed.push({ kind: 'whole-document', document });
    for (const row of rows.sort((a, b) => a - b)) listed.push({ kind: 'block', document, row });
    listed.push(...passageHits(found, document));
    for (const note of notes.get(document) ?? []) listed.push({ kind: 'note', note });
  }
  for (const note of elsewhere) listed.push({ kind: 'note', note });
  return listed.slice(page.offset, wanted);
}

/** Documents in the order in which their hits are listed. */
export function orderDocuments(
  ground: SearchGround,
  found: FoundThings,
  documents: Iterable<string>,
  sort: SearchSort,
): readonly DocumentLabel[] {
  const labels = [...readLabels(ground.database, documents).values()];
  if (sort === 'date') return labels.sort(byDate);
  const hits = ({ id }: DocumentLabel): number => found.hitsOfDocument.get(id) ?? 0;
  return labels.sort((a, b) => hits(b) - hits(a) || byUrn(a, b));
}

function passageHits(found: FoundThings, document: string): readonly ListedHit[] {
  return (found.passages.get(document) ?? []).map((passage) => ({ kind: 'passage', document, passage }));
}
