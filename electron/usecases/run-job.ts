import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/base/index.ts';
import type { MatterContext } from './matter-context.ts';
import type { Job, JobOutcomes, JobProgress, WorkerMessage, WorkerStart } from './worker/jobs.ts';

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
  if (context.onlyConnection !== null) {
    const { performJobOver } = await import('./worker/perform-job.ts');
    const file = { path: context.path, key: context.key, sqliteBinding: context.surroundings.sqliteBinding };
    const here = await performJobOver(context.onlyConnection, file, job, onProgress, signal);
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
      ? await performHere(start, onProgress, signal)
      : await runInWorker(context.surroundings.packWorkerFile, start, onProgress, signal);
  return result as Result<JobOutcomes[Kind]>;
}

/** Does the job in this thread; the libraries of packs are loaded only now, so that opening a matter does not wait for them. */
async function performHere(
  start: WorkerStart,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<JobOutcomes[Job['kind']]>> {
  const { performJob } = await import('./worker/perform-job.ts');
  return performJob(start, onProgress, signal);
}

async function runInWorker(
  file: string,
  start: WorkerStart,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<Result<JobOutcomes[Job['kind']]>> {
  const worker = new Worker(file, {
    workerData: start,
    // Moved, not copied: the bytes are in one place, where the worker erases them.
    transferList: start.key === null ? [] : [start.key.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: workerHeapMegabytes },
  });
  const cancel = (): void => {
    worker.postMessage('cancel');
  };
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else if (message.kind === 'result') resolve(message.result);
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
