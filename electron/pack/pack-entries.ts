import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { packLimits } from './pack-limits.ts';
import { systemCode } from './system-failure.ts';

/** Something in a pack's folder, by its path from there with `/` between names. */
export interface PackEntry {
  readonly name: string;
  /** Links and what is no file (a pipe, a device) are never opened. */
  readonly kind: 'file' | 'link' | 'other';
  readonly bytes: number;
  readonly path: string;
}

/** What lies in a folder; `refusal` says in a sentence why a folder was not read to its end. */
export interface PackEntries {
  readonly entries: readonly PackEntry[];
  readonly refusal: string | null;
}

/** Everything below a folder but its folders, in order of name; null where there is no such folder. */
export async function packEntries(folder: string): Promise<PackEntries | null> {
  const entries: PackEntry[] = [];
  const waiting: string[] = [''];
  if (!(await isFolder(folder))) return null;
  try {
    for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
      if (prefix.split('/').length > packLimits.depth) return { entries, refusal: tooDeep };
      for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
        if (entry.isDirectory()) {
          waiting.push(`${prefix}${entry.name}/`);
          continue;
        }
        if (entries.length === packLimits.entries) return { entries, refusal: tooMany };
        const path = join(folder, prefix, entry.name);
        const status = await lstat(path);
        const kind = status.isSymbolicLink() ? 'link' : status.isFile() ? 'file' : 'other';
        // Some systems write accented letters in another way than the pack does.
        entries.push({ name: `${prefix}${entry.name}`.normalize('NFC'), kind, bytes: status.size, path });
      }
    }
  } catch (problem) {
    if (systemCode(problem) === null) throw problem;
    return { entries, refusal: unreadable };
  }
  return { entries: entries.sort((one, other) => (one.name < other.name ? -1 : 1)), refusal: null };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (problem) {
    if (systemCode(problem) === null) throw problem;
    return false;
  }
}

const unreadable = 'Not everything in it can be read, so nothing was checked.';
const tooDeep = 'Its folders lie deeper in each other than those of any pack, so nothing was checked.';
const tooMany = 'It holds more files than any pack, so nothing was checked.';
