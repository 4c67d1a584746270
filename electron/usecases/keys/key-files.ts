import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import { readKeyFileText, writeKeyFileText, type KeyFile } from '../../crypto/index.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';

/** Where the key file of a matter lies: beside it. */
export function keyFilePath(matterPath: string): string {
  return `${matterPath}.key`;
}

/**
 * The key file of an encrypted matter: the one beside it, or else the copy in this machine's profile, found by how the matter's
 * file begins. Null where there is neither; `key-file-damaged` where the one beside it belongs to another matter or cannot
 * be read and there is no copy.
 */
export function findKeyFile(
  matterPath: string,
  fileMark: string,
  profileFolder: string,
): Result<KeyFile | null> {
  const beside = readText(keyFilePath(matterPath));
  const file = beside === null ? null : readKeyFileText(beside);
  if (file?.fileMark === fileMark) return success(file);
  const copy = readText(profileCopy(profileFolder, fileMark));
  const kept = copy === null ? null : readKeyFileText(copy);
  if (kept?.fileMark === fileMark) return success(kept);
  if (beside === null) return success(null);
  return failure(
    'key-file-damaged',
    file === null
      ? 'The key file beside this matter cannot be read, so no passphrase can open it. The matter itself is as it was. Put the key file back from a backup, or unlock with the recovery sheet.'
      : 'The key file beside this matter belongs to another matter. Put the right one back, or unlock with the recovery sheet. Nothing was changed.',
  );
}

/**
 * Writes a matter's key file beside it, whole or not at all, and a copy into the profile; the copy first, so that whatever is
 * interrupted, one of the two is there.
 */
export async function writeKeyFile(matterPath: string, file: KeyFile, profileFolder: string): Promise<void> {
  await keepKeyFile(file, profileFolder);
  await writeFileAtomically(keyFilePath(matterPath), writeKeyFileText(file));
}

/** Keeps a copy of a key file in the profile. */
export async function keepKeyFile(file: KeyFile, profileFolder: string): Promise<void> {
  await writeFileAtomically(profileCopy(profileFolder, file.fileMark), writeKeyFileText(file));
}

function profileCopy(profileFolder: string, fileMark: string): string {
  return join(profileFolder, 'keys', `${fileMark}.key`);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
