import type { Result } from '../../shared/base/index.ts';
import type { Progress } from '../../shared/contract/index.ts';
import type { ServiceClient } from './client.ts';
import { notifyFailure } from './notices.ts';
import { observable } from './observable.ts';

/** A piece of long work that runs aside. */
export interface RunningTask {
  readonly id: string;
  readonly label: string;
  /** Null until the first report. */
  readonly progress: Progress | null;
  readonly startedAtMs: number;
  readonly cancelling: boolean;
  /** Whether it waits; null for work that cannot. */
  readonly paused: boolean | null;
}

/** All work that runs aside now, in order of starting. */
export const runningTasks = observable<readonly RunningTask[]>([]);

/** Runs long work under a new task id, which `progress` events and `cancelTask` name, and lists it while it runs. `canWait` where it can be paused. */
export async function runTask<Value>(
  label: string,
  work: (task: string) => Promise<Result<Value>>,
  canWait = false,
): Promise<Result<Value>> {
  const id = crypto.randomUUID();
  const task: RunningTask = {
    id,
    label,
    progress: null,
    startedAtMs: performance.now(),
    cancelling: false,
    paused: canWait ? false : null,
  };
  runningTasks.set([...runningTasks.get(), task]);
  const result = await work(id);
  runningTasks.set(runningTasks.get().filter((running) => running.id !== id));
  return result;
}

/** Takes in a progress report; one of work that this window did not start is another window's. */
export function takeProgress(progress: Progress): void {
  runningTasks.set(
    runningTasks.get().map((task) => (task.id === progress.task ? { ...task, progress } : task)),
  );
}

/** Asks work to end early; what it finished before stays. */
export async function cancelTask(service: ServiceClient, id: string): Promise<void> {
  runningTasks.set(runningTasks.get().map((task) => (task.id === id ? { ...task, cancelling: true } : task)));
  const result = await service.call('cancelTask', { task: id });
  if (!result.ok) notifyFailure(result.failure);
}

/** Lets work wait, or go on. */
export async function pauseTask(service: ServiceClient, id: string, paused: boolean): Promise<void> {
  runningTasks.set(runningTasks.get().map((task) => (task.id === id ? { ...task, paused } : task)));
  const result = await service.call('pauseTask', { task: id, paused });
  if (!result.ok) notifyFailure(result.failure);
}
