import { isAbsolute, relative, sep } from 'node:path';

/**
 * Whether an absolute path is the folder itself or lies in it.
 *
 * Compares the paths as written: links are the caller's to resolve. On Windows the comparison ignores case.
 */
export function isInsideFolder(folder: string, path: string): boolean {
  if (!isAbsolute(folder) || !isAbsolute(path) || path.includes('\0')) return false;
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
