import type { CallTable, EventMessage, ReplyMessage } from '../../shared/contract/index.ts';
import {
  dispatchCall,
  type Handlers,
  internalFailure,
  parseCallMessage,
  type ReportIncident,
} from './dispatch.ts';

/** The end of a port in a process of the application; Electron's `MessagePortMain` is one. */
export interface ServedPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: {
    (event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
    (event: 'close', listener: () => void): unknown;
  };
  readonly start: () => void;
  readonly close: () => void;
}

/** What serving a port needs. */
export interface Serving<Table extends CallTable> {
  readonly table: Table;
  readonly handlers: Handlers<Table>;
  readonly report: ReportIncident;
  /** Asked before every call: whether the page at the other end is still one of the application's own. */
  readonly accepts?: () => boolean;
}

/** A port that is being served. */
export interface PortService {
  readonly send: (event: EventMessage) => void;
  /** Messages that were ignored: not of a call's shape, or from a page that is not the application's. */
  readonly ignored: () => number;
  readonly close: () => void;
}

/** Answers the calls that come in over a port until it closes. Answers come as they are ready, not in order. */
export function serveCalls<Table extends CallTable>(port: ServedPort, serving: Serving<Table>): PortService {
  let ignored = 0;
  let open = true;
  const post = (message: ReplyMessage | EventMessage): void => {
    if (open) port.postMessage(message);
  };
  const answer = async (data: unknown): Promise<void> => {
    const message = serving.accepts?.() === false ? null : parseCallMessage(data);
    if (message === null) {
      ignored += 1;
      return;
    }
    const reply = await dispatchCall(serving.table, serving.handlers, message, serving.report);
    try {
      post(reply);
    } catch (error) {
      // What a handler gave could not be sent: a bug there, which must not leave the caller waiting.
      post({ id: message.id, result: internalFailure(serving.report(error, message.call)) });
    }
  };
  port.on('message', (event) => void answer(event.data));
  port.on('close', () => {
    open = false;
  });
  port.start();
  return {
    send: post,
    ignored: () => ignored,
    close: () => {
      open = false;
      port.close();
    },
  };
}
