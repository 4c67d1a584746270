import { success, type Failure, type FailureCode, type Result } from '../../../shared/base/index.ts';
import type { ImportedChild, ImportItem, ImportReport } from '../../../shared/contract/index.ts';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { importReportCsv, type ImportReportRow } from '../../../shared/pack/index.ts';
import { writeOutputFile } from '../../files/write-output-file.ts';
import { readDocuments, readImportItems, type RecordedItem } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';
import { requireBatch } from './import-documents.ts';

/** An import as the matter knows it, with the documents as they are now. */
interface KnownImport {
  readonly items: readonly RecordedItem[];
  readonly documents: ReadonlyMap<string, DocumentSummary>;
  /** What came in a document, in order, by the first document of its family. */
  readonly families: ReadonlyMap<string, readonly DocumentSummary[]>;
}

/** What became of every path of an import, with documents as they are called now. */
export function readImport(context: MatterContext, batchId: string): Result<ImportReport> {
  const batch = requireBatch(context, batchId);
  if (!batch.ok) return batch;
  const known = knownImport(context, batchId);
  return success({
    items: known.items.filter(({ result }) => result !== 'archive').map((item) => itemOf(known, item)),
    cancelled: batch.value.state === 'stopped',
    batch: batchId,
  });
}

/** Writes the report of an import as CSV (`importReportCsv`), a row for each path and for each document that came in another. */
export async function exportImportReport(
  context: MatterContext,
  batchId: string,
  path: string,
): Promise<Result<{ readonly path: string; readonly rows: number }>> {
  const batch = requireBatch(context, batchId);
  if (!batch.ok) return batch;
  const known = knownImport(context, batchId);
  const rows = known.items.flatMap((item) => rowsOf(known, item));
  const written = await writeOutputFile(path, importReportCsv(rows));
  return written.ok ? success({ path: written.value, rows: rows.length }) : written;
}

/** The documents that an import brought in, with all that came in them. */
export function documentsOfImport(context: MatterContext, batchId: string): ReadonlySet<string> {
  const { items, families } = knownImport(context, batchId);
  const roots = items.flatMap(({ result, document }) =>
    result === 'imported' && document !== null ? [document] : [],
  );
  return new Set(roots.flatMap((root) => [root, ...(families.get(root) ?? []).map(({ id }) => id)]));
}

function knownImport(context: MatterContext, batchId: string): KnownImport {
  const all = readDocuments(context.reader, context.passages);
  const families = new Map<string, DocumentSummary[]>();
  for (const document of all) {
    if (document.family === null) continue;
    const family = families.get(document.family.root) ?? [];
    family.push(document);
    families.set(document.family.root, family);
  }
  return {
    items: readImportItems(context.reader, batchId),
    documents: new Map(all.map((document) => [document.id, document])),
    families,
  };
}

function itemOf(known: KnownImport, item: RecordedItem): ImportItem {
  const { path, result } = item;
  const document = item.document === null ? undefined : known.documents.get(item.document);
  if (result === 'failed' || document === undefined) {
    const { code, message } = failureOf(item);
    return { path, result: 'failed', code, message, warnings: [] };
  }
  const { id: documentId, urn, title } = document;
  if (result !== 'imported') return { path, result: 'duplicate', documentId, urn, title, warnings: [] };
  const family = (known.families.get(documentId) ?? []).map(childOf);
  return {
    path,
    result,
    documentId,
    urn,
    title,
    warnings: document.warnings,
    ...(document.sealed === null ? {} : { sealed: document.sealed }),
    ...(family.length === 0 ? {} : { family }),
  };
}

function childOf({ id, urn, title, fileName, warnings, sealed }: DocumentSummary): ImportedChild {
  return { documentId: id, urn, title, fileName, warnings, ...(sealed === null ? {} : { sealed }) };
}

function failureOf({ code, message }: RecordedItem): Failure {
  return {
    code: (code ?? 'document-not-found') as FailureCode,
    message: message ?? 'What came of this is not in the matter any more.',
  };
}

function rowsOf(known: KnownImport, item: RecordedItem): readonly ImportReportRow[] {
  const { path, result, sha256, bytes } = item;
  const document = item.document === null ? undefined : known.documents.get(item.document);
  const plain = { path, result, sha256, bytes, urn: '', title: '', family: '', type: '', warnings: [] };
  if (result === 'archive')
    return [{ ...plain, code: '', message: 'Its members were imported as documents.' }];
  if (document === undefined) return [{ ...plain, ...failureOf(item) }];
  const children = result === 'imported' ? (known.families.get(document.id) ?? []) : [];
  const family = result === 'imported' && children.length > 0 ? document.urn : '';
  const rowOf = (one: DocumentSummary, at: string): ImportReportRow => ({
    path: at,
    result,
    urn: one.urn,
    title: one.title,
    family,
    type: one.typeName,
    warnings: result === 'imported' ? one.warnings : [],
    code: one.sealed?.code ?? '',
    message: one.sealed?.message ?? '',
    sha256: one.sha256,
    bytes: one.bytes,
  });
  return [rowOf(document, path), ...children.map((child) => rowOf(child, `${path}/${child.fileName}`))];
}
