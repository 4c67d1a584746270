import type { SafeStorage } from 'electron';
import type { KeychainQuestion } from '../ports/service-messages.ts';

/** The operating system's keychain, of which this is the only door. */
export interface Keychain {
  /** The answer to a question, or null where the keychain has none: there is none, it protects nothing, or it cannot read what is shown. */
  readonly answer: (question: KeychainQuestion) => string | null;
}

/** The part used of Electron's `safeStorage`; tests put a fake in its place, because test machines have no keychain. */
export type SystemStorage = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

/** Opens the door. On Linux, a storage that keeps its key in the open (`basic_text`) counts as none. */
export function systemKeychain(
  storage: SystemStorage,
  platform: NodeJS.Platform = process.platform,
): Keychain {
  const available = (): boolean => {
    if (!storage.isEncryptionAvailable()) return false;
    return platform !== 'linux' || !['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend());
  };
  return {
    answer: (question) => {
      if (!available()) return null;
      switch (question.kind) {
        case 'available':
          return 'available';
        case 'protect':
          return storage.encryptString(question.secret).toString('base64');
        case 'reveal':
          return revealed(storage, question.protectedSecret);
      }
    },
  };
}

function revealed(storage: SystemStorage, protectedSecret: string): string | null {
  try {
    return storage.decryptString(Buffer.from(protectedSecret, 'base64'));
  } catch {
    // Another person's, another computer's, or a keychain that was made anew: the passphrase is asked for instead.
    return null;
  }
}
