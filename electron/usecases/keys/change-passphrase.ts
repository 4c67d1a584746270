import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { RecoverySheet } from '../../../shared/contract/index.ts';
import { readMatter } from '../../store/index.ts';
import { expectedFailure } from '../expected-failure.ts';
import type { MatterContext } from '../matter-context.ts';

import { copyKeyFileIntoBackups } from '../backups/copy-key-file-into-backups.ts';
import { replacePassphrase } from './replace-passphrase.ts';
import { recoverySheetOf } from './recovery-sheet-of.ts';
import { notEncrypted, unlockMatter } from './unlock-matter.ts';

/**
 * Gives the matter another passphrase: its key is wrapped anew and the key file replaced; no page is written. Where the
 * present passphrase is wrong nothing changes. Who opened the matter with its recovery sheet need not know it (null).
 */
export async function changePassphrase(
  context: MatterContext,
  present: string | null,
  next: string,
): Promise<Result<null>> {
  const { key, path, surroundings } = context;
  if (key === null) return notEncrypted();
  if (present === null && !context.openedWithSheet) {
    return failure(
      'passphrase-wrong',
      'The present passphrase is needed, or the recovery sheet to open the matter with. Nothing was changed.',
    );
  }
  if (present !== null) {
    const known = await unlockMatter(path, { kind: 'passphrase', passphrase: present }, surroundings);
    if (!known.ok) return known;
    known.value.erase();
  }
  const changed = await replacePassphrase(path, key, next, surroundings);
  if (!changed.ok) return changed;
  try {
    await copyKeyFileIntoBackups(surroundings.profileFolder, context.matter, changed.value);
    return success(null);
  } catch (error) {
    if (expectedFailure(error) === null) throw error;
    return failure(
      'write-failed',
      'The matter has its new passphrase. The key file beside its backups could not be replaced, so they still open with the old one until the next backup replaces it.',
    );
  }
}

/** The matter's recovery sheet, for who knows its passphrase. */
export async function recoverySheet(
  context: MatterContext,
  passphrase: string,
): Promise<Result<RecoverySheet>> {
  const { key, path, reader, surroundings } = context;
  if (key === null) return notEncrypted();
  const known = await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings);
  if (!known.ok) return known;
  known.value.erase();
  const title = readMatter(reader)?.title ?? '';
  return success(recoverySheetOf(key, { path, title }, surroundings.clock()));
}
