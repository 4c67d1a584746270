import { fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { memoryCapNotice } from './helper/messages.ts';
import type { ReadSourceAside } from './read-source-aside.ts';
import { readSourceInProcess, type HelperProcess } from './read-source-in-process.ts';

/** What reading in forked processes needs. */
export interface ForkedReaderOptions {
  /** The helper's file. */
  readonly helperFile: string;
  /** The Node to run it with. */
  readonly execPath: string;
  readonly timeLimitMs: number;
  /** Resident memory of a helper, in bytes. */
  readonly memoryLimitBytes: number;
}

/** Environment variables without which Node does not start on Windows; nothing else is handed down. */
const neededVariables = ['SystemRoot', 'TEMP', 'TMP'];

/** Reads sources in child processes of plain Node, for the command line and for tests. */
export function forkedReader(options: ForkedReaderOptions): ReadSourceAside {
  const { timeLimitMs, memoryLimitBytes } = options;
  return readSourceInProcess(() => forkHelper(options), { timeLimitMs, memoryLimitBytes });
}

/** Starts a helper as a child process of plain Node. */
export function forkHelper({
  helperFile,
  execPath,
  memoryLimitBytes,
}: Omit<ForkedReaderOptions, 'timeLimitMs'>): HelperProcess {
  const child = fork(helperFile, [], {
    execPath,
    execArgv: [`--max-old-space-size=${Math.max(16, Math.floor(memoryLimitBytes / 1024 ** 2))}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: Object.fromEntries(
      neededVariables.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    ),
  });
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString('latin1')).slice(-8192);
  });
  // A helper that waits for work must not keep the command line from ending.
  child.unref();
  child.channel?.unref();
  const stderr: (Readable & { readonly unref?: () => void }) | null = child.stderr;
  stderr?.unref?.();
  return {
    postMessage: (message) => {
      // A helper that died meanwhile is told by its exit, so a failed sending needs no answer of its own.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      child.once('error', () => listener({ outOfMemory: false }));
      child.once('close', () => {
        listener({
          outOfMemory:
            lastWords.includes(memoryCapNotice) || /heap out of memory|heap limit/iu.test(lastWords),
        });
      });
    },
    kill: () => child.kill('SIGKILL'),
  };
}
