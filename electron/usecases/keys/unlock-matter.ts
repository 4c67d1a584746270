import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import { assertNever, failure, success, type Result } from '../../../shared/base/index.ts';
import {
  keyFromRecoveryLines,
  keyIdOf,
  openKeychainSlot,
  openPassphraseSlot,
  type DataKey,
  type KeyFile,
} from '../../crypto/index.ts';
import { failureOfDatabaseError, openConnection, probeMatterFile } from '../../store/index.ts';
import type { SessionSurroundings } from '../matter-session.ts';
import { findKeyFile } from './key-files.ts';
import { readAttempts, rememberAttempts, waitBeforeAttempt } from './unlock-attempts.ts';

/** What a person opens an encrypted matter with. */
export type UnlockWith =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  /** The lines of a recovery sheet as they were typed. */
  | { readonly kind: 'recovery'; readonly typed: string }
  /** The secret that the operating system's keychain gave back, 32 bytes. */
  | { readonly kind: 'keychain'; readonly secret: Buffer };

/**
 * Comes by the data key of an encrypted matter, which is then the caller's to erase. A wrong passphrase is answered after a
 * wait that grows (`passphrase-wrong`), and nothing tells how near it was.
 */
export async function unlockMatter(
  path: string,
  using: UnlockWith,
  surroundings: Pick<SessionSurroundings, 'profileFolder' | 'clock' | 'sqliteBinding'>,
): Promise<Result<DataKey>> {
  const matterPath = resolve(path);
  const probed = probeMatterFile(matterPath);
  if (!probed.ok) return probed;
  const { encrypted, mark } = probed.value;
  if (!encrypted) return notEncrypted();
  const found = findKeyFile(matterPath, mark, surroundings.profileFolder);
  switch (using.kind) {
    case 'recovery':
      return unlockWithSheet(matterPath, using.typed, found.ok ? found.value : null, surroundings);
    case 'passphrase':
      if (!found.ok) return found;
      if (found.value === null) return noKeyFile();
      return unlockWithPassphrase(found.value, using.passphrase, surroundings);
    case 'keychain': {
      if (!found.ok) return found;
      const key = found.value === null ? null : openKeychainSlot(found.value, using.secret);
      return key === null
        ? failure(
            'keychain-unavailable',
            'What this computer keeps for the matter does not open it. Unlock it with its passphrase; nothing was changed.',
          )
        : success(key);
    }
    default:
      return assertNever(using, 'way to unlock');
  }
}

/** The answer where something about a key is asked of a plain matter. */
export function notEncrypted(): ReturnType<typeof failure> {
  return failure(
    'call-invalid',
    'This matter is not encrypted, so it has no passphrase. Nothing was changed.',
  );
}

function noKeyFile(): ReturnType<typeof failure> {
  return failure(
    'key-file-damaged',
    'The key file of this matter is missing: it should lie beside it under the matter’s name and “.key”, and no copy is on this computer. Put it back from a backup, or unlock with the recovery sheet. Nothing was changed.',
  );
}

/** The same by the key file alone, as for a backup, which has no key file beside it. */
export async function unlockWithPassphrase(
  file: KeyFile,
  passphrase: string,
  surroundings: Pick<SessionSurroundings, 'profileFolder' | 'clock'>,
): Promise<Result<DataKey>> {
  const { profileFolder, clock } = surroundings;
  const before = readAttempts(profileFolder, file.keyId);
  await sleep(waitBeforeAttempt(before, clock()));
  const key = await openPassphraseSlot(file, passphrase);
  const failures = before?.failures ?? 0;
  if (key !== null) {
    if (failures > 0) await rememberAttempts(profileFolder, file.keyId, { failures: 0, lastAtMs: clock() });
    return success(key);
  }
  await rememberAttempts(profileFolder, file.keyId, { failures: failures + 1, lastAtMs: clock() });
  return failure(
    'passphrase-wrong',
    'This passphrase does not open the matter. Check capitals and the keyboard’s language; the next try takes a little longer. Without the passphrase, the recovery sheet opens it.',
  );
}

function unlockWithSheet(
  path: string,
  typed: string,
  file: KeyFile | null,
  surroundings: Pick<SessionSurroundings, 'sqliteBinding'>,
): Result<DataKey> {
  const read = keyFromRecoveryLines(typed);
  if (!read.ok) return read;
  const key = read.value;
  if (file === null ? opens(path, key, surroundings.sqliteBinding) : file.keyId === keyIdOf(key)) {
    return success(key);
  }
  key.erase();
  return failure(
    'recovery-invalid',
    'This recovery sheet belongs to another matter. The sheet names the matter it was printed for; nothing was changed.',
  );
}

/** Without a key file only the matter itself can tell whether a key is its own. */
function opens(path: string, key: DataKey, sqliteBinding: string | undefined): boolean {
  try {
    const connection = openConnection({ path, access: 'read', sqliteBinding, key });
    connection.close();
    return true;
  } catch (error) {
    const known = failureOfDatabaseError(error);
    if (known === null) throw error;
    return known.code !== 'not-a-matter';
  }
}
