import type { Failure, Result } from '../../shared/base/index.ts';
import { isRecogniseReply, type RecogniseRequest } from './helper/messages.ts';
import type { RecognisedPage } from './optical/recognised-page.ts';
import type { HelperLimits, HelperProcess } from './read-source-in-process.ts';
import type { RecogniseAside, RecognisedSource } from './recognise-aside.ts';

/** Enough for a crowded page on a slow machine, and for the largest page in memory with what recognises it. */
export const recognitionLimits: HelperLimits = { timeLimitMs: 300_000, memoryLimitBytes: 2 * 1024 ** 3 };

/** After this many pages a helper is replaced, so that memory it keeps does not count against later pages. */
const pagesBeforeRenewal = 200;

interface RunningHelper {
  readonly process: HelperProcess;
  /** The key of the source that lies open in it, or null. */
  open: string | null;
  pages: number;
  answer: ((result: Result<RecognisedPage>) => void) | null;
}

/**
 * Recognises pages one after another in a helper that is started when first needed. A page at which a helper ends that had
 * recognised others before is tried once more in a new one: what it kept of those may have been the reason.
 */
export function recogniseInProcess(
  start: () => HelperProcess,
  limits: HelperLimits = recognitionLimits,
): RecogniseAside {
  let helper: RunningHelper | null = null;
  let lastId = 0;
  let last: Promise<unknown> = Promise.resolve();

  const leave = (left: RunningHelper, because: Failure): void => {
    if (helper === left) helper = null;
    left.answer?.({ ok: false, failure: because });
    left.answer = null;
  };

  const ready = (): RunningHelper => {
    if (helper !== null && helper.pages < pagesBeforeRenewal) return helper;
    if (helper !== null) {
      const full = helper;
      leave(full, cancelled);
      full.process.kill();
    }
    const running: RunningHelper = { process: start(), open: null, pages: 0, answer: null };
    running.process.onMessage((message) => {
      if (!isRecogniseReply(message) || message.id !== lastId) return;
      running.answer?.(message.result);
      running.answer = null;
    });
    running.process.onExit((exit) =>
      leave(running, exit?.outOfMemory === true ? outOfMemory(limits) : crashed),
    );
    helper = running;
    return running;
  };

  const ask = (
    running: RunningHelper,
    source: RecognisedSource,
    page: number,
    signal: AbortSignal,
  ): Promise<Result<RecognisedPage>> => {
    lastId += 1;
    const { key, fileName } = source;
    const request: RecogniseRequest = {
      kind: 'recognise',
      id: lastId,
      key,
      source: running.open === key ? null : { fileName, bytes: source.bytes() },
      page,
      memoryLimitBytes: limits.memoryLimitBytes,
    };
    running.open = key;
    running.pages += 1;
    return new Promise((resolve) => {
      const stop = (because: Failure): void => {
        leave(running, because);
        running.process.kill();
      };
      const timer = setTimeout(() => stop(outOfTime(limits)), limits.timeLimitMs);
      const cancel = (): void => stop(cancelled);
      signal.addEventListener('abort', cancel, { once: true });
      running.answer = (result) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        resolve(result);
      };
      running.process.postMessage(request);
    });
  };

  const recogniseOnce = async (
    source: RecognisedSource,
    page: number,
    signal: AbortSignal,
  ): Promise<{ readonly result: Result<RecognisedPage>; readonly again: boolean }> => {
    if (signal.aborted) return { result: { ok: false, failure: cancelled }, again: false };
    const running = ready();
    const first = running.pages === 0;
    const result = await ask(running, source, page, signal);
    const ended = helper !== running && !result.ok;
    return { result, again: ended && !first && result.failure.code.startsWith('parser-') };
  };

  return {
    recognise: (source, page, signal) => {
      const working = last.then(async () => {
        const { result, again } = await recogniseOnce(source, page, signal);
        return again ? (await recogniseOnce(source, page, signal)).result : result;
      });
      last = working.catch(() => undefined);
      return working;
    },
    end: () => {
      const ended = helper;
      if (ended === null) return;
      leave(ended, cancelled);
      ended.process.kill();
    },
  };
}

const cancelled: Failure = {
  code: 'cancelled',
  message:
    'Recognising this page was stopped. What was recognised before stays, and it can go on at any time.',
};

const crashed: Failure = {
  code: 'parser-crashed',
  message: 'the process that was reading the page ended unexpectedly',
};

function outOfTime({ timeLimitMs }: HelperLimits): Failure {
  return {
    code: 'parser-out-of-time',
    message: `it took longer than ${Math.max(1, Math.round(timeLimitMs / 60_000))} minutes`,
  };
}

function outOfMemory({ memoryLimitBytes }: HelperLimits): Failure {
  return {
    code: 'parser-out-of-memory',
    message: `it needed more than ${Math.round(memoryLimitBytes / 1024 ** 2).toLocaleString('en-GB')} MB of memory`,
  };
}
