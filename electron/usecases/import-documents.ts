import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failure, success, type Failure, type Result } from '../../shared/base/index.ts';
import type { ImportItem, ImportReport } from '../../shared/contract/index.ts';
import type { OperationDraft } from '../../shared/model/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import { discoverSources } from '../ingest/discover-sources.ts';
import { readSourceFile } from '../ingest/read-source-file.ts';
import type { Reading } from '../ingest/reading.ts';
import {
  chunkSize,
  findDocumentBySha256,
  findTombstoneBySha256,
  highestUrnNumber,
  putBlockList,
  putCanonicalText,
  putChunk,
  readMatter,
  urnDigits,
  writeBlockList,
  type WriteTx,
} from '../store/index.ts';
import { expectedFailure } from './expected-failure.ts';
import { requireWriting, type MatterContext, type MatterWriting } from './matter-context.ts';
import { knowsCopy } from './further-copies.ts';

/** How many sources are read ahead while earlier ones are being written. */
const readAhead = 32;

/** Bytes that may lie in memory read ahead; from there on what was read is written before more is read. */
const largestAhead = 64 * chunkSize;

/** Sources written in one transaction; each is an act of its own and is reported only once the transaction is durable. */
const largestBatch = 16;

/** Bytes up to which a source is sealed in its act's own transaction; larger ones are sealed piece by piece before it. */
const sealedInOneGo = 4 * chunkSize;

/** A source that was read, or why it could not be. */
interface PreparedSource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Null where the matter already holds these bytes, so that they need not be read again. */
  readonly outcome: Result<Reading> | null;
}

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
          : prepare(context, found.path, signal);
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

/** A source of which nothing was read; it takes its place in the report. */
function unread(path: string, problem: Failure): PreparedSource {
  return { path, bytes: new Uint8Array(), sha256: '', outcome: { ok: false, failure: problem } };
}

async function prepare(context: MatterContext, path: string, signal: AbortSignal): Promise<PreparedSource> {
  const empty = { path, bytes: new Uint8Array(), sha256: '' };
  if (signal.aborted) return { ...empty, outcome: failure('cancelled', 'The import was cancelled.') };
  let file: Result<Uint8Array>;
  try {
    file = await readSourceFile(path, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    return { ...empty, outcome: failure('cancelled', 'The import was cancelled.') };
  }
  if (!file.ok) return { ...empty, outcome: file };
  const bytes = file.value;
  const sha256 = sha256Hex(bytes);
  if (findDocumentBySha256(context.reader, sha256) !== null) return { path, bytes, sha256, outcome: null };
  const purged = purgedBefore(context, sha256);
  if (purged !== null) return { path, bytes, sha256, outcome: purged };
  const outcome = await context.surroundings.readSource.read({ fileName: basename(path), bytes }, signal);
  return { path, bytes, sha256, outcome };
}

/** Why a source is not taken in again, or null: its bytes were destroyed here on purpose. */
function purgedBefore(context: MatterContext, sha256: string): Result<never> | null {
  const stone = findTombstoneBySha256(context.reader, sha256);
  return stone === null
    ? null
    : failure(
        'document-purged',
        `This file was purged from the matter as ${stone.urn}, so it is not taken in again. If it should be here after all, speak with ${stone.proposedBy} and ${stone.approvedBy}, who purged it.`,
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
  const inBatch = new Map<string, { readonly id: string; readonly urn: string; readonly title: string }>();
  let number = highestUrnNumber(context.reader, urnPrefix(context), writing.urnSuffix);
  for (const source of batch) {
    const standing =
      source.sha256 === ''
        ? null
        : (inBatch.get(source.sha256) ?? findDocumentBySha256(context.reader, source.sha256));
    const purged = standing === null ? purgedBefore(context, source.sha256) : null;
    if (purged !== null && !purged.ok) {
      items.push(failed(source.path, purged.failure));
      continue;
    }
    if (standing !== null || source.outcome === null) {
      if (standing === null) throw new Error('A document that was in the matter is not there any more.');
      const copy = furtherCopy(context, standing.id, source.path);
      if (copy !== null) acts.push({ operations: [copy] });
      items.push({
        path: source.path,
        result: 'duplicate',
        documentId: standing.id,
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
    const reading = source.outcome.value;
    const document = context.newIdentifier();
    const urn = `${urnPrefix(context)}${String(number + 1).padStart(urnDigits, '0')}${writing.urnSuffix}`;
    try {
      acts.push(await importAct(context, source, reading, document, urn));
    } catch (error) {
      // The pieces that were sealed belong to no document and are swept away; the other sources of the batch go on.
      const known = expectedFailure(error);
      if (known === null) throw error;
      items.push(failed(source.path, known));
      continue;
    }
    number += 1;
    inBatch.set(source.sha256, { id: document, urn, title: reading.detected.title });
    items.push({
      path: source.path,
      result: 'imported',
      documentId: document,
      urn,
      title: reading.detected.title,
      warnings: reading.warnings,
    });
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

async function importAct(
  context: MatterContext,
  source: PreparedSource,
  reading: Reading,
  document: string,
  urn: string,
): Promise<{ operations: OperationDraft[]; before: (tx: WriteTx) => void }> {
  const { bytes, sha256 } = source;
  const textSha256 = sha256Hex(reading.text);
  const list = writeBlockList(reading);
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < bytes.byteLength; start += chunkSize) {
    chunks.push(bytes.subarray(start, start + chunkSize));
  }
  const sealedBefore = bytes.byteLength > sealedInOneGo;
  if (sealedBefore) {
    for (const [n, chunk] of chunks.entries()) {
      context.connection.writeAside((tx) => {
        putChunk(tx, sha256, n, chunk);
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return {
    operations: [
      {
        type: 'document.import',
        body: {
          document,
          urn,
          fileName: basename(source.path).toWellFormed(),
          path: source.path.toWellFormed(),
          sha256,
          bytes: bytes.byteLength,
          textSha256,
          characters: reading.text.length,
          words: reading.words,
          blocksSha256: list.sha256,
          blocks: reading.blocks.length,
          encoding: reading.encoding,
          reader: reading.reader,
          warnings: reading.warnings,
          detected: reading.detected,
        },
      },
    ],
    before: (tx) => {
      if (!sealedBefore)
        chunks.forEach((chunk, n) => {
          putChunk(tx, sha256, n, chunk);
        });
      putCanonicalText(tx, textSha256, reading.text);
      putBlockList(tx, list.sha256, list.json);
    },
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

function urnPrefix(context: MatterContext): string {
  return readMatter(context.reader)?.prefix ?? '';
}

function failed(path: string, problem: Failure): ImportItem {
  return { path, result: 'failed', code: problem.code, message: problem.message, warnings: [] };
}

function isCancelled(item: ImportItem): boolean {
  return item.result === 'failed' && item.code === 'cancelled';
}
