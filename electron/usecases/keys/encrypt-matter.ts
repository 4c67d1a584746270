import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { DataKey } from '../../crypto/index.ts';
import { overwriteAndRemove } from '../../files/overwrite-and-remove.ts';
import { renameDurably } from '../../files/rename-durably.ts';
import {
  copyMatter,
  openConnection,
  probeMatterFile,
  readMatter,
  readReceipt,
  takeMatterLock,
  type Connection,
} from '../../store/index.ts';
import { expectedFailure } from '../expected-failure.ts';
import { lastReviewerName } from '../last-reviewer.ts';
import type { SessionSurroundings } from '../matter-session.ts';
import { keyFilePath, writeKeyFile } from './key-files.ts';
import { newKey } from './new-key.ts';

/** What is encrypted, and under which passphrase. */
export interface EncryptMatterOptions {
  readonly path: string;
  readonly passphrase: string;
  readonly surroundings: SessionSurroundings;
}

/**
 * Encrypts a closed plain matter: its tables are copied into a new file under a new key, the copy is compared, the key is kept,
 * and the two files change places; then the plain one is overwritten and removed. Gives the key, which is the caller's.
 *
 * The matter must have the current form. Whatever is interrupted, {@link settleEncryption} completes or takes back.
 */
export async function encryptMatter(
  options: EncryptMatterOptions,
): Promise<Result<{ readonly key: DataKey }>> {
  const path = resolve(options.path);
  const { surroundings } = options;
  const { sqliteBinding, profileFolder } = surroundings;
  const probed = probeMatterFile(path);
  if (!probed.ok) return probed;
  if (probed.value.encrypted) {
    return failure('call-invalid', 'This matter is encrypted already. Nothing was changed.');
  }
  const lock = takeMatterLock(
    path,
    { reviewer: lastReviewerName(profileFolder), machine: hostname(), sinceMs: surroundings.clock() },
    sqliteBinding,
  );
  if (!lock.ok) return lock;
  const names = namesOf(path);
  const { key, fileFor } = await newKey(
    options.passphrase,
    surroundings.random,
    surroundings.passphraseCost ?? null,
  );
  let done = false;
  try {
    await rm(names.encrypted, { force: true });
    foldIn(path, sqliteBinding);
    copyAndCompare(path, names.encrypted, key, sqliteBinding);
    await syncFile(names.encrypted);
    const made = probeMatterFile(names.encrypted);
    if (!made.ok || !made.value.encrypted) throw new Error('The copy is not encrypted as it should be.');
    await writeKeyFile(path, fileFor(made.value.mark), profileFolder);
    await renameDurably(path, names.plain);
    await renameDurably(names.encrypted, path);
    done = true;
    // What cannot be removed now is named when the matter opens, and removed then.
    await settleEncryption(path);
    return success({ key });
  } catch (error) {
    if (!done) {
      key.erase();
      await settleEncryption(path);
      await rm(keyFilePath(path), { force: true });
    }
    const known = expectedFailure(error);
    if (known === null) throw error;
    return { ok: false, failure: known };
  } finally {
    lock.value.release();
  }
}

/** Whether an encryption of the matter was begun and has not come to its end. */
export function encryptionIsUnsettled(path: string): boolean {
  const names = namesOf(path);
  return existsSync(names.plain) || existsSync(names.encrypted);
}

/**
 * Completes or takes back an encryption that was interrupted; to be called by who holds the matter's lock: with the matter's own file gone, the change of places is completed;
 * with an encrypted file in its place, the plain one is overwritten and removed; otherwise the unfinished copy is. Gives a warning where the plain file could not be removed, else null.
 */
export async function settleEncryption(path: string): Promise<string | null> {
  const names = namesOf(path);
  if (!existsSync(path) && existsSync(names.plain)) {
    await renameDurably(existsSync(names.encrypted) ? names.encrypted : names.plain, path);
  }
  await rm(names.encrypted, { force: true });
  try {
    if (existsSync(names.plain)) await overwriteAndRemove(names.plain);
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return `The file that held this matter before it was encrypted could not be removed and can still be read: ${names.plain}. Close whatever uses it and open the matter again, or remove it yourself.`;
  }
}

/** The names that the two files have while they change places. */
function namesOf(path: string): { readonly encrypted: string; readonly plain: string } {
  return { encrypted: `${path}.encrypting`, plain: `${path}.plain` };
}

/** Brings what is still in the write-ahead log into the file, which is then the whole matter. */
function foldIn(path: string, sqliteBinding: string | undefined): void {
  openConnection({ path, access: 'write', sqliteBinding }).close();
}

function copyAndCompare(path: string, to: string, key: DataKey, sqliteBinding: string | undefined): void {
  const plain = openConnection({ path, access: 'read', sqliteBinding });
  let copy: Connection | null = null;
  try {
    copy = copyMatter({ from: { path, key: null }, to: { path: to, sqliteBinding, key, unfinished: true } });
    const matter = readMatter(plain.reader);
    const same =
      matter !== null &&
      JSON.stringify(readReceipt(plain.reader, matter.id)) ===
        JSON.stringify(readReceipt(copy.reader, matter.id)) &&
      copy.reader.get<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check === 'ok';
    if (!same) throw new Error('The encrypted copy of the matter is not what it was copied from.');
  } finally {
    copy?.close();
    plain.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
