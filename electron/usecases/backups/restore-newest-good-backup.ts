import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { DataKey } from '../../crypto/index.ts';
import type { SessionSurroundings } from '../matter-session.ts';
import type { JobProgress } from '../worker/jobs.ts';
import type { StoredBackup } from './backup-store.ts';
import { listBackupsOf } from './list-backups.ts';
import { restorableOf } from './restorable-backup.ts';
import { restoreBackup, type Restored } from './restore-backup.ts';

/** What restoring a matter that cannot be opened needs. */
export interface RestoreNewestOptions {
  /** Where the damaged matter lies. */
  readonly path: string;
  /** The key of an encrypted matter, the caller's to erase; null where it is plain. */
  readonly key: DataKey | null;
  readonly surroundings: Pick<SessionSurroundings, 'profileFolder' | 'sqliteBinding' | 'clock'>;
  readonly onProgress: (progress: JobProgress) => void;
  readonly signal?: AbortSignal;
}

/** The newest good backup in the place of a matter. */
export interface RestoredNewest extends Restored {
  /** Times of newer backups that are damaged themselves, in UTC milliseconds, newest first. */
  readonly passedOver: readonly number[];
  /** Plain sentences: what was restored, what may be missing, where the damaged file is. */
  readonly sentence: string;
}

/**
 * Puts the newest backup that is good in the place of a damaged matter, whose file is kept. Backups that turn out damaged are
 * passed over, and the sentence says so; anything else that stands in the way ends it.
 */
export async function restoreNewestGoodBackup(
  options: RestoreNewestOptions,
): Promise<Result<RestoredNewest>> {
  const backups = await listBackupsOf(options.path, options.surroundings.profileFolder);
  const whole = await restoreFirstGood(options, backups, false);
  if (whole.ok || whole.failure.code !== 'matter-damaged') return whole;
  // No backup is whole, but the work in one may be: without some sources it is still better than nothing.
  return restoreFirstGood(options, backups, true);
}

async function restoreFirstGood(
  options: RestoreNewestOptions,
  backups: readonly StoredBackup[],
  despiteLackingSources: boolean,
): Promise<Result<RestoredNewest>> {
  const { path, key, surroundings, onProgress, signal = new AbortController().signal } = options;
  const { profileFolder, sqliteBinding, clock } = surroundings;
  const passedOver: number[] = [];
  let locked: Result<RestoredNewest> | null = null;
  for (const stored of backups) {
    const backup = restorableOf(stored);
    const where = { to: path, key, sqliteBinding, profileFolder, clockMs: clock() };
    const restored = await restoreBackup({ backup, despiteLackingSources, ...where }, { onProgress, signal });
    if (restored.ok) {
      return success({ ...restored.value, passedOver, sentence: sentenceOf(restored.value, passedOver) });
    }
    if (restored.failure.code === 'matter-damaged') passedOver.push(backup.atMs);
    // Under another key than the one given; an older one may fit.
    else if (restored.failure.code === 'matter-locked') locked ??= restored;
    else return restored;
  }
  if (passedOver.length > 0) {
    return failure(
      'matter-damaged',
      'Every backup of this matter is itself damaged, so nothing was restored. All of them and the damaged file are as they were.',
    );
  }
  return (
    locked ??
    failure(
      'backup-not-found',
      'No backup of this matter was found on this computer. If backups are kept on another disk, connect it and try again. The damaged file is as it was.',
    )
  );
}

function sentenceOf(restored: Restored, passedOver: readonly number[]): string {
  const time = new Date(restored.backupAtMs).toISOString().slice(0, 16).replace('T', ' ');
  return [
    `The matter was restored as it was backed up at ${time} UTC.`,
    'What was done after that is not in it.',
    ...(passedOver.length === 0
      ? []
      : [
          passedOver.length === 1
            ? 'One newer backup is damaged itself and was passed over.'
            : `${passedOver.length} newer backups are damaged themselves and were passed over.`,
        ]),
    ...(restored.lackingSources === 0
      ? []
      : [
          `The bytes of ${restored.lackingSources} source(s) could not be restored; their texts and all work on them could.`,
        ]),
    ...(restored.damagedKeptAs === null ? [] : [`The damaged file is kept as ${restored.damagedKeptAs}.`]),
  ].join(' ');
}
