import { Worker } from 'node:worker_threads';
import { memoryCapNotice } from './messages.ts';

/** How often resident memory is looked at, in milliseconds. */
const intervalMs = 20;

/**
 * Ends this process as soon as its resident memory passes the cap.
 *
 * It runs in a thread of its own, since parsing keeps the main one busy, and as source text, so that it works from a single
 * bundled file. Heap limits alone do not bound buffers and WebAssembly.
 */
export function startWatchdog(memoryLimitBytes: number): void {
  const source = `
    const { workerData } = require('node:worker_threads');
    const { writeSync } = require('node:fs');
    const look = () => {
      if (process.memoryUsage.rss() <= workerData.limit) return;
      try { writeSync(2, workerData.notice + '\\n'); } finally { process.kill(process.pid, 'SIGKILL'); }
    };
    setInterval(look, ${intervalMs});
  `;
  const watchdog = new Worker(source, {
    eval: true,
    workerData: { limit: memoryLimitBytes, notice: memoryCapNotice },
  });
  watchdog.unref();
}
