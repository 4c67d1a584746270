import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/base/index.ts';
import type { PreparedPages } from '../../shared/pack/index.ts';
import type { MatterContext } from './matter-context.ts';
import { preparePagesOf } from './prepare-pages-of.ts';
import type {
  Job,
  JobOutcomes,
  JobProgress,
  JobSurroundings,
  WorkerMessage,
  WorkerOrder,
  WorkerStart,
} from './worker/jobs.ts';

/** Heap of a worker in mebibytes: the collector keeps a long pack small where it knows its limit. */
const workerHeapMegabytes = 1_024;

/**
 * Does a job beside the service, in a worker thread where one is given; with progress, and ended through the signal. On
 * shared storage, where no second connection gets in, it is done here, over the one there is.
 *
 * A worker that stops without a result is a bug: the promise rejects.
 */
export async function runJob<Kind extends Job['kind']>(
  context: MatterContext,
  job: Job & { readonly kind: Kind },
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<JobOutcomes[Kind]>> {
  const surroundings: JobSurroundings = {
    onProgress,
    signal,
    preparePages: (source) => preparePagesOf(context, source),
  };
  if (context.onlyConnection !== null) {
    const { performJobOver } = await import('./worker/perform-job.ts');
    const file = { path: context.path, key: context.key, sqliteBinding: context.surroundings.sqliteBinding };
    const here = await performJobOver(context.onlyConnection, file, job, surroundings);
    return here as Result<JobOutcomes[Kind]>;
  }
  const start: WorkerStart = {
    path: context.path,
    sqliteBinding: context.surroundings.sqliteBinding,
    key: context.key?.lend((bytes) => new Uint8Array(bytes)) ?? null,
    job,
  };
  const result =
    context.surroundings.packWorkerFile === null
      ? await performHere(start, surroundings)
      : await runInWorker(context.surroundings.packWorkerFile, start, surroundings);
  return result as Result<JobOutcomes[Kind]>;
}

/** Does the job in this thread; the libraries of packs are loaded only now, so that opening a matter does not wait for them. */
async function performHere(
  start: WorkerStart,
  surroundings: JobSurroundings,
): Promise<Result<JobOutcomes[Job['kind']]>> {
  const { performJob } = await import('./worker/perform-job.ts');
  return performJob(start, surroundings);
}

async function runInWorker(
  file: string,
  start: WorkerStart,
  { onProgress, signal, preparePages }: JobSurroundings,
): Promise<Result<JobOutcomes[Job['kind']]>> {
  const worker = new Worker(file, {
    workerData: start,
    // Moved, not copied: the bytes are in one place, where the worker erases them.
    transferList: start.key === null ? [] : [start.key.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: workerHeapMegabytes },
  });
  const order = (given: WorkerOrder, moved: readonly ArrayBuffer[] = []): void => {
    worker.postMessage(given, [...moved]);
  };
  const cancel = (): void => {
    order({ kind: 'cancel' });
  };
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else if (message.kind === 'prepare') {
          void preparePages(message.source).then(
            (result) => order({ kind: 'prepared', result }, buffersOf(result)),
            reject,
          );
        } else if (message.kind === 'result') resolve(message.result);
        else reject(new Error(`A worker failed: ${message.message}`));
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        reject(new Error('A worker stopped without a result.'));
      });
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

/** The memory of prepared pages, which is handed over instead of copied where it holds nothing else. */
function buffersOf(result: Result<PreparedPages>): readonly ArrayBuffer[] {
  if (!result.ok) return [];
  const parts =
    result.value.kind === 'pdf' ? [result.value.pdf] : result.value.pictures.map(({ bytes }) => bytes);
  const whole = parts.filter(({ buffer, byteLength }) => buffer.byteLength === byteLength);
  return [...new Set(whole.map(({ buffer }) => buffer as ArrayBuffer))];
}
