import { describe, expect, it } from 'vitest';
import { systemKeychain, type SystemStorage } from '../../../electron/main/keychain.ts';

type Backend = ReturnType<SystemStorage['getSelectedStorageBackend']>;

/** A keychain that turns text round: machines that run tests have none of their own. */
function fakeStorage(available: boolean, backend: Backend): SystemStorage {
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from(`kept:${[...text].reverse().join('')}`),
    decryptString: (bytes) => {
      const text = bytes.toString('utf8');
      if (!text.startsWith('kept:')) throw new Error('Error while decrypting the ciphertext.');
      return [...text.slice('kept:'.length)].reverse().join('');
    },
  };
}

const protect = { kind: 'protect', secret: 'c2VjcmV0' } as const;

describe('the keychain’s door', () => {
  it('gives back what it keeps, to who shows what it made of it', () => {
    const keychain = systemKeychain(fakeStorage(true, 'gnome_libsecret'), 'linux');
    const protectedSecret = keychain.answer(protect) ?? '';
    expect(protectedSecret).not.toContain(protect.secret);
    expect(keychain.answer({ kind: 'reveal', protectedSecret })).toBe(protect.secret);
    expect(keychain.answer({ kind: 'available' })).not.toBeNull();
  });

  it('has no answer to what another keychain made', () => {
    const keychain = systemKeychain(fakeStorage(true, 'kwallet6'), 'linux');
    const protectedSecret = Buffer.from('from elsewhere').toString('base64');
    expect(keychain.answer({ kind: 'reveal', protectedSecret })).toBeNull();
  });

  it.each([
    ['there is none', fakeStorage(false, 'gnome_libsecret'), 'linux'],
    ['it would keep its key in the open', fakeStorage(true, 'basic_text'), 'linux'],
    ['nobody knows yet what it is', fakeStorage(true, 'unknown'), 'linux'],
    ['Windows has none for this person', fakeStorage(false, 'unknown'), 'win32'],
  ] as const)('stays shut where %s', (_why, storage, platform) => {
    const keychain = systemKeychain(storage, platform);
    const reveal = { kind: 'reveal', protectedSecret: '' } as const;
    const answers = [
      keychain.answer({ kind: 'available' }),
      keychain.answer(protect),
      keychain.answer(reveal),
    ];
    expect(answers).toEqual([null, null, null]);
  });

  it('asks Windows and macOS, which name no backend, for nothing but whether there is one', () => {
    expect(
      systemKeychain(fakeStorage(true, 'unknown'), 'win32').answer({ kind: 'available' }),
    ).not.toBeNull();
    expect(
      systemKeychain(fakeStorage(true, 'unknown'), 'darwin').answer({ kind: 'available' }),
    ).not.toBeNull();
  });
});
