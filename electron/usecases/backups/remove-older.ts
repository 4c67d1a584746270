import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataKey } from '../../crypto/index.ts';
import { overwriteAndRemove } from '../../files/overwrite-and-remove.ts';
import { openSourceStore, type NamedSource } from '../../store/index.ts';
import { backupFiles, sourcesFileName, type BackupStore } from './backup-store.ts';

/**
 * Overwrites and removes every backup of a matter but one, whatever was kept under another key or none, and the bytes of
 * sources that the one does not name. Only for who holds the store's lock.
 */
export async function removeOlder(
  store: BackupStore,
  keep: {
    readonly id: string;
    readonly sources: readonly NamedSource[];
    readonly keyId: string | null;
    readonly key: DataKey | null;
  },
  sqliteBinding: string | undefined,
): Promise<void> {
  const kept = backupFiles(store, keep.id);
  for (const path of await filesIn(store.snapshots)) {
    if (path !== kept.snapshot && path !== kept.description) await overwriteAndRemove(path);
  }
  const sourcesFile = sourcesFileName(keep.keyId);
  for (const path of await filesIn(store.folder)) {
    const isOfOtherKey = /\.(?:matter-sources(?:-journal)?|key)$/u.test(path) && !belongs(path, keep.keyId);
    if (isOfOtherKey) await overwriteAndRemove(path);
  }
  const path = join(store.folder, sourcesFile);
  const sources = openSourceStore({ path, access: 'create', key: keep.key, sqliteBinding });
  try {
    const named = new Set(keep.sources.map(({ sha256 }) => sha256));
    const unnamed = [...sources.lengths().keys()].filter((sha256) => !named.has(sha256));
    if (unnamed.length > 0) sources.removeForGood(unnamed);
  } finally {
    sources.close();
  }
  await overwriteAndRemove(`${path}-journal`);
}

/** Overwrites and removes everything in a store, as in a folder that backups no longer go to. */
export async function removeWholeStore(store: BackupStore): Promise<void> {
  for (const path of [...(await filesIn(store.snapshots)), ...(await filesIn(store.folder))]) {
    if (!path.endsWith('.lock')) await overwriteAndRemove(path);
  }
}

function belongs(path: string, keyId: string | null): boolean {
  return keyId === null ? path.includes('sources-plain.') : path.includes(`-${keyId}.`);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}
