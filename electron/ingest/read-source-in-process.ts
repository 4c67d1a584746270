import { failure, type Failure, type Result } from '../../shared/base/index.ts';
import { isHelperReply, type ReadRequest } from './helper/messages.ts';
import type { ReadSourceAside } from './read-source-aside.ts';
import type { Reading, SourceBytes } from './reading.ts';

/** How a helper process ended, as far as its starter can tell. */
export interface HelperExit {
  /** True where it ended for want of memory, by its watchdog or by its heap limit. */
  readonly outOfMemory: boolean;
}

/** A helper process as whoever can start one hands it over. */
export interface HelperProcess {
  readonly postMessage: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, however the process ended. */
  readonly onExit: (listener: (exit?: HelperExit) => void) => void;
  readonly kill: () => void;
}

/** How much a helper process may use for one source. */
export interface HelperLimits {
  readonly timeLimitMs: number;
  /** Resident memory of the whole process, in bytes. */
  readonly memoryLimitBytes: number;
}

/** Enough for a text of 100 MB many times over. */
export const usualLimits: HelperLimits = { timeLimitMs: 120_000, memoryLimitBytes: 2 * 1024 ** 3 };

/** After this many bytes a helper is replaced, so that memory it keeps does not count against later sources. */
const bytesBeforeRenewal = 64 * 1024 * 1024;

/**
 * How many sources may lie in a helper besides the one it reads, and of how many bytes: enough that it need not wait while the
 * thread that feeds it writes what was read before.
 */
const mostAhead = 32;
const mostBytesAhead = 8 * 1024 * 1024;

/** A source that waits to be read, or lies in a helper. */
interface Job {
  readonly id: number;
  readonly source: SourceBytes;
  readonly settle: (result: Result<Reading>) => void;
}

interface RunningHelper {
  readonly process: HelperProcess;
  /** What was given to it and not answered yet; it reads the first. */
  jobs: Job[];
  /** Ends the first of its jobs when its time is over. */
  timer: NodeJS.Timeout | null;
  bytesRead: number;
}

/**
 * Reads sources in a helper process, one after another; one process serves many sources, and the next ones lie ready in it.
 *
 * A helper is started when first needed, and killed when a source takes too long or is cancelled; the sources after it go to a
 * new one. Whatever ends a helper is reported for the source it was reading, and for no other.
 */
export function readSourceInProcess(
  start: () => HelperProcess,
  limits: HelperLimits = usualLimits,
): ReadSourceAside {
  let helper: RunningHelper | null = null;
  let lastId = 0;
  let waiting: Job[] = [];

  /** Leaves a helper: what it has not answered waits for the next one. */
  const leave = (left: RunningHelper): void => {
    if (helper !== left) return;
    helper = null;
    if (left.timer !== null) clearTimeout(left.timer);
    waiting = [...left.jobs, ...waiting];
    left.jobs = [];
    feedSoon();
  };

  const drop = (dropped: RunningHelper): void => {
    leave(dropped);
    dropped.process.kill();
  };

  const ready = (): RunningHelper => {
    if (helper !== null) return helper;
    const running: RunningHelper = { process: start(), jobs: [], timer: null, bytesRead: 0 };
    running.process.onMessage((message) => {
      const [job] = running.jobs;
      if (job === undefined || !isHelperReply(message) || message.id !== job.id) return;
      running.jobs.shift();
      running.bytesRead += job.source.bytes.length;
      job.settle(message.result);
      if (running.bytesRead > bytesBeforeRenewal) drop(running);
      else time(running);
      feedSoon();
    });
    running.process.onExit((exit) => {
      const job = running.jobs.shift();
      leave(running);
      job?.settle({ ok: false, failure: exit?.outOfMemory === true ? outOfMemory(limits) : crashed });
    });
    helper = running;
    return running;
  };

  /** Each source has its own time, from when the one before it was answered. */
  const time = (running: RunningHelper): void => {
    if (running.timer !== null) clearTimeout(running.timer);
    running.timer = null;
    if (running.jobs.length === 0) return;
    running.timer = setTimeout(() => {
      const job = running.jobs.shift();
      drop(running);
      job?.settle({ ok: false, failure: outOfTime(limits) });
    }, limits.timeLimitMs);
  };

  const feed = (): void => {
    while (waiting.length > 0) {
      const running = ready();
      const bytesAhead = running.jobs.reduce((sum, { source }) => sum + source.bytes.length, 0);
      if (running.jobs.length > mostAhead || bytesAhead > mostBytesAhead) return;
      const job = waiting.shift();
      if (job === undefined) return;
      running.jobs.push(job);
      if (running.jobs.length === 1) time(running);
      const request: ReadRequest = {
        kind: 'read',
        id: job.id,
        source: job.source,
        memoryLimitBytes: limits.memoryLimitBytes,
      };
      running.process.postMessage(request);
    }
  };
  let feeding = false;
  /** A little later, so that sources cancelled together are all gone before a new helper is started for them. */
  const feedSoon = (): void => {
    if (feeding) return;
    feeding = true;
    queueMicrotask(() => {
      feeding = false;
      feed();
    });
  };

  const read = (source: SourceBytes, signal: AbortSignal): Promise<Result<Reading>> => {
    if (signal.aborted) return Promise.resolve(cancelled);
    return new Promise((resolve) => {
      lastId += 1;
      const cancel = (): void => {
        const reading = helper?.jobs[0]?.id === job.id ? helper : null;
        if (reading !== null) {
          reading.jobs.shift();
          drop(reading);
        }
        // One that lies ready in the helper is read there all the same; its answer is awaited and given to nobody.
        waiting = waiting.filter((other) => other !== job);
        job.settle(cancelled);
      };
      const job: Job = {
        id: lastId,
        source,
        settle: (result) => {
          signal.removeEventListener('abort', cancel);
          resolve(result);
        },
      };
      signal.addEventListener('abort', cancel, { once: true });
      waiting.push(job);
      feedSoon();
    });
  };

  return {
    read,
    end: () => {
      const ended = [...(helper?.jobs.splice(0) ?? []), ...waiting.splice(0)];
      if (helper !== null) drop(helper);
      for (const job of ended) job.settle(cancelled);
    },
  };
}

const cancelled = failure(
  'cancelled',
  'The import was cancelled before this file was read. Nothing of it was imported.',
);

const crashed: Failure = {
  code: 'parser-crashed',
  message:
    'The process that was reading this file ended unexpectedly, so it has no text here; other files are not affected. ' +
    'Try again, or save the text of the file as plain text and import that.',
};

function outOfTime({ timeLimitMs }: HelperLimits): Failure {
  const seconds = Math.max(1, Math.round(timeLimitMs / 1000));
  return {
    code: 'parser-out-of-time',
    message:
      `Reading this file took longer than ${seconds} seconds and was stopped, so it has no text here. ` +
      'Split it into smaller files, or save its text as plain text and import that.',
  };
}

function outOfMemory({ memoryLimitBytes }: HelperLimits): Failure {
  const megabytes = Math.round(memoryLimitBytes / 1024 ** 2);
  return {
    code: 'parser-out-of-memory',
    message:
      `Reading this file needed more than ${megabytes.toLocaleString('en-GB')} MB of memory and was stopped, so it has no text ` +
      'here. Split it into smaller files, or save its text as plain text and import that.',
  };
}
