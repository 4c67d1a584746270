import { failure, type Failure, type Result } from '../../../shared/base/index.ts';
import type { ReadProject } from '../../../shared/exchange/index.ts';
import { isExchangeReply, type ExchangeRequest } from '../helper/messages.ts';
import type { HelperLimits, HelperProcess } from '../read-source-in-process.ts';
import type { SourceBytes } from '../reading.ts';

/** Enough for a project of as many bytes as an archive may become. */
export const exchangeLimits: HelperLimits = { timeLimitMs: 180_000, memoryLimitBytes: 2 * 1024 ** 3 };

/**
 * Reads projects that others made in a helper process, with caps on time and resident memory.
 *
 * Failures: those of `readExchange`, `parser-out-of-time`, `parser-out-of-memory`, `parser-crashed`, `cancelled`.
 */
export interface ReadExchangeAside {
  readonly read: (source: SourceBytes, signal: AbortSignal) => Promise<Result<ReadProject>>;
}

/** Reads each project in a helper of its own, which ends with it. */
export function readExchangeInProcess(
  start: () => HelperProcess,
  limits: HelperLimits = exchangeLimits,
): ReadExchangeAside {
  return {
    read: (source, signal) => {
      if (signal.aborted) return Promise.resolve(cancelled);
      return new Promise((resolve) => {
        const helper = start();
        const settle = (result: Result<ReadProject>): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', cancel);
          helper.kill();
          resolve(result);
        };
        const fail = (because: Failure): void => settle({ ok: false, failure: because });
        const cancel = (): void => settle(cancelled);
        const timer = setTimeout(() => fail(outOfTime(limits)), limits.timeLimitMs);
        signal.addEventListener('abort', cancel, { once: true });
        helper.onMessage((message) => {
          if (isExchangeReply(message)) settle(message.result);
        });
        helper.onExit((exit) => fail(exit?.outOfMemory === true ? outOfMemory(limits) : crashed));
        const { memoryLimitBytes } = limits;
        const request: ExchangeRequest = { kind: 'exchange', id: 1, source, memoryLimitBytes };
        helper.postMessage(request);
      });
    },
  };
}

const cancelled = failure('cancelled', 'The import was cancelled. Nothing was imported.');

const crashed: Failure = {
  code: 'parser-crashed',
  message: 'The process that was reading this project ended unexpectedly. Nothing was imported.',
};

function outOfTime({ timeLimitMs }: HelperLimits): Failure {
  return {
    code: 'parser-out-of-time',
    message: `Reading this project took longer than ${Math.max(1, Math.round(timeLimitMs / 60_000))} minutes and was stopped. Nothing was imported. Export it in parts.`,
  };
}

function outOfMemory({ memoryLimitBytes }: HelperLimits): Failure {
  const megabytes = Math.round(memoryLimitBytes / 1024 ** 2).toLocaleString('en-GB');
  return {
    code: 'parser-out-of-memory',
    message: `Reading this project needed more than ${megabytes} MB of memory and was stopped. Nothing was imported. Export it in parts.`,
  };
}
