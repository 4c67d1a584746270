import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { processEnvironment } from './process-environment.ts';

/** Largest heap of a helper in MB; what lies outside the heap is the helper's own watchdog's to cap. */
const heapLimitMb = 512;

/** The helper processes one matter service asked for. */
export interface ParserHelpers {
  /** Starts a helper; its port leads from the service straight to it. */
  readonly start: (request: number) => MessagePortMain;
  /** Ends a helper at once, whatever it is doing. */
  readonly end: (request: number) => void;
  readonly endAll: () => void;
}

/** Starts and ends the processes in which files that someone else wrote are read; `ended` is told of every end. */
export function parserHelpers(helperFile: string, ended: (request: number) => void): ParserHelpers {
  const running = new Map<number, UtilityProcess>();
  return {
    start: (request) => {
      const helper = utilityProcess.fork(helperFile, [], {
        serviceName: 'Glossator source reader',
        env: processEnvironment(process.env),
        execArgv: [`--js-flags=--max-old-space-size=${String(heapLimitMb)}`],
        stdio: 'ignore',
      });
      running.set(request, helper);
      helper.once('exit', () => {
        running.delete(request);
        ended(request);
      });
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
