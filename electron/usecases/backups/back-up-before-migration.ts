import { backupFolder } from '../../files/backup-settings.ts';
import type { SessionSurroundings } from '../matter-session.ts';
import { backUp, type BackupSource } from './back-up.ts';
import { readyFolder } from './ready-folder.ts';

/** Backs a matter of an older form up as it is, before it is brought to the current one; false where that could not be done. */
export async function backUpBeforeMigration(
  source: Pick<BackupSource, 'connection' | 'path' | 'key'>,
  surroundings: SessionSurroundings,
): Promise<boolean> {
  const { profileFolder, clock, applicationVersion, sqliteBinding } = surroundings;
  const folder = backupFolder(profileFolder);
  const ready = await readyFolder(profileFolder, folder);
  if (!ready.ok) return false;
  const made = await backUp(
    { ...source, sqliteBinding, profileFolder },
    { folder, clockMs: clock(), applicationVersion },
    { onProgress: () => undefined, signal: new AbortController().signal },
  );
  return made.ok;
}
