import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { ImportItem, ImportReport } from '../../../shared/contract/index.ts';
import type { ImportState } from '../../../shared/model/index.ts';
import {
  chunkSize,
  isImportRecorded,
  readImportBatches,
  setImportState,
  type NewImportBatch,
} from '../../store/index.ts';
import { requireWriting, type MatterContext, type MatterWriting } from '../matter-context.ts';
import { matterState } from '../matter-state.ts';
import { closing } from '../tasks.ts';
import { countSources } from './count-sources.ts';
import { importRun, type ImportRun } from './import-run.ts';
import { providerOf, type NamedProvider } from './import-provider.ts';
import { preparedSources } from './prepared-sources.ts';
import type { PreparedSource } from './prepare-source.ts';
import { isCancelled, writeSources } from './write-sources.ts';

/** Sources written in one transaction; each is an act of its own and is reported only once the transaction is durable. */
const largestBatch = 16;

/** Bytes of sources from which they are written before more are added to them. */
const largestBatchBytes = 32 * chunkSize;

/** From so many files on, an import is on the matter's record before its first file is. */
const recordedFrom = 200;

/** What an import is given besides its task: files and folders, and who provided them. */
export interface ImportRequest {
  readonly paths: readonly string[];
  readonly provider?: string | undefined;
  /** The letters that the URNs begin with; remembered for the provider, the matter's own where neither is given. */
  readonly prefix?: string | undefined;
}

/**
 * Imports files and, recursively, folders and archives. Every document is whole or not there at all; a file that cannot be read is
 * reported and the others go on. Cancelling keeps what was already imported and says so.
 *
 * What became of each path is recorded in the transaction that its document is written in, so an import that is interrupted goes
 * on where it was (`resumeImport`).
 */
export async function importFiles(
  context: MatterContext,
  task: string,
  request: ImportRequest,
): Promise<Result<ImportReport>> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const named = providerOf(context, request);
  if (!named.ok) return named;
  return context.tasks.run(task, async (signal) => {
    const { files, bytes } = await countSources(request.paths, signal);
    const run = importRun(
      {
        id: context.newIdentifier(),
        reviewer: writing.value.reviewer().id,
        atMs: context.clock(),
        paths: request.paths,
        provider: named.value.provider,
        prefix: named.value.prefix,
        files,
        bytes,
      },
      false,
    );
    if (files >= recordedFrom && !signal.aborted) {
      context.connection.writeAside((tx) => {
        run.record(tx, []);
      });
      run.committed();
    }
    return runImport(context, writing.value, task, run, named.value, signal);
  });
}

/** Goes on with an import that was interrupted or cancelled: with the first path of which nothing is recorded. */
export async function resumeImport(
  context: MatterContext,
  task: string,
  batchId: string,
): Promise<Result<ImportReport>> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const batch = requireBatch(context, batchId);
  if (!batch.ok) return batch;
  const { id, startedAtMs: atMs, paths, provider, prefix, running, state } = batch.value;
  if (running || state === 'finished') {
    return failure('call-invalid', 'This import is running or is finished already. Nothing was begun.');
  }
  return context.tasks.run(task, async (signal) => {
    const { files, bytes } = await countSources(paths, signal);
    const reviewer = writing.value.reviewer().id;
    const run = importRun({ id, reviewer, atMs, paths, provider, prefix, files, bytes }, true);
    context.connection.writeAside((tx) => {
      setImportState(tx, id, 'unfinished');
    });
    const named: NamedProvider = { provider, prefix, operations: [] };
    return runImport(context, writing.value, task, run, named, signal);
  });
}

/** Leaves an import that was interrupted as it is; what it brought in stays. */
export function leaveImport(context: MatterContext, batchId: string): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const batch = requireBatch(context, batchId);
  if (!batch.ok) return batch;
  if (batch.value.running) return failure('call-invalid', 'This import is running. Cancel it first.');
  context.connection.writeAside((tx) => {
    setImportState(tx, batchId, 'left');
  });
  tellImports(context);
  return success(null);
}

/** An import that the matter knows of, or `item-not-found`. */
export function requireBatch(
  context: MatterContext,
  batchId: string,
): Result<ReturnType<typeof readImportBatches>[number]> {
  const [batch] = readImportBatches(context.reader, (id) => context.imports.has(id), batchId);
  return batch === undefined
    ? failure('item-not-found', 'The matter knows of no such import.')
    : success(batch);
}

async function runImport(
  context: MatterContext,
  writing: MatterWriting,
  task: string,
  run: ImportRun,
  named: NamedProvider,
  signal: AbortSignal,
): Promise<Result<ImportReport>> {
  const { batch } = run;
  context.imports.add(batch.id);
  try {
    const items = await importSources(context, writing, task, run, named, signal);
    const cancelled = signal.aborted;
    // What was ended because the matter closes is interrupted, and waits to go on.
    if (cancelled && run.begun() && signal.reason !== closing) setState(context, batch, 'stopped');
    return success({
      items: cancelled ? items.filter((item) => !isCancelled(item)) : items,
      cancelled,
      batch: run.begun() ? batch.id : null,
    });
  } finally {
    context.imports.delete(batch.id);
    tellImports(context);
  }
}

async function importSources(
  context: MatterContext,
  writing: MatterWriting,
  task: string,
  run: ImportRun,
  named: NamedProvider,
  signal: AbortSignal,
): Promise<readonly ImportItem[]> {
  const items: ImportItem[] = [];
  const { id, paths, files, bytes } = run.batch;
  const resumed = run.begun();
  const isRecorded = (path: string): boolean => resumed && isImportRecorded(context.reader, id, path);
  const done = { files: 0, bytes: 0 };
  let waiting: PreparedSource[] = [];
  let waitingBytes = 0;
  let walked = { files: 0, bytes: 0 };
  let first = named.operations;
  const writeOut = async (last: boolean): Promise<void> => {
    items.push(...(await writeSources(context, writing, run, waiting, { first, last }, signal)));
    if (run.begun()) first = [];
    done.files += walked.files;
    done.bytes += walked.bytes;
    waiting = [];
    waitingBytes = 0;
    walked = { files: 0, bytes: 0 };
    context.surroundings.emit('progress', {
      task,
      label: 'Importing',
      done: done.files,
      total: Math.max(files, done.files),
      unit: 'files',
      bytes: { done: done.bytes, total: Math.max(bytes, done.bytes) },
    });
    if (!last) await context.tasks.whilePaused(task);
  };
  for await (const step of preparedSources(context, paths, isRecorded, signal)) {
    // The last ones are written when it is known that none comes after them, so that the import ends in their transaction.
    if (waiting.length >= largestBatch || waitingBytes > largestBatchBytes) await writeOut(false);
    if (step.bytesWalked !== null) {
      walked.files += 1;
      walked.bytes += step.bytesWalked;
    }
    if (step.kind === 'recorded') continue;
    waiting.push(step.source);
    waitingBytes += step.source.bytes.byteLength;
    if (signal.aborted) break;
  }
  await writeOut(true);
  return items;
}

/** How an import stands is no act: the windows are told of it here. */
function tellImports(context: MatterContext): void {
  context.surroundings.emit('matterChanged', {
    state: matterState(context),
    documents: [],
    everything: false,
    texts: [],
    summaries: [],
    passages: [],
    notes: false,
  });
}

function setState(context: MatterContext, batch: NewImportBatch, state: ImportState): void {
  context.connection.writeAside((tx) => {
    setImportState(tx, batch.id, state);
  });
}
