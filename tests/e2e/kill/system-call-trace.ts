import { type ChildProcess, spawn } from 'node:child_process';

/** The system calls of one process and its threads, as strace tells them, one a line, in the order they were made. */
export interface SystemCallTrace {
  /** Waits until the process makes no call for a while, and gives the lines since the last time this was asked. */
  readonly sinceLastQuiet: () => Promise<readonly string[]>;
  readonly end: () => Promise<void>;
}

/** How long a process must make no call to count as quiet, in milliseconds. */
const quietMs = 250;

/** Follows what a process writes to files, to disk and to other processes. Its threads are followed, too. */
export async function traceSystemCalls(processId: number): Promise<SystemCallTrace> {
  const traced = 'trace=fdatasync,fsync,pwrite64,write,writev,sendto,sendmsg,sendmmsg';
  // The data of a page of the database, every byte of it written as an escape, fits into the length.
  const strace = spawn('strace', ['-f', '-y', '-s', '20000', '-e', traced, '-p', String(processId)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lines: string[] = [];
  let rest = '';
  let heardAtMs = performance.now();
  let attached = false;
  strace.stderr.setEncoding('latin1');
  strace.stderr.on('data', (piece: string) => {
    heardAtMs = performance.now();
    const pieces = (rest + piece).split('\n');
    rest = pieces.pop() ?? '';
    attached ||= pieces.some((line) => line.includes('attached'));
    lines.push(...pieces);
  });
  const ended = endOf(strace);
  while (!attached) {
    if (strace.exitCode !== null) throw new Error(`strace could not attach: ${lines.join(' ')} ${rest}`);
    await pause();
  }
  return {
    sinceLastQuiet: async () => {
      heardAtMs = performance.now();
      while (performance.now() - heardAtMs < quietMs) await pause();
      const told = lines;
      lines = [];
      return joinedLines(told);
    },
    end: async () => {
      strace.kill('SIGINT');
      await ended;
    },
  };
}

/**
 * Whether an act was on the disk before anything was sent: what the process wrote to the write-ahead log was synced, and only
 * then did it send its first message. Gives what speaks against it, or null.
 *
 * `lines` are those of a process that was quiet before the act, so the first message sent is, at the earliest, the reply.
 */
export function replyFault(lines: readonly string[]): string | null {
  const lastWrite = lines.findLastIndex((line) => /\bpwrite64\(\d+<[^>]*-wal>/.test(line));
  if (lastWrite === -1) return 'Nothing was written to the log.';
  const sync = lines.findIndex(
    (line, index) => index > lastWrite && /\b(?:fdatasync|fsync)\(\d+<[^>]*-wal>\) += 0$/.test(line),
  );
  if (sync === -1) return 'The log was not synced after it was written.';
  const sent = lines.findIndex((line) =>
    /\b(?:send(?:to|msg|mmsg)|writev?)\(\d+<(?:socket|UNIX|pipe)/.test(line),
  );
  if (sent === -1) return 'Nothing was sent, so there was no reply.';
  return sent < sync ? 'A message was sent before the log was synced.' : null;
}

/** A call that another thread interrupted is told in two lines: they become one, where it ended. */
function joinedLines(lines: readonly string[]): readonly string[] {
  const begun = new Map<string, string>();
  return lines.flatMap((line) => {
    const thread = /^\[pid +(\d+)\]/.exec(line)?.[1] ?? '';
    const unfinished = /^(.*) <unfinished \.\.\.>$/.exec(line)?.[1];
    if (unfinished !== undefined) {
      begun.set(thread, unfinished);
      // Sending counts from its beginning: the other side may already have it.
      return /\b(?:send|writev?\()/.test(unfinished) ? [line] : [];
    }
    const resumed = /<\.\.\. \w+ resumed>(.*)$/.exec(line)?.[1];
    return resumed === undefined ? [line] : [`${begun.get(thread) ?? ''}${resumed}`];
  });
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      resolve();
    });
  });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
