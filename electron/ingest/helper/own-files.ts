import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folders that hold the application's own code and libraries, from the file of a process of it. */
export function ownFiles(folder: string): readonly string[] {
  const root = rootAbove(folder);
  const inside = ['node_modules', 'out', 'electron', 'shared', 'package.json'].map((name) =>
    join(root, name),
  );
  const found = [...inside, `${root}.unpacked`].filter((path) => existsSync(path));
  // Libraries may lie elsewhere behind a link, and are read where they really are.
  return [...new Set([...found, ...found.map((path) => realpathSync(path))])];
}

function rootAbove(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : rootAbove(parent);
}
