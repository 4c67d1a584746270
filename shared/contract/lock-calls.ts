import { z } from 'zod';
import { call } from './call.ts';
import type { EncryptionState, RecoverySheet, RestoredBackup } from './outputs.ts';
import * as schema from './schemas.ts';

const nothing = z.strictObject({});

/**
 * What a matter's service answers also while no matter is open: about its key, and about putting a backup in the place of a
 * damaged file. Passphrases go straight from the window to the service; the main process never has one.
 */
export const lockCalls = {
  /**
   * Opens the locked matter; answered once it is open. A wrong passphrase (`passphrase-wrong`) is answered after a wait that
   * grows, and the matter stays locked.
   */
  unlockMatter: call<null>()(
    z.strictObject({
      using: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('passphrase'), passphrase: schema.passphrase }),
        /** The four lines of the recovery sheet as they were typed. */
        z.strictObject({ kind: z.literal('recovery'), typed: z.string().max(1_000) }),
        /** What the operating system's keychain keeps on this computer. */
        z.strictObject({ kind: z.literal('keychain') }),
      ]),
    }),
  ),
  /**
   * Makes the new matter that waits for a passphrase (`wants` is `new-passphrase`) and opens it; null makes it without one.
   * Gives the recovery sheet, or null for a matter that is not encrypted.
   */
  choosePassphrase: call<RecoverySheet | null>()(
    z.strictObject({ passphrase: schema.passphrase.nullable() }),
  ),
  /**
   * Encrypts the open plain matter: it is closed, written anew under a key, the plain file overwritten and removed, and opened
   * again. Reports `progress` under `task`.
   */
  encryptMatter: call<RecoverySheet>()(
    z.strictObject({ task: schema.identifier, passphrase: schema.passphrase }),
  ),
  /** How the open matter is encrypted, and whether this computer's keychain opens it. */
  encryptionState: call<EncryptionState>()(nothing),
  /** Has this computer's keychain open the matter besides its passphrase, or no longer (`keychain-unavailable`). */
  setKeychain: call<EncryptionState>()(z.strictObject({ kept: z.boolean() })),
  /**
   * Puts the newest backup that is sound in the place of the matter's file, which is kept under another name, and opens it.
   * The matter must not be open. An encrypted backup needs the passphrase or the sheet as unlocking does.
   */
  restoreNewestBackup: call<RestoredBackup>()(
    z.strictObject({
      task: schema.identifier,
      using: z
        .discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('passphrase'), passphrase: schema.passphrase }),
          z.strictObject({ kind: z.literal('recovery'), typed: z.string().max(1_000) }),
        ])
        .nullable(),
    }),
  ),
} as const;

/** The name of a call that is answered without an open matter. */
export type LockCallName = keyof typeof lockCalls;
