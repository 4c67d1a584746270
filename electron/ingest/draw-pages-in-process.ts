import { failure, success, type Failure, type Result } from '../../shared/base/index.ts';
import type { DrawnSource, DrawPagesAside } from './draw-pages-aside.ts';
import { isPageReply, type PageRequest } from './helper/messages.ts';
import type { Bitmap } from './page-images.ts';
import type { QuarterTurns } from '../../shared/model/index.ts';
import type { HelperLimits, HelperProcess } from './read-source-in-process.ts';

/** Enough for the most complex page that a person would wait for. */
export const drawingLimits: HelperLimits = { timeLimitMs: 30_000, memoryLimitBytes: 2 * 1024 ** 3 };

/** How many sources stay open in the helper, and of how many bytes altogether; those drawn least lately are closed first. */
const mostOpen = 4;
const mostOpenBytes = 256 * 1024 * 1024;

/** A question as it is put, without what every one carries. */
type Question = PageRequest extends infer Request
  ? Request extends PageRequest
    ? Omit<Request, 'id' | 'memoryLimitBytes'>
    : never
  : never;

interface RunningHelper {
  readonly process: HelperProcess;
  /** The open sources with their lengths in bytes, the one drawn least lately first. */
  readonly open: Map<string, number>;
  readonly answers: Map<number, (result: Result<Bitmap | null>) => void>;
  /** Pages drawn, to tell a helper that is full of earlier ones from one that cannot draw this one. */
  drawn: number;
}

/**
 * Draws pages one after another in a helper that is started when first needed.
 *
 * A helper that ends while it draws is replaced, and the page is tried once more where the helper had drawn others before: what
 * it kept of those may have been the reason.
 */
export function drawPagesInProcess(
  start: () => HelperProcess,
  limits: HelperLimits = drawingLimits,
): DrawPagesAside {
  let helper: RunningHelper | null = null;
  let lastId = 0;
  let last: Promise<unknown> = Promise.resolve();

  const leave = (left: RunningHelper, because: Failure): void => {
    if (helper === left) helper = null;
    for (const answer of left.answers.values()) answer({ ok: false, failure: because });
    left.answers.clear();
  };

  const ready = (): RunningHelper => {
    if (helper !== null) return helper;
    const running: RunningHelper = { process: start(), open: new Map(), answers: new Map(), drawn: 0 };
    running.process.onMessage((message) => {
      if (!isPageReply(message)) return;
      running.answers.get(message.id)?.(message.result);
      running.answers.delete(message.id);
    });
    running.process.onExit((exit) => {
      leave(running, exit?.outOfMemory === true ? outOfMemory(limits) : crashed);
    });
    helper = running;
    return running;
  };

  const ask = (running: RunningHelper, question: Question): Promise<Result<Bitmap | null>> => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        leave(running, outOfTime(limits));
        running.process.kill();
      }, limits.timeLimitMs);
      running.answers.set(id, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
      running.process.postMessage({ ...question, id, memoryLimitBytes: limits.memoryLimitBytes });
    });
  };

  const openIn = async (running: RunningHelper, source: DrawnSource): Promise<Result<null>> => {
    const { key, fileName, password } = source;
    const length = running.open.get(key);
    if (length !== undefined && password === undefined) {
      running.open.delete(key);
      running.open.set(key, length);
      return success(null);
    }
    const bytes = source.bytes();
    makeRoom(running, bytes.byteLength);
    const opened = await ask(running, {
      kind: 'open-pages',
      key,
      source: { fileName, bytes, ...(password === undefined ? {} : { password }) },
    });
    if (!opened.ok) return opened;
    running.open.set(key, bytes.byteLength);
    return success(null);
  };

  const makeRoom = (running: RunningHelper, bytes: number): void => {
    for (const [oldest] of running.open) {
      const held = [...running.open.values()].reduce((sum, length) => sum + length, 0);
      if (running.open.size < mostOpen && held + bytes <= mostOpenBytes) return;
      running.open.delete(oldest);
      void ask(running, { kind: 'close-pages', key: oldest });
    }
  };

  const drawOnce = async (
    source: DrawnSource,
    page: number,
    pixelsPerPoint: number,
    turned: QuarterTurns | undefined,
  ): Promise<{ readonly result: Result<Bitmap>; readonly again: boolean }> => {
    const running = ready();
    const before = running.drawn;
    const opened = await openIn(running, source);
    const drawn = opened.ok
      ? await ask(running, {
          kind: 'draw-page',
          key: source.key,
          page,
          pixelsPerPoint,
          ...(turned === undefined ? {} : { turned }),
        })
      : opened;
    running.drawn += 1;
    if (!drawn.ok) return { result: drawn, again: helper !== running && before > 0 };
    return { result: drawn.value === null ? crashedResult : success(drawn.value), again: false };
  };

  return {
    draw: (source, page, pixelsPerPoint, turned) => {
      const drawing = last.then(async () => {
        const { result, again } = await drawOnce(source, page, pixelsPerPoint, turned);
        return again && !isOutOfTime(result)
          ? (await drawOnce(source, page, pixelsPerPoint, turned)).result
          : result;
      });
      last = drawing.catch(() => undefined);
      return drawing;
    },
    end: () => {
      const ended = helper;
      if (ended === null) return;
      leave(ended, closed);
      ended.process.kill();
    },
  };
}

function isOutOfTime(result: Result<unknown>): boolean {
  return !result.ok && result.failure.code === 'parser-out-of-time';
}

const crashed: Failure = {
  code: 'parser-crashed',
  message:
    'The process that was drawing this page ended unexpectedly. Nothing of the document is lost; other pages are not affected. ' +
    'Try again, or read the page in the text view.',
};

const crashedResult = failure(crashed.code, crashed.message);

const closed: Failure = {
  code: 'cancelled',
  message: 'The matter was closed before this page was drawn. Open it again to see the page.',
};

function outOfTime({ timeLimitMs }: HelperLimits): Failure {
  const seconds = Math.max(1, Math.round(timeLimitMs / 1000));
  return {
    code: 'parser-out-of-time',
    message:
      `Drawing this page took longer than ${seconds} seconds and was stopped. Nothing of the document is lost. ` +
      'Read the page in the text view, or save the source and look at it elsewhere.',
  };
}

function outOfMemory({ memoryLimitBytes }: HelperLimits): Failure {
  const megabytes = Math.round(memoryLimitBytes / 1024 ** 2);
  return {
    code: 'parser-out-of-memory',
    message:
      `Drawing this page needed more than ${megabytes.toLocaleString('en-GB')} MB of memory and was stopped. Nothing of the ` +
      'document is lost. Read the page in the text view, or save the source and look at it elsewhere.',
  };
}
