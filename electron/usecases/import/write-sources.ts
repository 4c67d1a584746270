import type { Failure } from '../../../shared/base/index.ts';
import type { ImportItem } from '../../../shared/contract/index.ts';
import type { OperationDraft } from '../../../shared/model/index.ts';
import {
  findDocumentBySha256,
  highestUrnNumber,
  type RecordedItem,
  type WriteTx,
} from '../../store/index.ts';
import { expectedFailure } from '../expected-failure.ts';
import type { MatterContext, MatterWriting } from '../matter-context.ts';
import { knowsCopy } from './further-copies.ts';
import { importAct, type ImportedFamily } from './import-act.ts';
import type { ImportRun } from './import-run.ts';
import { repeatedMessages } from './repeated-messages.ts';
import { purgedBefore, type PreparedSource } from './prepare-source.ts';

interface Standing {
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
}

type ActToWrite = { readonly operations: readonly OperationDraft[]; readonly before?: (tx: WriteTx) => void };

/**
 * Writes prepared sources in one transaction, each an act of its own, together with what the import records of them; gives what is
 * to be reported once it is durable. With `last` the import is recorded as finished with it.
 */
export async function writeSources(
  context: MatterContext,
  writing: MatterWriting,
  run: ImportRun,
  sources: readonly PreparedSource[],
  { first, last }: { readonly first: readonly OperationDraft[]; readonly last: boolean },
  signal: AbortSignal,
): Promise<readonly ImportItem[]> {
  const acts: ActToWrite[] = first.length === 0 ? [] : [{ operations: first }];
  const items: ImportItem[] = [];
  const records: RecordedItem[] = [];
  const { prefix, provider } = run.batch;
  const suffix = writing.urnSuffix;
  const inBatch = new Map<string, Standing>();
  const repeated = repeatedMessages(context.reader);
  let number = highestUrnNumber(context.reader, prefix, suffix);
  const report = (source: PreparedSource, item: ImportItem): void => {
    items.push(item);
    if (isCancelled(item)) run.miss();
    else records.push(recordOf(source, item));
  };
  for (const source of sources) {
    const { path, sha256 } = source;
    if (source.opened === true) {
      records.push({ ...plainRecord(source), result: 'archive' });
      continue;
    }
    const standing = sha256 === '' ? null : (inBatch.get(sha256) ?? standingDocument(context, sha256));
    const purged = standing === null ? purgedBefore(context, sha256) : null;
    if (purged !== null && !purged.ok) {
      report(source, failed(path, purged.failure));
    } else if (standing !== null) {
      const copy = furtherCopy(context, standing.documentId, source);
      if (copy !== null) acts.push({ operations: [copy] });
      report(source, { path, result: 'duplicate', ...standing, warnings: [] });
    } else if (source.outcome === null) {
      throw new Error('A document that was in the matter is not there any more.');
    } else if (!source.outcome.ok) {
      report(source, failed(path, source.outcome.failure));
    } else if (signal.aborted) {
      report(source, failed(path, { code: 'cancelled', message: 'The import was cancelled.' }));
    } else {
      try {
        const series = { prefix, last: number, suffix };
        const act = await importAct(context, source, source.outcome.value, series, provider, repeated);
        acts.push(act);
        number += act.documents.length;
        const [{ documentId, urn, title }] = act.documents;
        report(source, importedItem(path, act.documents));
        inBatch.set(sha256, { documentId, urn, title });
      } catch (error) {
        // The pieces that were sealed belong to no document and are swept away; the other sources of the batch go on.
        const known = expectedFailure(error);
        if (known === null) throw error;
        items.push(failed(path, known));
        run.miss();
      }
    }
  }
  if (records.length === 0 && !run.begun()) return items;
  // What could not be recorded is gone through again when the import goes on.
  const state = last && !run.missed() && !signal.aborted ? 'finished' : undefined;
  if (records.length === 0 && state === undefined) return items;
  try {
    write(context, writing, acts, (tx) => {
      run.record(tx, records, state);
    });
    run.committed();
    return items;
  } catch (error) {
    const known = expectedFailure(error);
    if (known === null) throw error;
    run.miss();
    return items.map((item) => (item.result === 'failed' ? item : failed(item.path, known)));
  }
}

function write(
  context: MatterContext,
  writing: MatterWriting,
  [first, ...others]: readonly ActToWrite[],
  record: (tx: Parameters<ImportRun['record']>[0]) => void,
): void {
  if (first === undefined) {
    context.connection.writeAside(record);
    return;
  }
  const before = (tx: WriteTx): void => {
    record(tx);
    first.before?.(tx);
  };
  writing.writeMany([{ ...first, before }, ...others]);
}

function recordOf(source: PreparedSource, item: ImportItem): RecordedItem {
  return item.result === 'failed'
    ? { ...plainRecord(source), result: 'failed', code: item.code, message: item.message }
    : { ...plainRecord(source), result: item.result, document: item.documentId };
}

function plainRecord({ path, sha256, bytes }: PreparedSource): Omit<RecordedItem, 'result'> {
  return { path, document: null, sha256, bytes: bytes.byteLength, code: null, message: null };
}

function standingDocument(context: MatterContext, sha256: string): Standing | null {
  const found = findDocumentBySha256(context.reader, sha256);
  return found === null ? null : { documentId: found.id, urn: found.urn, title: found.title };
}

function importedItem(path: string, [document, ...family]: ImportedFamily): ImportItem {
  const { documentId, urn, title, warnings, sealed } = document;
  return {
    path,
    result: 'imported',
    documentId,
    urn,
    title,
    warnings,
    ...(sealed === undefined ? {} : { sealed }),
    ...(family.length === 0 ? {} : { family }),
  };
}

function furtherCopy(
  context: MatterContext,
  document: string,
  source: PreparedSource,
): OperationDraft | null {
  const fileName = source.fileName.toWellFormed();
  const path = source.path.toWellFormed();
  if (knowsCopy(context.reader, document, fileName, path)) return null;
  return {
    type: 'document.copy',
    body: { document, copy: context.newIdentifier(), fileName, path },
  };
}

function failed(path: string, problem: Failure): ImportItem {
  return { path, result: 'failed', code: problem.code, message: problem.message, warnings: [] };
}

/** Whether a file is in the report only because the import was cancelled before it was read. */
export function isCancelled(item: ImportItem): boolean {
  return item.result === 'failed' && item.code === 'cancelled';
}
