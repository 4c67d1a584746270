import { operationInOrder, type Failure } from '../../shared/base/index.ts';
import { descriptionCells, descriptionGroup, groupOrderColumn } from '../../shared/fold/index.ts';
import {
  descriptionFields,
  type ChildKind,
  type DatePrecision,
  type DescriptionField,
  type DocumentChange,
  type DocumentDate,
  type DocumentImport,
  type DocumentKind,
  type DocumentSummary,
  type EncodingDecision,
  type FamilyPlace,
  type FurtherCopy,
  type ReaderIdentity,
  type SourceFacts,
  type SourceFormat,
} from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';
import { factsOfReading } from './facts-of-reading.ts';
import type { PassageIndex } from './passage-index.ts';
import { readDocumentFields } from './document-fields.ts';
import { readSuperseded } from './superseded.ts';
import { readReview, type ReviewOfDocuments } from './review.ts';
import { readReviewerNames } from './reviewers.ts';

interface DocumentRow {
  readonly id: string;
  readonly urn: string;
  readonly file_name: string;
  readonly path: string | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly text_sha256: string;
  readonly characters: number;
  readonly words: number;
  readonly blocks: number;
  readonly encoding: string | null;
  readonly reader: string;
  readonly warnings: string;
  readonly format: SourceFormat | null;
  readonly type_name: string | null;
  readonly pages: number | null;
  readonly pages_without_text: number | null;
  readonly sealed: string | null;
  readonly parent: string | null;
  readonly family: string | null;
  readonly place: number | null;
  readonly how: ChildKind | null;
  readonly superseded_by: string | null;
  readonly reviewer: string;
  readonly at_ms: number;
  readonly made_order: string;
  readonly title: string;
  readonly title_made_up: number;
  readonly title_order: string;
  readonly date: string | null;
  readonly date_precision: DatePrecision | null;
  readonly date_order: string;
  readonly publisher: string | null;
  readonly publisher_order: string;
  readonly author: string | null;
  readonly author_order: string;
  readonly kind: DocumentKind;
  readonly kind_order: string;
  readonly recipients: string | null;
  readonly provider: string | null;
  readonly provider_reference: string | null;
  readonly custodian: string | null;
  readonly received: string | null;
  readonly received_precision: DatePrecision | null;
  readonly received_how: string | null;
  readonly withdrawn: string | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_at_ms: number | null;
}

/** All documents, or those named, in order of URN; withdrawn ones included. */
export function readDocuments(
  database: ReadableDatabase,
  passages: PassageIndex,
  only?: readonly string[],
): readonly DocumentSummary[] {
  const filter = only === undefined ? '' : ' AND id IN (SELECT value FROM json_each(?))';
  const values = only === undefined ? [] : [JSON.stringify(only)];
  const rows = database.all<DocumentRow>(
    `SELECT *, facts ->> '$.typeName' AS type_name FROM document WHERE made_order IS NOT NULL${filter} ORDER BY urn, made_order`,
    ...values,
  );
  const names = readReviewerNames(database);
  const copies = readCopies(database, names);
  const review = readReview(database, only);
  const fields = readDocumentFields(database, only);
  const superseded = readSuperseded(database);
  return rows.map((row) => ({
    ...summaryOf(database, row, copies.get(row.id) ?? [], passages, names, review),
    supersededAtMs: superseded.atMs.get(row.id) ?? null,
    supersedes: superseded.before.get(row.id) ?? [],
    fields: fields.get(row.id) ?? {},
  }));
}

/** One document by its id, or null. */
export function readDocument(
  database: ReadableDatabase,
  passages: PassageIndex,
  id: string,
): DocumentSummary | null {
  return readDocuments(database, passages, [id])[0] ?? null;
}

/** The document that holds bytes of this hash, the first of them in order of URN, or null. */
export function findDocumentBySha256(
  database: ReadableDatabase,
  sha256: string,
): { readonly id: string; readonly urn: string; readonly title: string; readonly fileName: string } | null {
  const row = database.get<{ id: string; urn: string; title: string; file_name: string }>(
    'SELECT id, urn, title, file_name FROM document WHERE sha256 = ? AND made_order IS NOT NULL ORDER BY urn LIMIT 1',
    sha256,
  );
  return row === undefined ? null : { id: row.id, urn: row.urn, title: row.title, fileName: row.file_name };
}

