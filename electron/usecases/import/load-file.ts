import { readFile, stat } from 'node:fs/promises';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { LoadFileReport } from '../../../shared/model/index.ts';
import {
  loadFileCsv,
  planLoadFile,
  readCsvTable,
  type LoadFileField,
  type LoadFileTarget,
} from '../../../shared/pack/index.ts';
import { sha256Hex } from '../../crypto/index.ts';
import { writeOutputFile } from '../../files/write-output-file.ts';
import { decode } from '../../ingest/decode.ts';
import { fileFailure } from '../../ingest/file-failure.ts';
import { readDocumentPaths, readDocuments, readItems } from '../../store/index.ts';
import { describeDocuments } from '../edit-documents.ts';
import { requireWriting, type MatterContext } from '../matter-context.ts';
import { requireBatch } from './import-documents.ts';
import { documentsOfImport } from './import-report.ts';

/** The largest load file that is read, in bytes: a hundred thousand documents take half of it. */
const largestFile = 50_000_000;

/**
 * Sets what a load file says of documents (`planLoadFile`), all in one act, rows that are refused left out; or, with `expected`
 * null, only says what would come of it. `expected` is the SHA-256 of the file as it was looked at: where the file has changed
 * since, nothing is done (`call-invalid`).
 */
export async function loadMetadata(
  context: MatterContext,
  path: string,
  expected: string | null,
): Promise<Result<LoadFileReport>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const sha256 = sha256Hex(bytes.value);
  if (expected !== null && expected !== sha256) {
    return failure(
      'call-invalid',
      'The file was changed after its preview was made, so nothing was changed. Look at the preview again.',
    );
  }
  const decoded = decode(bytes.value, null);
  if (!decoded.ok) return decoded;
  const table = readCsvTable(decoded.value.text);
  if (!table.ok) {
    const { line, sentence } = table.failure;
    return failure('call-invalid', `Line ${line}: ${sentence} Nothing was changed.`);
  }
  const plan = planLoadFile(targetsOf(context), fieldsOf(context), table.value);
  if (expected !== null) {
    const writing = requireWriting(context);
    if (!writing.ok) return writing;
    const described = describeDocuments(context, plan.corrections);
    if (!described.ok) return described;
  }
  return success({ sha256, lines: plan.lines, remarks: plan.remarks });
}

/** Writes a load file of the documents in use, or of those that an import brought in, in order of URN. */
export async function exportLoadFile(
  context: MatterContext,
  path: string,
  batchId: string | undefined,
): Promise<Result<{ readonly path: string; readonly documents: number }>> {
  if (batchId !== undefined) {
    const batch = requireBatch(context, batchId);
    if (!batch.ok) return batch;
  }
  const only = batchId === undefined ? null : documentsOfImport(context, batchId);
  const targets = targetsOf(context);
  const urns = new Map(targets.map(({ document }) => [document.id, document.urn]));
  const roots = new Set(targets.flatMap(({ document }) => document.family?.root ?? []));
  const rows = targets
    .filter(({ document }) => document.withdrawn === null && only?.has(document.id) !== false)
    .map(({ document, paths }) => ({
      document,
      path: paths[0] ?? '',
      family: urns.get(document.family?.root ?? '') ?? (roots.has(document.id) ? document.urn : ''),
    }));
  const written = await writeOutputFile(path, loadFileCsv(rows, fieldsOf(context)));
  return written.ok ? success({ path: written.value, documents: rows.length }) : written;
}

function targetsOf(context: MatterContext): readonly LoadFileTarget[] {
  const paths = readDocumentPaths(context.reader);
  return readDocuments(context.reader, context.passages).map((document) => ({
    document,
    paths: paths.get(document.id) ?? [],
  }));
}

function fieldsOf(context: MatterContext): readonly LoadFileField[] {
  return readItems(context.reader, 'field').map(({ id, fields }) => ({ id, ...fields }));
}

async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    if ((await stat(path)).size > largestFile) {
      return failure('file-too-large', 'This file is larger than any load file. Nothing was changed.');
    }
    return success(await readFile(path));
  } catch (error) {
    return { ok: false, failure: fileFailure(error) };
  }
}
