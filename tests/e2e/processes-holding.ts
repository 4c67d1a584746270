import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const pieceLength = 4_194_304;

/**
 * Those of some processes in whose memory some words stand, in UTF-8 or UTF-16: every readable mapping is read (Linux).
 *
 * @throws where a process's memory may not be read, so that a search that saw nothing is told from one that found nothing.
 */
export function processesHolding(processIds: readonly number[], words: string): readonly number[] {
  const patterns = [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le')];
  return processIds.filter((processId) => holds(processId, patterns));
}

function holds(processId: number, patterns: readonly Buffer[]): boolean {
  const longest = Math.max(...patterns.map((pattern) => pattern.byteLength));
  const memory = openSync(`/proc/${String(processId)}/mem`, 'r');
  let bytesSeen = 0;
  try {
    for (const { start, end } of mappings(processId)) {
      for (let at = start; at < end; at += pieceLength - longest) {
        const piece = Buffer.alloc(Math.min(pieceLength, end - at));
        const read = readSome(memory, piece, at);
        bytesSeen += read;
        if (patterns.some((pattern) => piece.subarray(0, read).includes(pattern))) return true;
        if (at + pieceLength >= end) break;
      }
    }
  } finally {
    closeSync(memory);
  }
  if (bytesSeen < 1_000_000) throw new Error(`The memory of process ${String(processId)} could not be read.`);
  return false;
}

/** Mappings that were reserved and never touched, or belong to a device, read as nothing. */
function readSome(memory: number, piece: Buffer, at: number): number {
  try {
    return readSync(memory, piece, 0, piece.byteLength, at);
  } catch {
    return 0;
  }
}

function mappings(processId: number): readonly { readonly start: number; readonly end: number }[] {
  return readFileSync(`/proc/${String(processId)}/maps`, 'utf8')
    .split('\n')
    .filter((line) => /^\S+ rw/u.test(line) && !line.includes('[vvar]'))
    .map((line) => {
      const [start = '0', end = '0'] = (line.split(' ')[0] ?? '').split('-');
      return { start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) };
    });
}
