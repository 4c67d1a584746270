import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { success, type Result } from '../../../shared/base/index.ts';
import { keyIdOf, readKeyFileText, type DataKey, type KeyFile } from '../../crypto/index.ts';
import { currentVersion, openConnection, probeMatterFile } from '../../store/index.ts';
import { findKeyFile } from '../keys/key-files.ts';
import { storedKeyFile, type StoredBackup } from './backup-store.ts';
import { failureOfBackup } from './failure-of-backup.ts';

/** A backup as restoring needs to know it: one of a matter's backups, or a complete file. */
export interface RestorableBackup {
  readonly file: string;
  readonly atMs: number;
  /** Which data key opens it; null where it is plain. */
  readonly keyId: string | null;
  readonly keyFile: KeyFile | null;
  /** SHA-256 of its file as it was made, or null where nobody noted it. */
  readonly sha256: string | null;
  readonly bytes: number;
  readonly sourceBytes: number;
  readonly form: number;
  /** The file that holds the bytes of sources. */
  readonly sourcesFile: string;
  /** Sources whose bytes the matter had lost before. */
  readonly lacking: readonly string[];
}

/** One of a matter's backups. */
export function restorableOf(backup: StoredBackup): RestorableBackup {
  const { description, store, file } = backup;
  return {
    file,
    atMs: description.atMs,
    keyId: description.keyId,
    keyFile: keyFileOfBackup(backup),
    sha256: description.sha256,
    bytes: description.bytes,
    sourceBytes: description.sourceBytes,
    form: description.form,
    sourcesFile: join(store.folder, description.sourcesFile),
    lacking: description.lacking,
  };
}

/** The key file that was kept with a backup, or null. */
export function keyFileOfBackup({ description, store }: StoredBackup): KeyFile | null {
  const { keyId } = description;
  if (keyId === null) return null;
  try {
    return readKeyFileText(readFileSync(storedKeyFile(store, keyId), 'utf8'));
  } catch {
    return null;
  }
}

/** A complete file, as `backUpToFile` makes it; the matter itself serves as well. */
export function restorableFile(
  path: string,
  key: DataKey | null,
  surroundings: { readonly profileFolder: string; readonly sqliteBinding: string | undefined },
): Result<RestorableBackup> {
  const file = resolve(path);
  const probed = probeMatterFile(file);
  if (!probed.ok) return probed;
  const { encrypted, mark } = probed.value;
  const found = encrypted ? findKeyFile(file, mark, surroundings.profileFolder) : success(null);
  const keyFile = found.ok ? found.value : null;
  const form = formOfFile(file, key, surroundings.sqliteBinding);
  if (!form.ok) return form;
  const { size, mtimeMs } = statSync(file);
  return success({
    file,
    atMs: Math.floor(mtimeMs),
    keyId: encrypted ? (keyFile?.keyId ?? (key === null ? '' : keyIdOf(key))) : null,
    keyFile,
    sha256: null,
    bytes: size,
    sourceBytes: 0,
    form: form.value,
    sourcesFile: file,
    lacking: [],
  });
}

function formOfFile(path: string, key: DataKey | null, sqliteBinding: string | undefined): Result<number> {
  // Without its key an encrypted file tells nothing; that it is missing is found right after.
  if (key === null) {
    const probed = probeMatterFile(path);
    if (probed.ok && probed.value.encrypted) return success(currentVersion);
  }
  try {
    const connection = openConnection({ path, access: 'read', sqliteBinding, key });
    try {
      return success(Number(connection.setting('user_version')));
    } finally {
      connection.close();
    }
  } catch (error) {
    const known = failureOfBackup(error, 'restoring');
    if (known === null) throw error;
    return { ok: false, failure: known };
  }
}
