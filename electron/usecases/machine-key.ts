import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openSigningKey, type SigningKey } from '../crypto/index.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { SessionSurroundings } from './matter-session.ts';

/**
 * The key that this machine signs chain heads with, made when it is first needed and kept in the profile as
 * `signing-key.json`, readable by its owner alone. A damaged file is kept beside it with the ending `.damaged`.
 *
 * @throws the system's error where the profile cannot be read or written.
 */
export async function machineKey(
  surroundings: Pick<SessionSurroundings, 'profileFolder' | 'random'>,
): Promise<SigningKey> {
  const path = join(surroundings.profileFolder, 'signing-key.json');
  return openSigningKey(
    {
      read: () => textOrNone(path),
      write: (text) => writeFileAtomically(path, text),
      setAside: async () => {
        await rm(`${path}.damaged`, { force: true });
        await rename(path, `${path}.damaged`);
      },
    },
    surroundings.random,
  );
}

async function textOrNone(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
