import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { renameDurably } from '../../files/rename-durably.ts';
import { keyFilePath } from '../keys/key-files.ts';

/**
 * Gives the file of a matter, and what belongs to it, another name beside it that says why and when it was put
 * aside, so that it is kept. Gives the new path, or null where there was nothing.
 *
 * The main file comes first: without its write-ahead log it would lose what was written last.
 *
 * @throws the system's error; what was renamed by then has its new name.
 */
export async function setAside(
  path: string,
  atMs: number,
  because: 'damaged' | 'replaced',
): Promise<string | null> {
  const ending = extname(path);
  const time = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  const named = (number: number): string =>
    join(
      dirname(path),
      `${basename(path, ending)} ${because} ${time}${number === 1 ? '' : ` ${number}`}${ending}`,
    );
  let number = 1;
  while (partsOf(named(number)).some((part) => existsSync(part))) number += 1;
  const aside = named(number);
  const [from, to] = [partsOf(path), partsOf(aside)];
  let isAny = false;
  for (const [index, part] of from.entries()) {
    if (!existsSync(part)) continue;
    await renameDurably(part, to[index] ?? part);
    isAny = true;
  }
  return isAny ? aside : null;
}

function partsOf(path: string): readonly string[] {
  return [path, `${path}-wal`, `${path}-shm`, `${path}-journal`, keyFilePath(path)];
}
