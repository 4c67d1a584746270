import type { Failure, Result } from '../../shared/base/index.ts';
import type { PreparedPages } from '../../shared/pack/index.ts';
import { isPrepareReply, type PrepareRequest } from './helper/messages.ts';
import type { PreparePagesAside } from './prepare-pages-aside.ts';
import type { HelperLimits, HelperProcess } from './read-source-in-process.ts';
import type { SourceBytes } from './reading.ts';

/** Enough for a PDF of thousands of pages with pictures. */
export const preparingLimits: HelperLimits = { timeLimitMs: 180_000, memoryLimitBytes: 2 * 1024 ** 3 };

/** After this many bytes a helper is replaced, so that memory it keeps does not count against later sources. */
const bytesBeforeRenewal = 128 * 1024 * 1024;

interface RunningHelper {
  readonly process: HelperProcess;
  bytes: number;
  answer: ((result: Result<PreparedPages>) => void) | null;
}

/** Makes sources ready one after another in a helper that is started when first needed. */
export function preparePagesInProcess(
  start: () => HelperProcess,
  limits: HelperLimits = preparingLimits,
): PreparePagesAside {
  let helper: RunningHelper | null = null;
  let lastId = 0;
  let last: Promise<unknown> = Promise.resolve();

  const leave = (left: RunningHelper, because: Failure): void => {
    if (helper === left) helper = null;
    left.answer?.({ ok: false, failure: because });
    left.answer = null;
  };

  const stop = (stopped: RunningHelper, because: Failure): void => {
    leave(stopped, because);
    stopped.process.kill();
  };

  const ready = (): RunningHelper => {
    if (helper !== null && helper.bytes < bytesBeforeRenewal) return helper;
    if (helper !== null) stop(helper, ended);
    const running: RunningHelper = { process: start(), bytes: 0, answer: null };
    running.process.onMessage((message) => {
      if (!isPrepareReply(message) || message.id !== lastId) return;
      running.answer?.(message.result);
      running.answer = null;
    });
    running.process.onExit((exit) =>
      leave(running, exit?.outOfMemory === true ? outOfMemory(limits) : crashed),
    );
    helper = running;
    return running;
  };

  const ask = (source: SourceBytes): Promise<Result<PreparedPages>> => {
    const running = ready();
    lastId += 1;
    running.bytes += source.bytes.byteLength;
    const { memoryLimitBytes } = limits;
    const request: PrepareRequest = { kind: 'prepare', id: lastId, source, memoryLimitBytes };
    return new Promise((resolve) => {
      const timer = setTimeout(() => stop(running, outOfTime(limits)), limits.timeLimitMs);
      running.answer = (result) => {
        clearTimeout(timer);
        resolve(result);
      };
      running.process.postMessage(request);
    });
  };

  return {
    prepare: (source) => {
      const working = last.then(() => ask(source));
      last = working.catch(() => undefined);
      return working;
    },
    end: () => {
      if (helper !== null) stop(helper, ended);
    },
  };
}

const ended: Failure = { code: 'cancelled', message: 'The work was stopped.' };

const crashed: Failure = {
  code: 'parser-crashed',
  message: 'The process that was copying its pages ended unexpectedly.',
};

function outOfTime({ timeLimitMs }: HelperLimits): Failure {
  return {
    code: 'parser-out-of-time',
    message: `Copying its pages took longer than ${Math.max(1, Math.round(timeLimitMs / 60_000))} minutes.`,
  };
}

function outOfMemory({ memoryLimitBytes }: HelperLimits): Failure {
  const megabytes = Math.round(memoryLimitBytes / 1024 ** 2).toLocaleString('en-GB');
  return {
    code: 'parser-out-of-memory',
    message: `Copying its pages needed more than ${megabytes} MB of memory.`,
  };
}