/**
 * The highest number given so far in a URN series: those that begin with `prefix` and end with `suffix`. A purged
 * document's URN stays taken.
 */
export function highestUrnNumber(database: ReadableDatabase, prefix: string, suffix: string): number {
  const last = database.get<{ urn: string | null }>(
    `SELECT max(urn) AS urn FROM (
       SELECT urn FROM document UNION ALL SELECT id FROM purged WHERE kind = 'urn'
     ) WHERE substr(urn, 1, ?) = ? AND substr(urn, ?) = ?`,
    prefix.length,
    prefix,
    prefix.length + urnDigits + 1,
    suffix,
  )?.urn;
  return last ? Number(last.slice(prefix.length, prefix.length + urnDigits)) : 0;
}

/** The number of digits in a URN, fixed so that URNs sort as text. */
export const urnDigits = 6;

/** Every path that documents' bytes came from, the first one first; none for what came in another document. */
export function readDocumentPaths(database: ReadableDatabase): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  const rows = database.all<{ id: string; path: string }>(
    `SELECT id, path FROM (
       SELECT id, path, made_order, 0 AS later FROM document WHERE made_order IS NOT NULL
       UNION ALL SELECT document, path, made_order, 1 FROM document_copy c WHERE made_order IS NOT NULL
         AND EXISTS (SELECT 1 FROM life WHERE subject = c.id AND covered = 0)
     ) WHERE path IS NOT NULL ORDER BY later, made_order`,
  );
  for (const { id, path } of rows) paths.set(id, [...(paths.get(id) ?? []), path]);
  return paths;
}

