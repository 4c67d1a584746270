import { failure, success, type Result } from '../../../shared/base/index.ts';
import { keychainSlot, type DataKey, type KeyFile } from '../../crypto/index.ts';
import { probeMatterFile } from '../../store/index.ts';
import type { SessionSurroundings } from '../matter-session.ts';
import { findKeyFile, writeKeyFile } from './key-files.ts';

/** What the operating system's keychain made of the secret that opens the matter on this computer, or null. */
export function keychainSecret(
  path: string,
  surroundings: Pick<SessionSurroundings, 'profileFolder'>,
): string | null {
  return keyFileOf(path, surroundings.profileFolder)?.keychain?.protectedSecret ?? null;
}

/**
 * Keeps the matter's key under a secret that only the keychain can reveal, besides its passphrase; null takes that away. The
 * key file that it goes into must be there, since a keychain is never the only way in.
 */
export async function keepInKeychain(
  path: string,
  slot: { readonly key: DataKey; readonly secret: Buffer; readonly protectedSecret: string } | null,
  surroundings: Pick<SessionSurroundings, 'profileFolder' | 'random'>,
): Promise<Result<null>> {
  const file = keyFileOf(path, surroundings.profileFolder);
  if (file === null) {
    return failure(
      'key-file-damaged',
      'The key file of this matter is missing, so nothing can be added to it. Choose a passphrase anew first; that makes it again.',
    );
  }
  const keychain =
    slot === null ? null : keychainSlot(slot.key, slot.secret, slot.protectedSecret, surroundings.random);
  await writeKeyFile(path, { ...file, keychain }, surroundings.profileFolder);
  return success(null);
}

function keyFileOf(path: string, profileFolder: string): KeyFile | null {
  const probed = probeMatterFile(path);
  if (!probed.ok || !probed.value.encrypted) return null;
  const found = findKeyFile(path, probed.value.mark, profileFolder);
  return found.ok ? found.value : null;
}
