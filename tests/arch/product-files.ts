import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout this test lies in. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A file of the checkout: its path from there, with slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript and style file of a folder of the checkout, recursively; none where there is no such folder. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  if (!statSync(join(checkout, folder), { throwIfNoEntry: false })) return [];
  return readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|tsx|css|html)$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(checkout, path), 'utf8') }));
}

/** Every source file of the product. */
export function productFiles(): readonly SourceFile[] {
  return ['electron', 'renderer', 'shared'].flatMap(sourceFiles);
}
