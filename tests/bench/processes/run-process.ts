import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProcessCost } from './report-cost.ts';

/** Heap of the processes in megabytes: the same for all, and what the application gives its worker. */
const heapMegabytes = 1_024;

/** Runs one of the processes to its end; gives what it reported, if it did. */
export function runProcess(name: string, args: readonly string[]): Promise<ProcessCost | null> {
  const script = fileURLToPath(new URL(`./${name}`, import.meta.url));
  const child = fork(script, args, { execArgv: [`--max-old-space-size=${heapMegabytes}`] });
  return new Promise((resolve, reject) => {
    let cost: ProcessCost | null = null;
    child.on('message', (message) => {
      cost = message as ProcessCost;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(cost);
      else reject(new Error(`${name} ended with code ${String(code)}.`));
    });
  });
}
