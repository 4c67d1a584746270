import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildPackFolder, type BuiltPackFolder, type PreparePages } from '../../../electron/pack/index.ts';
import type { PackSelection } from '../../../shared/pack/index.ts';

const made: string[] = [];

afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

/** A new folder, taken away after the file's tests. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'glossator-pack-test-'));
  made.push(folder);
  return folder;
}

/** A pack built into a new folder, with the bytes of every file by name. */
export async function builtPack(
  selection: PackSelection,
  preparePages?: PreparePages,
): Promise<{
  readonly folder: string;
  readonly built: BuiltPackFolder;
  readonly files: ReadonlyMap<string, Buffer>;
}> {
  const folder = join(await newFolder(), 'pack');
  const result = await buildPackFolder(selection, {
    folder,
    ...(preparePages === undefined ? {} : { preparePages }),
  });
  if (!result.ok) throw new Error(`The pack was not built: ${result.failure.message}`);
  return { folder, built: result.value, files: await filesOf(folder) };
}

/** The bytes of a pack's PDF. */
export async function builtPdf(selection: PackSelection): Promise<Buffer> {
  const { files } = await builtPack(selection);
  const pdf = [...files].find(([name]) => name.endsWith('.pdf'));
  if (pdf === undefined) throw new Error('The pack has no PDF.');
  return pdf[1];
}

/** The bytes of every file below a folder by its path with `/`. */
export async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path));
  }
  return files;
}
