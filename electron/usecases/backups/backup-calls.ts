import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { BackupMade, BackupState } from '../../../shared/model/index.ts';
import { backupFolder, changeBackupSettings, readBackupSettings } from '../../files/backup-settings.ts';
import { isOnSameDisk } from '../../files/is-on-same-disk.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';
import { readReceipt } from '../../store/index.ts';
import type { MatterContext } from '../matter-context.ts';
import { runJob } from '../run-job.ts';
import { signHead } from '../sign-head.ts';
import { backupStore, readBackups, type StoredBackup } from './backup-store.ts';
import { listBackupsOfMatter } from './list-backups.ts';
import { readyFolder } from './ready-folder.ts';

/** The backups of the open matter and how they are going. */
export async function backupState(context: MatterContext): Promise<BackupState> {
  const { profileFolder } = context.surroundings;
  const folder = backupFolder(profileFolder);
  const settings = readBackupSettings(profileFolder);
  const backups = await listBackupsOfMatter(context.matter, profileFolder);
  return {
    folder,
    chosen: settings.folder !== null,
    placeWarning: (await isOnSameDisk(folder, context.path)) ? sameDiskSentence : null,
    lastBackupAtMs: backups[0]?.entry.atMs ?? null,
    changedSince: isChangedSince(context, backups[0] ?? null),
    problem: settings.problems[context.matter] ?? null,
    backups: backups.map(({ entry }) => entry),
  };
}

const sameDiskSentence =
  'The backups lie on the same disk as the matter: what destroys that disk destroys both. Choose a folder on another disk or stick.';

/** Whether the matter has operations that a backup does not have; true where there is no backup. */
export function isChangedSince(context: MatterContext, backup: StoredBackup | null): boolean {
  if (backup === null) return true;
  const text = (heads: readonly { readonly replica: string; readonly hash: string }[]): string =>
    heads.map(({ replica, hash }) => `${replica} ${hash}`).join('\n');
  const now = readReceipt(context.reader, context.matter);
  return text(now.heads) !== text(backup.description.receipt.heads);
}

/** The newest backup in the folder where the next one goes, or null. */
export async function newestBackup(context: MatterContext): Promise<StoredBackup | null> {
  const folder = backupFolder(context.surroundings.profileFolder);
  return (await readBackups(backupStore(folder, context.matter)))[0] ?? null;
}

/** Makes a backup now, among the matter's backups or, where a file is named, as one complete file. */
export async function backUpNow(
  context: MatterContext,
  task: string,
  file: string | null,
): Promise<Result<BackupMade>> {
  return context.tasks.run(task, (signal) => backUpMatter(context, task, { file }, signal));
}

/**
 * Makes a backup, then overwrites and removes every older one wherever it lies, and sources that the matter no longer holds:
 * for what must be destroyed, and for plain backups of a matter that was encrypted.
 */
export async function removeOlderBackups(context: MatterContext, task: string): Promise<Result<BackupMade>> {
  return context.tasks.run(task, (signal) =>
    backUpMatter(context, task, { file: null, removeOlder: true }, signal),
  );
}

/**
 * Has a backup take the place of all that were made before, where there are any, as {@link removeOlderBackups}. What stands in
 * the way is remembered and shown like every problem with backups.
 */
export async function replaceBackups(context: MatterContext, task: string): Promise<void> {
  const before = await listBackupsOfMatter(context.matter, context.surroundings.profileFolder);
  if (before.length > 0) await removeOlderBackups(context, task);
}

/** Signs the chain's head, makes a backup, and remembers what stood in its way, or that nothing does any more. */
export async function backUpMatter(
  context: MatterContext,
  task: string,
  how: { readonly file: string | null; readonly removeOlder?: boolean },
  signal: AbortSignal,
): Promise<Result<BackupMade>> {
  const { surroundings } = context;
  const { profileFolder, clock, applicationVersion, emit } = surroundings;
  signHead(context);
  const onProgress = (progress: { readonly done: number; readonly total: number | null }): void => {
    emit('progress', { task, label: 'Backing up', ...progress, unit: 'megabytes' });
  };
  const made = { kind: 'back-up', clockMs: clock(), applicationVersion, profileFolder } as const;
  if (how.file !== null) {
    return runJob(context, { ...made, place: { kind: 'file', file: how.file } }, onProgress, signal);
  }
  const folder = backupFolder(profileFolder);
  const ready = await readyFolder(profileFolder, folder);
  const result = ready.ok
    ? await runJob(
        context,
        { ...made, place: { kind: 'store', folder, removeOlder: how.removeOlder ?? false } },
        onProgress,
        signal,
      )
    : ready;
  await remember(context, result);
  return result;
}

/** What stands in the way is kept until a backup has been made; one that a person ended, or that ran already, is no problem. */
async function remember(context: MatterContext, result: Result<BackupMade>): Promise<void> {
  const { profileFolder, clock, emit } = context.surroundings;
  const sentence = result.ok ? result.value.warning : result.failure.message;
  if (!result.ok && ['cancelled', 'matter-in-use'].includes(result.failure.code)) return;
  const before = readBackupSettings(profileFolder).problems[context.matter];
  if (sentence !== null || before !== undefined) {
    await changeBackupSettings(profileFolder, (settings) => ({
      ...settings,
      problems: {
        ...Object.fromEntries(Object.entries(settings.problems).filter(([id]) => id !== context.matter)),
        ...(sentence === null ? {} : { [context.matter]: { atMs: clock(), sentence } }),
      },
    }));
  }
  emit('backupsChanged', await backupState(context));
}

/** Chooses where backups of all matters on this machine go; null for the usual folder in the profile. */
export async function setBackupFolder(
  context: MatterContext,
  folder: string | null,
): Promise<Result<BackupState>> {
  const { profileFolder, emit } = context.surroundings;
  if (folder !== null) {
    const usable = await tryFolder(folder);
    if (!usable.ok) return usable;
  }
  await changeBackupSettings(profileFolder, (settings) => ({ ...settings, folder }));
  const state = await backupState(context);
  emit('backupsChanged', state);
  return success(state);
}

async function tryFolder(folder: string): Promise<Result<null>> {
  const trial = join(folder, `glossator-${randomBytes(6).toString('hex')}.trial`);
  try {
    if (!(await stat(folder)).isDirectory()) throw new Error('A file was chosen as a folder.');
    await writeFileAtomically(trial, '');
    await rm(trial, { force: true });
    return success(null);
  } catch {
    return failure(
      'permission-denied',
      'Nothing can be written in this folder, so backups still go where they went. Choose another folder.',
    );
  }
}
