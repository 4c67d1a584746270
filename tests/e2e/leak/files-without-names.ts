import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { findsInBytes, type Find } from './look-for.ts';

/** What the application's processes hold open that has no name any more: temporary files that are on the disk all the same. */
export interface FilesWithoutNames {
  readonly finds: readonly Find[];
  /** How many processes could be looked into. */
  readonly processes: number;
}

/**
 * Looks for words in files that were removed while a process of the application holds them open (Linux; nothing elsewhere).
 * Memory that processes share is a file to the system as well, and is left out: it is never on a disk.
 */
export async function lookIntoFilesWithoutNames(
  app: ElectronApplication,
  words: readonly string[],
): Promise<FilesWithoutNames> {
  const ids = await app.evaluate(({ app: running }) => running.getAppMetrics().map(({ pid }) => pid));
  const finds: Find[] = [];
  let processes = 0;
  for (const id of ids) {
    const folder = join('/proc', String(id), 'fd');
    const numbers = tried(() => readdirSync(folder));
    if (numbers === null) continue;
    processes += 1;
    for (const number of numbers) {
      const path = join(folder, number);
      const target = tried(() => readlinkSync(path));
      if (target?.endsWith(' (deleted)') !== true || /^\/(?:memfd:|dev\/shm\/)/u.test(target)) continue;
      const content = tried(() => (statSync(path).isFile() ? readFileSync(path) : null));
      if (content !== null) finds.push(...findsInBytes(words, target, content));
    }
  }
  return { finds, processes };
}

/** Null where a process has ended meanwhile, or the system shows nothing of it. */
function tried<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
