import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { randomBytes } from 'node:crypto';
import { canonicalJson, failure, success, type Result } from '../../../shared/base/index.ts';
import type { BackupMade } from '../../../shared/model/index.ts';
import { freeSpace } from '../../files/free-space.ts';
import { renameDurably } from '../../files/rename-durably.ts';
import { syncFile } from '../../files/sync-file.ts';
import {
  countRows,
  namedSources,
  openConnection,
  pageFaults,
  probeMatterFile,
  readMatter,
  readReceipt,
  sourceTables,
  type Connection,
} from '../../store/index.ts';
import { findKeyFile, keyFilePath, writeKeyFile } from '../keys/key-files.ts';
import { copyOf, inMegabytes, megabyte, type BackupSource, type BackupWatch } from './back-up.ts';
import { copySources } from './copy-sources.ts';
import { failureOfBackup } from './failure-of-backup.ts';

/**
 * Makes one complete file of a matter, sources included, which opens as a matter as it is; encrypted as the matter is, with its
 * key file beside it. It appears under its name when it is whole and was read back; a file that is there is never replaced
 * (`matter-exists`).
 */
export async function backUpToFile(
  source: BackupSource,
  choices: { readonly file: string; readonly clockMs: number },
  watch: BackupWatch,
): Promise<Result<BackupMade>> {
  const { file } = choices;
  const taken = [file, ...(source.key === null ? [] : [keyFilePath(file)])].find((path) => existsSync(path));
  if (taken !== undefined) {
    return failure(
      'matter-exists',
      `There already is a file at ${taken}. It was left as it is, and no backup was made. Choose another name.`,
    );
  }
  const temporary = `${file}.${randomBytes(6).toString('hex')}.new`;
  try {
    const free = await (source.freeSpace ?? freeSpace)(dirname(file));
    const { size } = await stat(source.path);
    if (free !== null && free < size + megabyte) {
      return failure(
        'disk-full',
        `No backup was made: it needs ${inMegabytes(size)} and its disk has ${inMegabytes(free)} free. Nothing was written. Choose another disk or free some space.`,
      );
    }
    const made = await makeFile(source, temporary, watch);
    if (!made.ok) return made;
    await syncFile(temporary);
    await keepKey(source, file, temporary);
    await renameDurably(temporary, file);
    const { size: bytes } = await stat(file);
    return success({ file, atMs: choices.clockMs, bytes, ...made.value, warning: null });
  } catch (error) {
    const known = failureOfBackup(error, 'backing up');
    if (known === null) throw error;
    return { ok: false, failure: known };
  } finally {
    await rm(temporary, { force: true });
  }
}

async function makeFile(
  source: BackupSource,
  path: string,
  watch: BackupWatch,
): Promise<Result<{ readonly sourcesAdded: number; readonly sourceBytesAdded: number }>> {
  const { sqliteBinding, key } = source;
  const copy = copyOf(source, {
    to: { path, sqliteBinding, key, unfinished: true },
    without: sourceTables,
    form: Number(source.connection.setting('user_version')),
  });
  let before: string;
  const named = namedSources(copy.reader);
  const total = named.reduce((sum, one) => sum + one.bytes, 0);
  try {
    const faulty = await copySources(
      source.connection.reader,
      copy,
      named,
      (bytes) => {
        watch.onProgress({ done: Math.floor(bytes / megabyte), total: Math.ceil(total / megabyte) });
      },
      watch.signal,
    );
    if (faulty === null) return failure('cancelled', 'The backup was cancelled; no file was made.');
    if (faulty.length > 0) {
      return failure(
        'matter-damaged',
        `The bytes of ${faulty.length} source(s) in this matter are no longer what was imported, so no complete backup can be made. Check the matter to see which.`,
      );
    }
    before = contentsOf(copy);
  } finally {
    copy.close();
  }
  const made = openConnection({ path, access: 'read', sqliteBinding, key });
  try {
    if (contentsOf(made) !== before || pageFaults(made).length > 0) {
      return failure(
        'backup-failed',
        'The backup does not read back as it was written, so it was removed. The matter is as it was. Check the disk or choose another one.',
      );
    }
  } finally {
    made.close();
  }
  return success({ sourcesAdded: named.length, sourceBytesAdded: total });
}

function contentsOf(connection: Connection): string {
  const matter = readMatter(connection.reader)?.id ?? '';
  const { heads } = readReceipt(connection.reader, matter);
  return canonicalJson({
    matter,
    heads: heads.map((head) => ({ ...head })),
    rows: countRows(connection),
  });
}

/** The key file fits the new file by its own mark; without one the recovery sheet still opens it. */
async function keepKey(source: BackupSource, file: string, temporary: string): Promise<void> {
  if (source.key === null) return;
  const [from, to] = [probeMatterFile(source.path), probeMatterFile(temporary)];
  if (!from.ok || !to.ok) return;
  const found = findKeyFile(source.path, from.value.mark, source.profileFolder);
  if (!found.ok || found.value === null) return;
  await writeKeyFile(file, { ...found.value, fileMark: to.value.mark }, source.profileFolder);
}
