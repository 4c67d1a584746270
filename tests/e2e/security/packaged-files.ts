import { open } from 'node:fs/promises';

/** A file inside the archive of a packaged application. */
export interface PackagedFile {
  /** With slashes, from the archive's root. */
  readonly path: string;
  /** It lies beside the archive, where the system can load it. */
  readonly unpacked: boolean;
  /** Where it begins, from the end of the archive's list; null where it is unpacked. */
  readonly offset: number | null;
  /** In bytes. */
  readonly size: number;
}

/** A packaged application's archive. */
export interface PackagedFiles {
  readonly files: readonly PackagedFile[];
  /** The text of every `package.json` inside the archive, by its path. */
  readonly descriptions: ReadonlyMap<string, string>;
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly unpacked?: boolean;
  readonly offset?: string;
  readonly size?: number;
}

/**
 * Reads an archive as electron-builder writes it (asar): four numbers of four bytes, of which the second is the length of the
 * list with its own head and the fourth that of the list itself; the list as JSON; then the files.
 */
export async function packagedFiles(archive: string): Promise<PackagedFiles> {
  const handle = await open(archive);
  const read = async (offset: number, size: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, offset);
    return buffer.subarray(0, bytesRead);
  };
  try {
    const head = await read(0, 16);
    const list = JSON.parse((await read(16, head.readUInt32LE(12))).toString('utf8')) as Entry;
    const files = filesOf(list, '');
    const begin = 8 + head.readUInt32LE(4);
    const descriptions = new Map<string, string>();
    for (const { path, offset, size } of files) {
      if (offset === null || !path.endsWith('package.json')) continue;
      descriptions.set(path, (await read(begin + offset, size)).toString('utf8'));
    }
    return { files, descriptions };
  } finally {
    await handle.close();
  }
}

function filesOf(entry: Entry, path: string): readonly PackagedFile[] {
  if (entry.files !== undefined) {
    return Object.entries(entry.files).flatMap(([name, inner]) =>
      filesOf(inner, path === '' ? name : `${path}/${name}`),
    );
  }
  const { unpacked = false, offset, size = 0 } = entry;
  return [{ path, unpacked, offset: offset === undefined ? null : Number(offset), size }];
}
