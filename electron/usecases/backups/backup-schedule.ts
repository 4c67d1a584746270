import { newestSequence } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';
import { backUpMatter, isChangedSince, newestBackup } from './backup-calls.ts';

/** How long a change may wait for a backup while a matter is open, in milliseconds. */
export const backupEveryMs = 30 * 60_000;

/** How often it is looked whether a backup is due. */
const lookEveryMs = 60_000;

/** How long after one that failed the next is tried. */
const retryAfterMs = 5 * 60_000;

/** How long closing waits for a backup; what it has taken over by then stays, and the next backup goes on from there. */
const closingWaitMs = 30_000;

const task = 'backup';

/** Backups that are made without being asked for, while a matter is open for writing. */
export interface BackupSchedule {
  /** Stops looking. */
  readonly end: () => void;
  /** Makes the backup after the last change; the matter must still be open, and nothing else run. */
  readonly beforeClosing: () => Promise<void>;
}

/**
 * Backs up every half hour in which something was changed, and before closing. Does nothing where the surroundings want no
 * backups by themselves, or where the matter can only be read.
 */
export function backupSchedule(
  context: MatterContext,
  onUnexpected: (error: unknown) => void = rethrowLater,
): BackupSchedule {
  const wanted = context.surroundings.backups;
  if (wanted === undefined || context.writing === null) {
    return { end: () => undefined, beforeClosing: () => Promise.resolve() };
  }
  let triedAtMs: number | null = null;
  /** The end of the log when it was found backed up: comparing receipts takes longer than asking whether it grew. */
  let backedUpAt: number | null = null;
  const look = async (): Promise<void> => {
    const now = context.surroundings.clock();
    if (triedAtMs !== null && Math.abs(now - triedAtMs) < retryAfterMs) return;
    const sequence = newestSequence(context.reader);
    if (sequence === backedUpAt) return;
    const due = await dueState(context);
    if (due === 'backed up') backedUpAt = sequence;
    if (due !== 'due') return;
    triedAtMs = now;
    await context.tasks.run(task, (signal) => backUpMatter(context, task, { file: null }, signal));
  };
  const timer = setInterval(() => {
    look().catch(onUnexpected);
  }, lookEveryMs);
  // Looking whether a backup is due keeps no process running.
  timer.unref();
  return {
    end: () => {
      clearInterval(timer);
    },
    beforeClosing: async () => {
      const isWanted =
        wanted === 'half-hourly'
          ? (await dueState(context)) === 'due'
          : isChangedSince(context, await newestBackup(context));
      if (isWanted) await backUpForAWhile(context);
    },
  };
}

/**
 * Whether something was changed after a newest backup that is half an hour old; a clock that was set back counts as time, too.
 */
async function dueState(context: MatterContext): Promise<'due' | 'later' | 'backed up'> {
  const newest = await newestBackup(context);
  if (newest !== null) {
    const age = Math.abs(context.surroundings.clock() - newest.entry.atMs);
    if (age < backupEveryMs) return 'later';
  }
  return isChangedSince(context, newest) ? 'due' : 'backed up';
}

async function backUpForAWhile(context: MatterContext): Promise<void> {
  const ending = new AbortController();
  const timer = setTimeout(() => {
    ending.abort();
  }, closingWaitMs);
  try {
    await backUpMatter(context, task, { file: null }, ending.signal);
  } finally {
    clearTimeout(timer);
  }
}

function rethrowLater(error: unknown): void {
  // An error nobody expected is the process’s to report.
  queueMicrotask(() => {
    throw error;
  });
}
