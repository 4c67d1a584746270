import type { MessagePort } from 'node:worker_threads';
import type { ServedPort } from '../../electron/ports/serve-calls.ts';

/** Node's port with the shape of Electron's, whose events carry the message in `data`. */
export function servedPort(port: MessagePort): ServedPort {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (given: { readonly data: unknown }) => void) => {
      if (event === 'close') port.on('close', () => listener({ data: null }));
      else port.on('message', (data) => listener({ data }));
    },
    start: () => port.start(),
    close: () => port.close(),
  };
}
