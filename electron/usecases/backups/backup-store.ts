import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupEntry } from '../../../shared/model/index.ts';
import { readDescription, type BackupDescription } from '../../files/backup-description.ts';

/** Where the backups of one matter lie: `<folder of backups>/<matter's id>`. */
export interface BackupStore {
  readonly folder: string;
  readonly snapshots: string;
}

/** A backup with where it lies and what is said of it. */
export interface StoredBackup {
  readonly store: BackupStore;
  readonly entry: BackupEntry;
  readonly file: string;
  readonly description: BackupDescription;
}

const snapshotEnding = '.matter';
const descriptionEnding = '.json';
/** What files end in that are being made; where the making was ended, the next backup removes them. */
const unfinishedEnding = '.new';

/** The store of a matter in a folder of backups. */
export function backupStore(folder: string, matter: string): BackupStore {
  const own = join(folder, matter.replace(/[^0-9a-zA-Z-]/gu, ''));
  return { folder: own, snapshots: join(own, 'snapshots') };
}

/** Makes the store's folders where they are missing. @throws the system's error. */
export async function makeStore(store: BackupStore): Promise<void> {
  await mkdir(store.snapshots, { recursive: true, mode: 0o700 });
}

/** A backup's name: its time in UTC, in letters that every system takes. */
export function backupId(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[:.]/gu, '-');
}

/** The file of a backup, and the one that describes it. */
export function backupFiles(
  store: BackupStore,
  id: string,
): { readonly snapshot: string; readonly description: string; readonly unfinished: string } {
  const snapshot = join(store.snapshots, `${id}${snapshotEnding}`);
  return {
    snapshot,
    description: join(store.snapshots, `${id}${descriptionEnding}`),
    unfinished: `${snapshot}${unfinishedEnding}`,
  };
}

/** The name of the file of sources under one data key; plain sources have one of their own. */
export function sourcesFileName(keyId: string | null): string {
  return `sources-${keyId ?? 'plain'}.matter-sources`;
}

/** Where the key file of backups under one data key lies. */
export function storedKeyFile(store: BackupStore, keyId: string): string {
  return join(store.folder, `matter-${keyId}.key`);
}

/** The backups that are there whole, newest first; none where the folder cannot be read. */
export async function readBackups(store: BackupStore): Promise<readonly StoredBackup[]> {
  const found: StoredBackup[] = [];
  const names = new Set(await namesIn(store.snapshots));
  for (const name of names) {
    if (!name.endsWith(descriptionEnding) || name.startsWith('.')) continue;
    const id = name.slice(0, -descriptionEnding.length);
    if (!names.has(`${id}${snapshotEnding}`)) continue;
    const files = backupFiles(store, id);
    const description = await readDescription(files.description);
    if (description === null) continue;
    const { atMs, bytes, keyId } = description;
    found.push({
      store,
      entry: { id, atMs, bytes, encrypted: keyId !== null },
      file: files.snapshot,
      description,
    });
  }
  return found.sort((one, other) => other.entry.atMs - one.entry.atMs);
}

/** Removes a backup: its description first, so that it never stands without its file. */
export async function removeBackup(store: BackupStore, id: string): Promise<void> {
  const files = backupFiles(store, id);
  await rm(files.description, { force: true });
  await rm(files.snapshot, { force: true });
}

/** Removes what a backup left that was ended while it was made. Only for who holds the store's lock. */
export async function sweepStore(store: BackupStore): Promise<void> {
  const names = await namesIn(store.snapshots);
  const left = names.filter(
    (name) =>
      name.includes(`${unfinishedEnding}-`) ||
      name.endsWith(unfinishedEnding) ||
      (name.endsWith(snapshotEnding) &&
        !names.includes(`${name.slice(0, -snapshotEnding.length)}${descriptionEnding}`)),
  );
  for (const name of left) await rm(join(store.snapshots, name), { force: true });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
