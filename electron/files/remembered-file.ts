import { readFile } from 'node:fs/promises';
import { writeFileAtomically } from './write-file-atomically.ts';

/** A small value kept in a JSON file of the profile. */
export interface RememberedFile<Value> {
  /** The value; the fallback where there is no file, or where it cannot be read as such a value. */
  readonly read: () => Promise<Value>;
  /**
   * Changes the value; changes are made one after another, each durable before its promise resolves.
   *
   * Rejects with the system's error where the file cannot be written; the value remembered stays the one before.
   */
  readonly change: (change: (before: Value) => Value) => Promise<Value>;
}

/** Reads parsed JSON as a value, or gives null where it is none. */
export type ReadValue<Value> = (stored: unknown) => Value | null;

/**
 * Keeps a value in a JSON file, replaced atomically and checked on reading.
 *
 * A file that is damaged or of another version counts as absent: nothing kept this way is worth refusing to start for.
 */
export function rememberedFile<Value>(
  path: string,
  readAs: ReadValue<Value>,
  fallback: Value,
): RememberedFile<Value> {
  let current: Promise<Value> | null = null;
  const read = (): Promise<Value> => (current ??= readStored(path, readAs, fallback));
  return {
    read,
    change: (change) => {
      const before = read();
      const after = before.then(async (value) => {
        const changed = change(value);
        await writeFileAtomically(path, `${JSON.stringify(changed, null, 2)}\n`);
        return changed;
      });
      current = after.catch(() => before);
      return after;
    },
  };
}

async function readStored<Value>(path: string, readAs: ReadValue<Value>, fallback: Value): Promise<Value> {
  try {
    return readAs(JSON.parse(await readFile(path, 'utf8'))) ?? fallback;
  } catch {
    return fallback;
  }
}
