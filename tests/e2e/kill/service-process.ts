import type { ElectronApplication } from 'playwright-core';
import { serviceProcesses } from '../shell.ts';

/** The process id of the one matter service there is; waits for it, also for one other than `not`. */
export async function serviceProcessId(app: ElectronApplication, not: number | null = null): Promise<number> {
  for (let tries = 0; tries < 400; tries += 1) {
    const [id, second] = (await serviceProcesses(app)).filter((process) => process !== not);
    if (id !== undefined && second === undefined) return id;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('There is no matter service, or more than one.');
}