function readCopies(
  database: ReadableDatabase,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, FurtherCopy[]> {
  const copies = new Map<string, FurtherCopy[]>();
  const rows = database.all<{
    id: string;
    document: string;
    file_name: string;
    path: string | null;
    reviewer: string;
    at_ms: number;
  }>(
    `SELECT * FROM document_copy c WHERE made_order IS NOT NULL
       AND EXISTS (SELECT 1 FROM life WHERE subject = c.id AND covered = 0) ORDER BY made_order`,
  );
  for (const row of rows) {
    const list = copies.get(row.document) ?? [];
    list.push({
      id: row.id,
      fileName: row.file_name,
      path: row.path,
      recordedAtMs: row.at_ms,
      reviewer: names.get(row.reviewer) ?? row.reviewer,
    });
    copies.set(row.document, list);
  }
  return copies;
}

function summaryOf(
  database: ReadableDatabase,
  row: DocumentRow,
  copies: readonly FurtherCopy[],
  passages: PassageIndex,
  names: ReadonlyMap<string, string>,
  review: ReviewOfDocuments,
): Omit<DocumentSummary, 'fields' | 'supersededAtMs' | 'supersedes'> {
  const counts = passages.documentCounts(row.id);
  return {
    id: row.id,
    urn: row.urn,
    title: row.title,
    titleMadeUp: row.title_made_up === 1,
    date: dateFrom(row.date, row.date_precision),
    publisher: row.publisher,
    author: row.author,
    kind: row.kind,
    recipients: row.recipients,
    provider: row.provider,
    providerReference: row.provider_reference,
    custodian: row.custodian,
    received: dateFrom(row.received, row.received_precision),
    receivedHow: row.received_how,
    fileName: row.file_name,
    path: row.path,
    sha256: row.sha256,
    bytes: row.bytes,
    textSha256: row.text_sha256,
    characters: row.characters,
    words: row.words,
    blocks: row.blocks,
    encoding: row.encoding === null ? null : (JSON.parse(row.encoding) as EncodingDecision),
    reader: JSON.parse(row.reader) as ReaderIdentity,
    ...formatOf(row),
    pages: row.pages,
    ...(row.pages_without_text === null ? {} : { pagesWithoutText: row.pages_without_text }),
    family: familyOf(row),
    sealed: row.sealed === null ? null : (JSON.parse(row.sealed) as Failure),
    supersededBy: row.superseded_by,
    warnings: JSON.parse(row.warnings) as readonly string[],
    corrected: correctedFields(database, row),
    withdrawn:
      row.withdrawn === null
        ? null
        : {
            reason: row.withdrawn,
            atMs: row.withdrawn_at_ms ?? 0,
            reviewer: names.get(row.withdrawn_by ?? '') ?? '',
          },
    importedAtMs: row.at_ms,
    importedBy: names.get(row.reviewer) ?? row.reviewer,
    copies,
    passages: counts.passages,
    passagesByTheme: counts.byTheme,
    tags: review.tags(row.id),
    progress: review.progress(row.id),
    decisions: review.decisions(row.id),
  };
}

/** The format of a source; imports made before there were others name none, and are text or web pages by their reader. */
function formatOf(row: DocumentRow): Pick<DocumentSummary, 'format' | 'typeName'> {
  if (row.format !== null) return { format: row.format, typeName: row.type_name ?? '' };
  const { name } = JSON.parse(row.reader) as ReaderIdentity;
  return name === 'html'
    ? { format: 'web-page', typeName: 'Web page' }
    : { format: 'text', typeName: 'Plain text' };
}

function familyOf({ parent, family, place, how }: DocumentRow): FamilyPlace | null {
  return parent === null || family === null || place === null || how === null
    ? null
    : { parent, root: family, place, how };
}

/** What a document's bytes say about themselves. */
export function readSourceFacts(database: ReadableDatabase, document: DocumentSummary): SourceFacts {
  const row = database.get<{ facts: string | null; text_order: string }>(
    'SELECT facts, text_order FROM document WHERE id = ?',
    document.id,
  );
  const read = row === undefined ? null : factsOfReading(database, row.text_order);
  if (read !== null) return read;
  if (row?.facts) return JSON.parse(row.facts) as SourceFacts;
  const { format, typeName } = document;
  const mediaType = format === 'web-page' ? 'text/html' : 'text/plain';
  return { format, mediaType, typeName, fields: [], notCarried: [], message: null, capture: null };
}

function dateFrom(value: string | null, precision: DatePrecision | null): DocumentDate | null {
  return value === null || precision === null ? null : { value, precision };
}

/**
 * The fields whose value is not what was detected, at import or in a later text, as the log has it; a correction undone is none.
 */
function correctedFields(database: ReadableDatabase, row: DocumentRow): readonly DescriptionField[] {
  const orders: Readonly<Record<string, unknown>> = { ...row };
  const changed = descriptionFields.filter((field) => {
    const order = orders[groupOrderColumn(descriptionGroup(field))] ?? null;
    return order !== null && order !== row.made_order;
  });
  if (changed.length === 0) return [];
  const entry = database.get<{ body: string | null }>(
    'SELECT body FROM operation WHERE id = ?',
    operationInOrder(row.made_order),
  );
  if (!entry?.body) return changed;
  const { detected } = JSON.parse(entry.body) as DocumentImport;
  const standing = {
    title: row.title === detected.title && (row.title_made_up === 1) === detected.titleMadeUp,
    date: row.date === (detected.date?.value ?? null),
    publisher: row.publisher === detected.publisher,
    author: row.author === detected.author,
    kind: row.kind === detected.kind,
    recipients: row.recipients === (detected.recipients ?? null),
    provider: row.provider === null,
    providerReference: row.provider_reference === null,
    custodian: row.custodian === null,
    received: row.received === null,
    receivedHow: row.received_how === null,
  };
  return changed.filter((field) => !(standsAsDetectedLater(database, row, field) ?? standing[field]));
}

/** True where a field has the value that was detected last in a text made after the import; null where none was. */
function standsAsDetectedLater(
  database: ReadableDatabase,
  row: DocumentRow,
  field: DescriptionField,
): boolean | null {
  const last = database.get<{ body: string }>(
    `SELECT o.body FROM operation_subject s JOIN operation o ON o.seq = s.seq
       WHERE s.subject = ? AND o.type = 'document.describe' AND o.body IS NOT NULL
         AND o.body ->> '$.detected' = 1 AND o.body ->> '$.field' = ?
       ORDER BY o.clock DESC, o.replica DESC LIMIT 1`,
    row.id,
    field,
  );
  if (last === undefined) return null;
  const standing: Readonly<Record<string, unknown>> = { ...row };
  const cells = Object.entries(descriptionCells(JSON.parse(last.body) as DocumentChange));
  return cells.every(([column, value]) => standing[column] === value);
}

/** The ids of the documents that came in a document, in their places; withdrawn ones included. */
export function readChildren(database: ReadableDatabase, parent: string): readonly string[] {
  return database
    .all<{ id: string }>(
      'SELECT id FROM document WHERE family IS NOT NULL AND parent = ? AND made_order IS NOT NULL ORDER BY place',
      parent,
    )
    .map(({ id }) => id);
}
