import { z } from 'zod';
import type { BackupMade, BackupState } from '../model/index.ts';
import { call } from './call.ts';
import type { RecoverySheet } from './outputs.ts';
import * as schema from './schemas.ts';

const nothing = z.strictObject({});

/** How the open matter is kept safe: its passphrase, its backups, and a copy of it elsewhere. */
export const keepingCalls = {
  /**
   * Gives the matter another passphrase in place of the present one; no page is written anew, and the sheet stays valid. Who
   * opened it with the recovery sheet gives null for the present one.
   */
  changePassphrase: call<null>()(
    z.strictObject({ present: schema.passphrase.nullable(), next: schema.passphrase }),
  ),
  /** The recovery sheet of the open matter, for who knows its passphrase. */
  recoverySheet: call<RecoverySheet>()(z.strictObject({ passphrase: schema.passphrase })),

  /** Where backups go, how they are going, and which are there. */
  backupState: call<BackupState>()(nothing),
  /** Makes a backup now; with `file`, as one complete file there instead of among the matter's backups. */
  backUpNow: call<BackupMade>()(z.strictObject({ task: schema.identifier, file: schema.path.optional() })),
  /** Chooses the folder for backups of all matters on this machine; null for the usual one. */
  setBackupFolder: call<BackupState>()(z.strictObject({ folder: schema.path.nullable() })),
  /**
   * Copies the open matter into a new file, also where its own has been deleted or replaced while it was open; warnings say
   * what the copy lacks. Never overwrites.
   */
  saveCopy: call<{ readonly path: string; readonly warnings: readonly string[] }>()(
    z.strictObject({ path: schema.path }),
  ),
} as const;
