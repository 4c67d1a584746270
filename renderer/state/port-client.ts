import type { Result } from '../../shared/base/index.ts';
import { failure } from '../../shared/base/index.ts';
import type {
  CallMessage,
  EventMessage,
  InputOf,
  OutputOf,
  ReplyMessage,
} from '../../shared/contract/index.ts';

/** One side of the contract as the window uses it: calls that answer, and events that come unasked. */
export interface ContractClient<Calls, Events> {
  /**
   * Calls by name and waits for the answer, which is a value also when it is a failure. A call made while no port is
   * there waits for one. When the other side ends, reads are repeated on the next port; a change in flight answers
   * `service-stopped`, because whether it was kept is not known.
   */
  readonly call: <Name extends keyof Calls & string>(
    name: Name,
    input: InputOf<Calls[Name]>,
  ) => Promise<Result<OutputOf<Calls[Name]>>>;
  /** Listens to an event until the returned function is called. */
  readonly on: <Name extends keyof Events & string>(
    name: Name,
    listener: (payload: Events[Name]) => void,
  ) => () => void;
  /** Is told each time a port has been taken into use; the argument says whether it replaced an earlier one. */
  readonly onConnected: (listener: (again: boolean) => void) => () => void;
}

/** The client together with what its owner does to it as ports come and go. */
export interface PortClient<Calls, Events> extends ContractClient<Calls, Events> {
  readonly attach: (port: MessagePort) => void;
  /** Closes the port and gives up every call that is waiting or in flight: they were meant for a matter no longer shown. */
  readonly reset: () => void;
}

interface OpenCall {
  readonly message: CallMessage;
  readonly repeatable: boolean;
  readonly answer: (result: Result<unknown>) => void;
}

const stopped = failure(
  'service-stopped',
  'The part of Glossator that keeps the matter stopped while this change was on its way. It is being started again. Look whether the change is there, and repeat it if it is not.',
);

const givenUp = failure('cancelled', 'Another matter was opened before this was answered.');

/**
 * A client over message ports; `reads` names the calls that change nothing and so may be repeated. `onChanges` is told how many
 * changes are on their way each time it becomes another number; long work, which says itself how far it is, is none of them.
 */
export function portClient<Calls, Events>(
  reads: ReadonlySet<string>,
  onChanges: (underWay: number) => void = () => undefined,
): PortClient<Calls, Events> {
  let port: MessagePort | null = null;
  let nextId = 1;
  const inFlight = new Map<number, OpenCall>();
  let waiting: OpenCall[] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const connectedListeners = new Set<(again: boolean) => void>();
  let connectedBefore = false;
  let changes = 0;

  function countChange(by: 1 | -1): void {
    changes += by;
    onChanges(changes);
  }

  function send(open: OpenCall): void {
    if (port === null) {
      waiting.push(open);
      return;
    }
    inFlight.set(open.message.id, open);
    port.postMessage(open.message);
  }

  function lose(lost: MessagePort): void {
    if (port !== lost) return;
    port = null;
    const interrupted = [...inFlight.values()];
    inFlight.clear();
    for (const open of interrupted) {
      if (open.repeatable) waiting.push(open);
      else open.answer(stopped);
    }
  }

  function receive(data: unknown): void {
    if (isReply(data)) {
      const open = inFlight.get(data.id);
      inFlight.delete(data.id);
      open?.answer(data.result);
    } else if (isEvent(data)) {
      for (const listener of [...(listeners.get(data.event) ?? [])]) listener(data.payload);
    }
  }

  return {
    call: (name, input) =>
      new Promise((resolve) => {
        const message: CallMessage = { id: nextId, call: name, input };
        nextId += 1;
        const repeatable = reads.has(name);
        const isChange = !repeatable && !isLongWork(input);
        if (isChange) countChange(1);
        send({
          message,
          repeatable,
          answer: (result) => {
            if (isChange) countChange(-1);
            // Both ends take their types from one table, and the other end is part of the same build.
            resolve(result as Result<OutputOf<Calls[typeof name]>>);
          },
        });
      }),
    on: (name, listener) => {
      const group = listeners.get(name) ?? new Set();
      listeners.set(name, group);
      const wrapped = (payload: unknown) => listener(payload as Events[typeof name]);
      group.add(wrapped);
      return () => {
        group.delete(wrapped);
      };
    },
    onConnected: (listener) => {
      connectedListeners.add(listener);
      return () => {
        connectedListeners.delete(listener);
      };
    },
    attach: (next) => {
      if (port !== null) {
        const old = port;
        lose(old);
        old.close();
      }
      port = next;
      next.onmessage = (event: MessageEvent<unknown>) => receive(event.data);
      next.addEventListener('close', () => lose(next));
      next.start();
      const queue = waiting;
      waiting = [];
      for (const open of queue) send(open);
      const again = connectedBefore;
      connectedBefore = true;
      for (const listener of [...connectedListeners]) listener(again);
    },
    reset: () => {
      const abandoned = [...waiting, ...inFlight.values()];
      waiting = [];
      inFlight.clear();
      const left = port;
      port = null;
      left?.close();
      for (const open of abandoned) open.answer(givenUp);
    },
  };
}

function isLongWork(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'task' in input;
}

function isReply(data: unknown): data is ReplyMessage {
  return typeof data === 'object' && data !== null && 'id' in data && 'result' in data;
}

function isEvent(data: unknown): data is EventMessage {
  return typeof data === 'object' && data !== null && 'event' in data && 'payload' in data;
}
