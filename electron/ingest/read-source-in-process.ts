import { failure, type Failure, type Result } from '../../shared/base/index.ts';
import { isHelperReply, type HelperRequest } from './helper/messages.ts';
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

/** One source at work in a helper. */
interface Job {
  readonly id: number;
  readonly settle: (result: Result<Reading>) => void;
}

interface RunningHelper {
  readonly process: HelperProcess;
  job: Job | null;
  bytesRead: number;
}

/**
 * Reads sources in a helper process, one at a time; one process serves many sources.
 *
 * A helper is started when first needed, and killed when a source takes too long or is cancelled; the next source gets a
 * new one. Whatever ends a helper is reported for the source it was reading, and for no other.
 */
export function readSourceInProcess(
  start: () => HelperProcess,
  limits: HelperLimits = usualLimits,
): ReadSourceAside {
  let helper: RunningHelper | null = null;
  let lastId = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const drop = (dropped: RunningHelper): void => {
    if (helper === dropped) helper = null;
    dropped.process.kill();
  };

  const ready = (): RunningHelper => {
    if (helper !== null) return helper;
    const running: RunningHelper = { process: start(), job: null, bytesRead: 0 };
    running.process.onMessage((message) => {
      if (isHelperReply(message) && message.id === running.job?.id) running.job.settle(message.result);
    });
    running.process.onExit((exit) => {
      if (helper === running) helper = null;
      running.job?.settle({ ok: false, failure: exit?.outOfMemory === true ? outOfMemory(limits) : crashed });
    });
    helper = running;
    return running;
  };

  const readNow = (source: SourceBytes, signal: AbortSignal): Promise<Result<Reading>> => {
    if (signal.aborted) return Promise.resolve(cancelled);
    const running = ready();
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      const settle = (result: Result<Reading>): void => {
        if (running.job?.id !== id) return;
        running.job = null;
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        running.bytesRead += source.bytes.length;
        if (running.bytesRead > bytesBeforeRenewal) drop(running);
        resolve(result);
      };
      const cancel = (): void => {
        drop(running);
        settle(cancelled);
      };
      const timer = setTimeout(() => {
        drop(running);
        settle({ ok: false, failure: outOfTime(limits) });
      }, limits.timeLimitMs);
      signal.addEventListener('abort', cancel, { once: true });
      running.job = { id, settle };
      const request: HelperRequest = {
        kind: 'read',
        id,
        fileName: source.fileName,
        bytes: source.bytes,
        memoryLimitBytes: limits.memoryLimitBytes,
      };
      running.process.postMessage(request);
    });
  };

  return {
    read: (source, signal) => {
      const result = turn.then(() => readNow(source, signal));
      turn = result.catch(() => undefined);
      return result;
    },
    end: () => {
      const running = helper;
      if (running === null) return;
      drop(running);
      running.job?.settle(cancelled);
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
    'The process that was reading this file ended unexpectedly. Nothing of it was imported; other files are not affected. ' +
    'Try again, or save the text of the file as plain text and import that.',
};

function outOfTime({ timeLimitMs }: HelperLimits): Failure {
  const seconds = Math.max(1, Math.round(timeLimitMs / 1000));
  return {
    code: 'parser-out-of-time',
    message:
      `Reading this file took longer than ${seconds} seconds and was stopped. Nothing of it was imported. ` +
      'Split it into smaller files, or save its text as plain text and import that.',
  };
}

function outOfMemory({ memoryLimitBytes }: HelperLimits): Failure {
  const megabytes = Math.round(memoryLimitBytes / 1024 ** 2);
  return {
    code: 'parser-out-of-memory',
    message:
      `Reading this file needed more than ${megabytes.toLocaleString('en-GB')} MB of memory and was stopped. Nothing of it was ` +
      'imported. Split it into smaller files, or save its text as plain text and import that.',
  };
}
