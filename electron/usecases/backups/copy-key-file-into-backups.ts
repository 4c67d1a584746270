import { existsSync } from 'node:fs';
import { writeKeyFileText, type KeyFile } from '../../crypto/index.ts';
import { backupFolders } from '../../files/backup-settings.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';
import { backupStore, storedKeyFile } from './backup-store.ts';

/**
 * Puts a matter's key file beside its backups wherever there are any, in place of the one kept under the same data key: after
 * a passphrase was changed, the old one opens no backup any more. A folder that is not there now gets it with the next backup.
 *
 * @throws the system's error where a folder that is there cannot be written.
 */
export async function copyKeyFileIntoBackups(
  profileFolder: string,
  matter: string,
  file: KeyFile,
): Promise<void> {
  for (const folder of backupFolders(profileFolder)) {
    const store = backupStore(folder, matter);
    if (!existsSync(store.folder)) continue;
    await writeFileAtomically(storedKeyFile(store, file.keyId), writeKeyFileText(file));
  }
}
