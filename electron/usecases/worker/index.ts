import { parentPort, workerData } from 'node:worker_threads';
import { performJob } from './perform-job.ts';
import type { WorkerMessage, WorkerStart } from './jobs.ts';

const port = parentPort;
if (port !== null) {
  const tell = (message: WorkerMessage): void => {
    port.postMessage(message);
  };
  const cancelling = new AbortController();
  port.on('message', () => {
    cancelling.abort();
  });
  void performJob(
    workerData as WorkerStart,
    (progress) => {
      tell({ kind: 'progress', progress });
    },
    cancelling.signal,
  )
    .then(
      (result) => {
        tell({ kind: 'result', result });
      },
      (error: unknown) => {
        tell({ kind: 'crash', message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });
      },
    )
    .finally(() => {
      port.close();
    });
}
