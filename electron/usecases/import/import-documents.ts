import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { success, type Failure, type Result } from '../../../shared/base/index.ts';
import type { ImportItem, ImportReport } from '../../../shared/contract/index.ts';
import type { OperationDraft } from '../../../shared/model/index.ts';
import { discoverSources } from '../../ingest/discover-sources.ts';
import { chunkSize, findDocumentBySha256, highestUrnNumber, type WriteTx } from '../../store/index.ts';
import { expectedFailure } from '../expected-failure.ts';
import { requireWriting, type MatterContext, type MatterWriting } from '../matter-context.ts';
import { knowsCopy } from './further-copies.ts';
import { importAct, urnPrefix, type ImportedFamily } from './import-act.ts';
import { repeatedMessages } from './repeated-messages.ts';
import { prepareSource, purgedBefore, unread, type PreparedSource } from './prepare-source.ts';

/** How many sources are read ahead while earlier ones are being written. */
const readAhead = 32;

/** Bytes that may lie in memory read ahead; from there on what was read is written before more is read. */
const largestAhead = 64 * chunkSize;

/** Sources written in one transaction; each is an act of its own and is reported only once the transaction is durable. */
const largestBatch = 16;

/**
 * Imports files and, recursively, folders. Every document is whole or not there at all; a file that cannot be read is
 * reported and the others go on. Cancelling keeps what was already imported and says so.
 */
export async function importFiles(
  context: MatterContext,
  task: string,
  paths: readonly string[],
): Promise<Result<ImportReport>> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  return context.tasks.run(task, async (signal) => {
    const items: ImportItem[] = [];
    const report = (): void => {
      context.surroundings.emit('progress', {
        task,
        label: 'Importing',
        done: items.length,
        total: null,
        unit: 'files',
      });
    };
    const waiting: Promise<PreparedSource>[] = [];
    let bytesAhead = 0;
    const writeOut = async (atMost: number): Promise<void> => {
      while (waiting.length > atMost) {
        const batch = await Promise.all(waiting.splice(0, largestBatch));
        items.push(...(await writeBatch(context, writing.value, batch, signal)));
        report();
      }
    };
    for await (const found of discoverSources(paths, signal)) {
      if (signal.aborted) break;
      const prepared =
        'failure' in found
          ? Promise.resolve(unread(found.path, found.failure))
          : prepareSource(context, found.path, signal);
      // Awaited in its batch; without this, one that fails while an earlier one ends the import would be unhandled.
      prepared.catch(() => undefined);
      waiting.push(prepared);
      bytesAhead += 'failure' in found ? 0 : await sizeOf(found.path);
      if (bytesAhead > largestAhead) {
        await writeOut(0);
        bytesAhead = 0;
      } else if (waiting.length >= readAhead + largestBatch) {
        await writeOut(readAhead);
      }
    }
    await writeOut(0);
    const cancelled = signal.aborted;
    return success({
      items: cancelled ? items.filter((item) => !isCancelled(item)) : items,
      cancelled,
    });
  });
}

/** A file's size in bytes, or 0 where it cannot be told; reading it will say why. */
async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function writeBatch(
  context: MatterContext,
  writing: MatterWriting,
  batch: readonly PreparedSource[],
  signal: AbortSignal,
): Promise<readonly ImportItem[]> {
  const acts: { operations: OperationDraft[]; before?: (tx: WriteTx) => void }[] = [];
  const items: ImportItem[] = [];
  const inBatch = new Map<
    string,
    { readonly documentId: string; readonly urn: string; readonly title: string }
  >();
  const repeated = repeatedMessages(context.reader);
  let number = highestUrnNumber(context.reader, urnPrefix(context), writing.urnSuffix);
  for (const source of batch) {
    const standing =
      source.sha256 === '' ? null : (inBatch.get(source.sha256) ?? standingDocument(context, source.sha256));
    const purged = standing === null ? purgedBefore(context, source.sha256) : null;
    if (purged !== null && !purged.ok) {
      items.push(failed(source.path, purged.failure));
      continue;
    }
    if (standing !== null || source.outcome === null) {
      if (standing === null) throw new Error('A document that was in the matter is not there any more.');
      const copy = furtherCopy(context, standing.documentId, source.path);
      if (copy !== null) acts.push({ operations: [copy] });
      items.push({
        path: source.path,
        result: 'duplicate',
        documentId: standing.documentId,
        urn: standing.urn,
        title: standing.title,
        warnings: [],
      });
      continue;
    }
    if (!source.outcome.ok) {
      items.push(failed(source.path, source.outcome.failure));
      continue;
    }
    if (signal.aborted) {
      items.push(failed(source.path, { code: 'cancelled', message: 'The import was cancelled.' }));
      continue;
    }
    try {
      const act = await importAct(context, writing, source, source.outcome.value, number, repeated);
      acts.push(act);
      number += act.documents.length;
      items.push(importedItem(source.path, act.documents));
      const [document] = act.documents;
      inBatch.set(source.sha256, document);
    } catch (error) {
      // The pieces that were sealed belong to no document and are swept away; the other sources of the batch go on.
      const known = expectedFailure(error);
      if (known === null) throw error;
      items.push(failed(source.path, known));
    }
  }
  if (acts.length === 0) return items;
  try {
    writing.writeMany(acts);
    return items;
  } catch (error) {
    const known = expectedFailure(error);
    if (known === null) throw error;
    return items.map((item) => (item.result === 'failed' ? item : failed(item.path, known)));
  }
}

function standingDocument(
  context: MatterContext,
  sha256: string,
): { readonly documentId: string; readonly urn: string; readonly title: string } | null {
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

function furtherCopy(context: MatterContext, document: string, path: string): OperationDraft | null {
  const fileName = basename(path).toWellFormed();
  const wellFormedPath = path.toWellFormed();
  if (knowsCopy(context.reader, document, fileName, wellFormedPath)) return null;
  return {
    type: 'document.copy',
    body: { document, copy: context.newIdentifier(), fileName, path: wellFormedPath },
  };
}

function failed(path: string, problem: Failure): ImportItem {
  return { path, result: 'failed', code: problem.code, message: problem.message, warnings: [] };
}

function isCancelled(item: ImportItem): boolean {
  return item.result === 'failed' && item.code === 'cancelled';
}
