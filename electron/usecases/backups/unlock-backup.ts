import { assertNever, failure, success, type Result } from '../../../shared/base/index.ts';
import { keyFromRecoveryLines, keyIdOf, openKeychainSlot, type DataKey } from '../../crypto/index.ts';
import { unlockWithPassphrase, type UnlockWith } from '../keys/unlock-matter.ts';
import type { SessionSurroundings } from '../matter-session.ts';
import type { RestorableBackup } from './restorable-backup.ts';

/** Comes by the data key of an encrypted backup, which is then the caller's to erase; by the key file kept with it. */
export async function unlockBackup(
  backup: RestorableBackup,
  using: UnlockWith,
  surroundings: Pick<SessionSurroundings, 'profileFolder' | 'clock'>,
): Promise<Result<DataKey>> {
  if (using.kind === 'recovery') {
    const read = keyFromRecoveryLines(using.typed);
    if (!read.ok || keyIdOf(read.value) === backup.keyId) return read;
    read.value.erase();
    return failure(
      'recovery-invalid',
      'This recovery sheet belongs to another matter than the backup. Nothing was changed.',
    );
  }
  if (backup.keyFile === null) {
    return failure(
      'key-file-damaged',
      'The key file of this backup is missing, so no passphrase can open it. The recovery sheet does. Nothing was changed.',
    );
  }
  if (using.kind === 'passphrase') {
    return unlockWithPassphrase(backup.keyFile, using.passphrase, surroundings);
  }
  if (using.kind !== 'keychain') return assertNever(using, 'way to unlock');
  const key = openKeychainSlot(backup.keyFile, using.secret);
  return key === null
    ? failure(
        'keychain-unavailable',
        'What this computer keeps for the matter does not open its backup. Use the passphrase; nothing was changed.',
      )
    : success(key);
}
