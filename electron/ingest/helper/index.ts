/**
 * The process in which files that someone else wrote are read; it can be killed at any moment without harm.
 *
 * Runs as a child of plain Node (messages by `process.send`) and as Electron's utility process (messages by the port that
 * comes with the first message, or by `process.parentPort` itself).
 */
import { readAnySource } from '../read-any-source.ts';
import { answerPageRequest } from './answer-page-request.ts';
import { closeOff } from './close-off.ts';
import { isHelperRequest, type HelperReply, type HelperRequest } from './messages.ts';
import { ownFiles } from './own-files.ts';
import { startWatchdog } from './watchdog.ts';

/** The part of a message port that is used here. */
interface Port {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: PortEvent) => void) => unknown;
  readonly start?: () => void;
}

interface PortEvent {
  readonly data: unknown;
  readonly ports: readonly Port[];
}

let watched = false;

/** What was asked is answered in its order: a reader that waits for something must not be overtaken by the next source. */
let last: Promise<void> = Promise.resolve();

function answer(message: unknown, reply: (reply: HelperReply) => void): void {
  if (!isHelperRequest(message)) return;
  if (!watched) {
    startWatchdog(message.memoryLimitBytes);
    closeOff(ownFiles(import.meta.dirname));
  }
  watched = true;
  last = last.then(async () => {
    try {
      reply(await answerOf(message));
    } catch {
      // Which error it was may hold content; that the process ended says enough, and the next source gets a new one.
      process.exit(1);
    }
  });
}

async function answerOf(request: HelperRequest): Promise<HelperReply> {
  const { id } = request;
  switch (request.kind) {
    case 'read':
      return { kind: 'reading', id, result: await readAnySource(request.source) };
    case 'recognise': {
      const { answerRecogniseRequest } = await import('./answer-recognise-request.ts');
      return { kind: 'recognised', id, result: await answerRecogniseRequest(request) };
    }
    case 'prepare': {
      const { answerPrepareRequest } = await import('./answer-prepare-request.ts');
      return { kind: 'prepared', id, result: await answerPrepareRequest(request) };
    }
    case 'exchange': {
      const { readExchange } = await import('../exchange/read-exchange.ts');
      return { kind: 'project', id, result: readExchange(request.source.bytes) };
    }
    default:
      return { kind: 'page', id, result: await answerPageRequest(request) };
  }
}

function serve(port: Port): void {
  port.on('message', ({ data, ports }) => {
    ports.forEach(serve);
    answer(data, (reply) => port.postMessage(reply));
  });
  port.start?.();
}

const { parentPort } = process as { readonly parentPort?: Port };
if (parentPort !== undefined) {
  serve(parentPort);
} else {
  process.on('message', (message: unknown) => answer(message, (reply) => process.send?.(reply)));
  // Without its parent nobody waits for a reading any more.
  process.on('disconnect', () => process.exit(0));
}
