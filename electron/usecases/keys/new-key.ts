import {
  calibratedPassphraseCost,
  dataKey,
  dataKeyLength,
  keyIdOf,
  passphraseSlot,
  type DataKey,
  type KeyFile,
  type PassphraseCost,
} from '../../crypto/index.ts';

/** A new data key with what its key file will hold; the file's mark comes once the encrypted file is there. */
export interface NewKey {
  readonly key: DataKey;
  readonly fileFor: (fileMark: string) => KeyFile;
}

/** Draws a data key and wraps it under a passphrase, at a cost measured on this machine unless one is given. */
export async function newKey(
  passphrase: string,
  random: (count: number) => Uint8Array,
  cost: PassphraseCost | null,
): Promise<NewKey> {
  const key = dataKey(Buffer.from(random(dataKeyLength)));
  const slot = await passphraseSlot(
    key,
    passphrase,
    cost ?? (await calibratedPassphraseCost(random)),
    random,
  );
  const keyId = keyIdOf(key);
  return {
    key,
    fileFor: (fileMark) => ({
      format: 'glossator-key',
      version: 1,
      keyId,
      fileMark,
      passphrase: slot,
      keychain: null,
    }),
  };
}
