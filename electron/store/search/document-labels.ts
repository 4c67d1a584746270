import type { ReadableDatabase } from '../database.ts';

/** What a list of hits shows of a document. */
export interface DocumentLabel {
  readonly id: string;
  readonly urn: string;
  readonly title: string;
  readonly date: string | null;
}

/** The labels of documents by id. */
export function readLabels(
  database: ReadableDatabase,
  documents: Iterable<string>,
): ReadonlyMap<string, DocumentLabel> {
  const rows = database.all<DocumentLabel>(
    'SELECT id, urn, title, date FROM document WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...documents]),
  );
  return new Map(rows.map((row) => [row.id, row] as const));
}

/** Orders documents by URN; one whose label is not there comes last. */
export function byUrn(a: DocumentLabel | undefined, b: DocumentLabel | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.urn < b.urn ? -1 : Number(a.urn > b.urn);
}

/** Orders documents by date, less exact dates before those inside them, undated ones last, then by URN. */
export function byDate(a: DocumentLabel | undefined, b: DocumentLabel | undefined): number {
  const [first, second] = [a?.date ?? null, b?.date ?? null];
  if (first === second) return byUrn(a, b);
  if (first === null || second === null) return first === null ? 1 : -1;
  return first < second ? -1 : 1;
}
