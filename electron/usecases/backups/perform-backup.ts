import { assertNever, type Result } from '../../../shared/base/index.ts';
import type { BackupMade } from '../../../shared/model/index.ts';
import { backupFolders } from '../../files/backup-settings.ts';
import type { Job } from '../worker/jobs.ts';
import { backUp, type BackupSource, type BackupWatch } from './back-up.ts';
import { backUpToFile } from './back-up-to-file.ts';

/** Makes the backup that a job asks for. */
export async function performBackup(
  from: Omit<BackupSource, 'profileFolder'>,
  job: Job & { readonly kind: 'back-up' },
  watch: BackupWatch,
): Promise<Result<BackupMade>> {
  const { place, profileFolder, clockMs, applicationVersion } = job;
  const source = { ...from, profileFolder };
  switch (place.kind) {
    case 'file':
      return backUpToFile(source, { file: place.file, clockMs }, watch);
    case 'store': {
      const { folder } = place;
      const others = backupFolders(profileFolder).filter((other) => other !== folder);
      const choices = { folder, clockMs, applicationVersion };
      return backUp(source, place.removeOlder ? { ...choices, removeOlderAlsoIn: others } : choices, watch);
    }
    default:
      return assertNever(place, 'place of a backup');
  }
}
