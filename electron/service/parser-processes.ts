import type { ServedPort } from '../ports/serve-calls.ts';
import type { ServiceReport } from '../ports/service-messages.ts';

/** How a helper process ended. */
export interface ParserExit {
  readonly outOfMemory: boolean;
}

/** A helper process, as the part that reads sources uses it. */
export interface ParserProcess {
  readonly postMessage: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, however the process ended; an end before a result is a failure whatever its exit code. */
  readonly onExit: (listener: (exit: ParserExit) => void) => void;
  readonly kill: () => void;
}

/** Helper processes for a matter service, which the main process alone can start: asked for, and met over a port. */
export interface ParserProcesses {
  readonly start: () => ParserProcess;
  /** The main process started the helper asked for. */
  readonly started: (request: number, port: ServedPort) => void;
  /** The helper ended. */
  readonly ended: (request: number, outOfMemory: boolean) => void;
}

interface Request {
  port: ServedPort | null;
  readonly unsent: unknown[];
  readonly messageListeners: ((message: unknown) => void)[];
  readonly exitListeners: ((exit: ParserExit) => void)[];
}

/** Asks the main process for helpers through `tell`; messages sent before a helper is there wait for it. */
export function parserProcesses(tell: (report: ServiceReport) => void): ParserProcesses {
  const requests = new Map<number, Request>();
  let last = 0;
  return {
    start: () => {
      last += 1;
      const number = last;
      const request: Request = { port: null, unsent: [], messageListeners: [], exitListeners: [] };
      requests.set(number, request);
      tell({ kind: 'parser-wanted', request: number });
      return {
        postMessage: (message) => {
          if (request.port === null) request.unsent.push(message);
          else request.port.postMessage(message);
        },
        onMessage: (listener) => request.messageListeners.push(listener),
        onExit: (listener) => request.exitListeners.push(listener),
        kill: () => tell({ kind: 'parser-unwanted', request: number }),
      };
    },
    started: (number, port) => {
      const request = requests.get(number);
      if (request === undefined) return;
      request.port = port;
      port.on('message', ({ data }) => {
        for (const listener of request.messageListeners) listener(data);
      });
      port.start();
      for (const message of request.unsent.splice(0)) port.postMessage(message);
    },
    ended: (number, outOfMemory) => {
      const request = requests.get(number);
      requests.delete(number);
      request?.port?.close();
      for (const listener of request?.exitListeners ?? []) listener({ outOfMemory });
    },
  };
}
