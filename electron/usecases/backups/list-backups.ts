import { readdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readKeyFileText, type KeyFile } from '../../crypto/index.ts';
import { backupFolders } from '../../files/backup-settings.ts';
import { fileIdentity, readKnownReplica, type KnownReplica } from '../known-replicas.ts';
import { keyFilePath } from '../keys/key-files.ts';
import { backupStore, readBackups, storedKeyFile, type StoredBackup } from './backup-store.ts';

/**
 * The backups of the matter at a path, newest first, without the matter being read, which may be damaged or gone: it is known
 * by what this machine's profile remembers of the path, or by its key file. In both the chosen folder and the usual one.
 */
export async function listBackupsOf(
  matterPath: string,
  profileFolder: string,
): Promise<readonly StoredBackup[]> {
  const matters = knownReplicasAt(resolve(matterPath), profileFolder).map(({ matter }) => matter);
  const found: StoredBackup[] = [];
  for (const folder of backupFolders(profileFolder)) {
    const known = [...matters, ...(await storesOfKey(folder, matterPath))];
    for (const matter of new Set(known)) found.push(...(await readBackups(backupStore(folder, matter))));
  }
  return newestFirst(found);
}

/** The backups of one matter by its id, newest first, in both folders. */
export async function listBackupsOfMatter(
  matter: string,
  profileFolder: string,
): Promise<readonly StoredBackup[]> {
  const lists = await Promise.all(
    backupFolders(profileFolder).map((folder) => readBackups(backupStore(folder, matter))),
  );
  return newestFirst(lists.flat());
}

/** The backup that a file is, or null where it is none that lies among a matter's backups. */
export async function storedBackupAt(file: string): Promise<StoredBackup | null> {
  const path = resolve(file);
  const snapshots = dirname(path);
  const store = { folder: dirname(snapshots), snapshots };
  return (await readBackups(store)).find((backup) => resolve(backup.file) === path) ?? null;
}

function newestFirst(backups: readonly StoredBackup[]): readonly StoredBackup[] {
  return [...backups].sort((one, other) => other.entry.atMs - one.entry.atMs);
}

/** What this machine remembers of matters that it wrote at a path, or in the very file that is there now. */
export function knownReplicasAt(path: string, profileFolder: string): readonly KnownReplica[] {
  const here = identityOrNull(path);
  return filesIn(join(profileFolder, 'matters')).flatMap((name) => {
    const known = readKnownReplica(profileFolder, name.replace(/\.json$/u, ''));
    if (known === null) return [];
    const { file } = known;
    const isSame = here !== null && file.inode === here.inode && file.device === here.device;
    return resolve(file.path) === path || isSame ? [known] : [];
  });
}

/** Matters with backups in a folder under the data key of the key file beside a matter. */
async function storesOfKey(folder: string, matterPath: string): Promise<readonly string[]> {
  const key = readKey(keyFilePath(matterPath));
  if (key === null) return [];
  const found: string[] = [];
  for (const matter of await readdir(folder).catch(() => [])) {
    if (readKey(storedKeyFile(backupStore(folder, matter), key.keyId)) !== null) found.push(matter);
  }
  return found;
}

function readKey(path: string): KeyFile | null {
  try {
    return readKeyFileText(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function identityOrNull(path: string): ReturnType<typeof fileIdentity> | null {
  try {
    return fileIdentity(path);
  } catch {
    return null;
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
