import type { ChildProcess } from 'node:child_process';

/** How often it is looked whether the processes are gone; one that nobody waits for stays in the list for ever. */
const mostLooks = 400;

/** Kills a process that leads a group of its own and every process of the group, and waits until they are gone. */
export async function killProcessGroup(first: ChildProcess): Promise<void> {
  const { pid } = first;
  if (pid === undefined || first.exitCode !== null || first.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    first.once('exit', () => resolve());
  });
  process.kill(-pid, 'SIGKILL');
  await ended;
  for (let look = 0; look < mostLooks && groupRuns(pid); look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function groupRuns(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}
