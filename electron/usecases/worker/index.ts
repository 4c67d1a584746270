import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { SpellingStart } from '../spelling/messages.ts';
import type { PreparedPages } from '../../../shared/pack/index.ts';
import type { Result } from '../../../shared/base/index.ts';
import type { WorkerMessage, WorkerOrder, WorkerStart } from './jobs.ts';

// Each kind of work brings libraries of its own, which a thread for the other kind does not load.
const start = workerData as WorkerStart | SpellingStart;
if (parentPort !== null) void ('spelling' in start ? lookWordsUp(parentPort) : doJob(parentPort, start));

async function lookWordsUp(port: MessagePort): Promise<void> {
  const { serveSpelling } = await import('../spelling/serve-spelling.ts');
  serveSpelling(port);
}

async function doJob(port: MessagePort, job: WorkerStart): Promise<void> {
  const tell = (message: WorkerMessage): void => {
    port.postMessage(message);
  };
  const cancelling = new AbortController();
  let takePages: ((result: Result<PreparedPages>) => void) | null = null;
  port.on('message', (order: WorkerOrder) => {
    if (order.kind === 'cancel') cancelling.abort();
    else takePages?.(order.result);
  });
  try {
    const { performJob } = await import('./perform-job.ts');
    const result = await performJob(job, {
      onProgress: (progress) => {
        tell({ kind: 'progress', progress });
      },
      signal: cancelling.signal,
      preparePages: (source) =>
        new Promise((resolve) => {
          takePages = resolve;
          tell({ kind: 'prepare', source });
        }),
    });
    tell({ kind: 'result', result });
  } catch (error) {
    tell({ kind: 'crash', message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });
  } finally {
    port.close();
  }
}
