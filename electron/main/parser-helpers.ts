import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { processEnvironment } from './process-environment.ts';

/** Largest heap of a helper in MB; what lies outside the heap is the helper's own watchdog's to cap. */
const heapLimitMb = 512;

/** The exit code of a process whose heap is full. */
const heapExhaustedCode = 6;

/** What the helper's watchdog and V8 write before they end the process. */
const endedForWantOfMemory = /memory cap reached|heap out of memory|heap limit/i;

/** How much of what a helper writes is looked at, in characters. */
const lastWordsKept = 8_192;

/** The helper processes one matter service asked for. */
export interface ParserHelpers {
  /** Starts a helper; its port leads from the service straight to it. */
  readonly start: (request: number) => MessagePortMain;
  /** Ends a helper at once, whatever it is doing. */
  readonly end: (request: number) => void;
  readonly endAll: () => void;
}

/** Told of every end of a helper, and whether it ended for want of memory. */
export type HelperEnded = (request: number, outOfMemory: boolean) => void;

/** Starts and ends the processes in which files that someone else wrote are read; `ended` is told of every end. */
export function parserHelpers(helperFile: string, ended: HelperEnded): ParserHelpers {
  const running = new Map<number, UtilityProcess>();
  return {
    start: (request) => {
      const helper = forkParserHelper(helperFile, (outOfMemory) => {
        running.delete(request);
        ended(request, outOfMemory);
      });
      running.set(request, helper);
      const { port1, port2 } = new MessageChannelMain();
      helper.postMessage({ kind: 'port' }, [port1]);
      return port2;
    },
    end: (request) => {
      running.get(request)?.kill();
    },
    endAll: () => {
      for (const helper of running.values()) helper.kill();
    },
  };
}

/** A helper process for the command line, which talks to it directly. */
export interface OwnParserHelper {
  readonly postMessage: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: (exit: { readonly outOfMemory: boolean }) => void) => void;
  readonly kill: () => void;
}

/** Starts a helper for work that is done in this process itself. Electron must be ready. */
export function ownParserHelper(helperFile: string): OwnParserHelper {
  const listeners: ((exit: { readonly outOfMemory: boolean }) => void)[] = [];
  const helper = forkParserHelper(helperFile, (outOfMemory) => {
    for (const listener of listeners) listener({ outOfMemory });
  });
  return {
    postMessage: (message) => helper.postMessage(message),
    onMessage: (listener) => helper.on('message', listener),
    onExit: (listener) => listeners.push(listener),
    kill: () => helper.kill(),
  };
}

function forkParserHelper(helperFile: string, ended: (outOfMemory: boolean) => void): UtilityProcess {
  const helper = utilityProcess.fork(helperFile, [], {
    serviceName: 'Glossator source reader',
    env: processEnvironment(process.env),
    execArgv: [`--js-flags=--max-old-space-size=${String(heapLimitMb)}`],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Looked at for why the process ended, and never kept: it may hold content.
  let lastWords = '';
  helper.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString('latin1')).slice(-lastWordsKept);
  });
  helper.once('exit', (code) => {
    ended(code === heapExhaustedCode || endedForWantOfMemory.test(lastWords));
  });
  return helper;
}
