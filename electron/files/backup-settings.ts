import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from './write-file-atomically.ts';

const problem = z.strictObject({ atMs: z.number().int(), sentence: z.string().max(2_000) });

const settings = z.strictObject({
  folder: z.string().min(1).max(32_767).nullable(),
  problems: z.record(z.string(), problem),
});

/** What this machine's profile keeps about backups: the folder a person chose, and what stood in the way, by matter. */
export type BackupSettings = z.output<typeof settings>;

const none: BackupSettings = { folder: null, problems: {} };

/** The settings in the profile's `backups.json`; those of a machine where nothing was chosen, where they cannot be read. */
export function readBackupSettings(profileFolder: string): BackupSettings {
  try {
    const parsed = settings.safeParse(JSON.parse(readFileSync(settingsFile(profileFolder), 'utf8')));
    return parsed.success ? parsed.data : none;
  } catch {
    return none;
  }
}

/** Changes the settings; durable when the promise resolves. Reads anew first, since other matters are open in other processes. */
export async function changeBackupSettings(
  profileFolder: string,
  change: (before: BackupSettings) => BackupSettings,
): Promise<BackupSettings> {
  const after = change(readBackupSettings(profileFolder));
  await writeFileAtomically(settingsFile(profileFolder), `${JSON.stringify(after, null, 2)}\n`);
  return after;
}

/** Where backups go: the folder a person chose, or else one in the profile. */
export function backupFolder(profileFolder: string): string {
  return readBackupSettings(profileFolder).folder ?? usualBackupFolder(profileFolder);
}

/** Every folder in which backups may lie: the chosen one first. */
export function backupFolders(profileFolder: string): readonly string[] {
  const usual = usualBackupFolder(profileFolder);
  const { folder } = readBackupSettings(profileFolder);
  return folder === null || folder === usual ? [usual] : [folder, usual];
}

/** Where backups go as long as nobody chose a folder. */
export function usualBackupFolder(profileFolder: string): string {
  return join(profileFolder, 'backups');
}

function settingsFile(profileFolder: string): string {
  return join(profileFolder, 'backups.json');
}
