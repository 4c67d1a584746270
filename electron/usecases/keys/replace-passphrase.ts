import { success, type Result } from '../../../shared/base/index.ts';
import {
  calibratedPassphraseCost,
  keyIdOf,
  passphraseSlot,
  type DataKey,
  type KeyFile,
} from '../../crypto/index.ts';
import { probeMatterFile } from '../../store/index.ts';
import type { SessionSurroundings } from '../matter-session.ts';
import { findKeyFile, writeKeyFile } from './key-files.ts';

/** Wraps a matter's key under another passphrase in its key file, which is made anew where it was lost; gives the key file. */
export async function replacePassphrase(
  path: string,
  key: DataKey,
  passphrase: string,
  surroundings: SessionSurroundings,
): Promise<Result<KeyFile>> {
  const { random, profileFolder } = surroundings;
  const probed = probeMatterFile(path);
  if (!probed.ok) return probed;
  const found = findKeyFile(path, probed.value.mark, profileFolder);
  const cost = surroundings.passphraseCost ?? (await calibratedPassphraseCost(random));
  const file: KeyFile = {
    format: 'glossator-key',
    version: 1,
    keyId: keyIdOf(key),
    fileMark: probed.value.mark,
    passphrase: await passphraseSlot(key, passphrase, cost, random),
    keychain: found.ok ? (found.value?.keychain ?? null) : null,
  };
  await writeKeyFile(path, file, profileFolder);
  return success(file);
}
