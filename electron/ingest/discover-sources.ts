import { access, constants, lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Failure } from '../../shared/base/index.ts';
import {
  fileFailure,
  largestSourceBytes,
  loopFailure,
  notRegularFailure,
  tooLargeFailure,
  unnamableFailure,
} from './file-failure.ts';

/** A file to import, or a path that cannot be, with the reason. */
export type DiscoveredSource =
  { readonly path: string; readonly bytes: number } | { readonly path: string; readonly failure: Failure };

/** A folder whose entries are being gone through. */
interface OpenFolder {
  readonly path: string;
  readonly realPath: string;
  readonly names: readonly string[];
  next: number;
}

/**
 * Goes through files and, recursively, folders, in the order given and inside folders by name.
 *
 * Only one folder's names per level are held at a time. System files (`.DS_Store`, `Thumbs.db`, `desktop.ini`, lock files of
 * office programs) and folders whose names begin with a dot are passed over, unless named in `paths` itself. Links are followed;
 * one that leads back to a folder it lies in is a `folder-loop`, and a folder met again by a link is not gone through twice.
 * Every other path that cannot be read is given with its failure: gone, not permitted, too large, not a regular file.
 * Stops without a word where the signal says so. `onPassedOver` is told of each system file.
 */
export async function* discoverSources(
  paths: readonly string[],
  signal: AbortSignal,
  onPassedOver: () => void = () => undefined,
): AsyncIterable<DiscoveredSource> {
  const visited = new Set<string>();
  for (const path of paths) {
    const open: OpenFolder[] = [];
    let found: DiscoveredSource | OpenFolder | null = await look(path, [], visited);
    for (;;) {
      if (signal.aborted) return;
      if (found !== null && 'names' in found) open.push(found);
      else if (found !== null) yield found;
      const folder = open.at(-1);
      if (folder === undefined) break;
      const name = folder.names[folder.next];
      folder.next += 1;
      if (name === undefined) {
        open.pop();
        found = null;
      } else if (isPassedOver(name)) {
        onPassedOver();
        found = null;
      } else {
        found = await look(join(folder.path, name), open, visited);
      }
    }
  }
}

async function look(
  path: string,
  above: readonly OpenFolder[],
  visited: Set<string>,
): Promise<DiscoveredSource | OpenFolder | null> {
  try {
    const own = await lstat(path);
    const entry = own.isSymbolicLink() ? await stat(path) : own;
    if (entry.isDirectory()) return await openFolder(path, own.isSymbolicLink(), above, visited);
    if (!entry.isFile()) return { path, failure: notRegularFailure };
    if (entry.size > largestSourceBytes) return { path, failure: tooLargeFailure(entry.size) };
    await access(path, constants.R_OK);
    return { path, bytes: entry.size };
  } catch (error) {
    const problem = fileFailure(error);
    const unnamable = problem.code === 'file-not-found' && basename(path).includes('\ufffd');
    return { path, failure: unnamable ? unnamableFailure : problem };
  }
}

async function openFolder(
  path: string,
  isLink: boolean,
  above: readonly OpenFolder[],
  visited: Set<string>,
): Promise<DiscoveredSource | OpenFolder | null> {
  // Names of folders met inside others; one that was named in the call is gone through whatever it is called.
  if (above.length > 0 && basename(path).startsWith('.')) return null;
  const parent = above.at(-1);
  // Below a real path a folder that is no link is where it seems to be; asking the system each time costs minutes in depth.
  const real = parent === undefined || isLink ? await realpath(path) : join(parent.realPath, basename(path));
  if (above.some((folder) => folder.realPath === real)) return { path, failure: loopFailure };
  if (visited.has(real)) return null;
  visited.add(real);
  const names = await readdir(path);
  // Code units, not a language's order, so that every machine imports in the same order.
  names.sort((one, other) => (one < other ? -1 : 1));
  return { path, realPath: real, names, next: 0 };
}

const systemFiles = new Set(['.ds_store', 'thumbs.db', 'ehthumbs.db', 'desktop.ini', '.localized', 'icon\r']);

/** Whether a file's name is one that a system or an office program makes for itself. */
export function isPassedOver(name: string): boolean {
  return systemFiles.has(name.toLowerCase()) || name.startsWith('~$') || name.startsWith('._');
}
