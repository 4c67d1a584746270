/**
 * The process in which files that someone else wrote are read; it can be killed at any moment without harm.
 *
 * Runs as a child of plain Node (messages by `process.send`) and as Electron's utility process (messages by the port that
 * comes with the first message, or by `process.parentPort` itself).
 */
import { readSource } from '../read-source.ts';
import { isHelperRequest, type HelperReply } from './messages.ts';
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

function answer(message: unknown, reply: (reply: HelperReply) => void): void {
  if (!isHelperRequest(message)) return;
  if (!watched) startWatchdog(message.memoryLimitBytes);
  watched = true;
  const { id, fileName, bytes } = message;
  reply({ kind: 'reading', id, result: readSource({ fileName, bytes }) });
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
