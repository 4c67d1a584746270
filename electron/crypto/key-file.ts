import { canonicalJson } from '../../shared/base/index.ts';
import type { DataKey } from './data-key.ts';
import { mostPassphraseCost, passphraseKey, type PassphraseCost } from './passphrase-key.ts';
import { sha256Hex } from './sha256.ts';
import { unwrapKey, wrapKey, type WrappedKey } from './wrap-key.ts';

/** A slot that a passphrase opens. */
export interface PassphraseSlot extends WrappedKey {
  readonly kind: 'passphrase';
  readonly cost: PassphraseCost;
  /** Base64 of 16 bytes. */
  readonly salt: string;
}

/** A slot that the operating system's keychain opens on one machine: the secret is readable only by it. */
export interface KeychainSlot extends WrappedKey {
  readonly kind: 'keychain';
  /** Base64 of what the keychain made of the slot's random key. */
  readonly protectedSecret: string;
}

/** What lies beside an encrypted matter in `X.matter.key`: how its data key is come by, and nothing that tells it. */
export interface KeyFile {
  readonly format: 'glossator-key';
  readonly version: 1;
  /** Tells one data key from another; see {@link keyIdOf}. */
  readonly keyId: string;
  /** The first 16 bytes of the encrypted file in hexadecimal, which stay as they are: which file this key belongs to. */
  readonly fileMark: string;
  readonly passphrase: PassphraseSlot;
  readonly keychain: KeychainSlot | null;
}

/** An identifier of a data key that gives nothing of it away: half of a SHA-256 over it, in hexadecimal. */
export function keyIdOf(key: DataKey): string {
  return key.lend((bytes) => sha256Hex('glossator key id v1\n', bytes)).slice(0, 32);
}

/** Wraps a data key under a passphrase, with a salt of its own. */
export async function passphraseSlot(
  key: DataKey,
  passphrase: string,
  cost: PassphraseCost,
  random: (count: number) => Uint8Array,
): Promise<PassphraseSlot> {
  const salt = Buffer.from(random(16));
  const slotKey = await passphraseKey(passphrase, salt, cost);
  try {
    const described = { kind: 'passphrase', cost, salt: salt.toString('base64') } as const;
    return { ...described, ...wrapKey(key, slotKey, passphraseContext(keyIdOf(key), described), random) };
  } finally {
    slotKey.fill(0);
  }
}

/** The data key behind a passphrase, or null where the passphrase is another one. */
export async function openPassphraseSlot(file: KeyFile, passphrase: string): Promise<DataKey | null> {
  const slot = file.passphrase;
  const slotKey = await passphraseKey(passphrase, Buffer.from(slot.salt, 'base64'), slot.cost);
  try {
    return unwrapKey(slot, slotKey, passphraseContext(file.keyId, slot));
  } finally {
    slotKey.fill(0);
  }
}

/** Wraps a data key under a random secret that the keychain keeps. */
export function keychainSlot(
  key: DataKey,
  secret: Buffer,
  protectedSecret: string,
  random: (count: number) => Uint8Array,
): KeychainSlot {
  return {
    kind: 'keychain',
    protectedSecret,
    ...wrapKey(key, secret, keychainContext(keyIdOf(key)), random),
  };
}

/** The data key behind the keychain's secret, or null where it does not fit. */
export function openKeychainSlot(file: KeyFile, secret: Buffer): DataKey | null {
  if (file.keychain === null || secret.byteLength !== 32) return null;
  return unwrapKey(file.keychain, secret, keychainContext(file.keyId));
}

/** A key file as text: JSON with two spaces, ending in a line break. */
export function writeKeyFileText(file: KeyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads a key file's text, or gives null where it is none of this version or asks for more than is ever spent. */
export function readKeyFileText(text: string): KeyFile | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isKeyFile(value) ? value : null;
}

function passphraseContext(keyId: string, slot: Pick<PassphraseSlot, 'cost' | 'salt'>): string {
  const { memoryKiB, passes, lanes } = slot.cost;
  return canonicalJson({
    format: 'glossator-key',
    keyId,
    kind: 'passphrase',
    memoryKiB,
    passes,
    lanes,
    salt: slot.salt,
  });
}

function keychainContext(keyId: string): string {
  return canonicalJson({ format: 'glossator-key', keyId, kind: 'keychain' });
}

function isKeyFile(value: unknown): value is KeyFile {
  if (!isRecord(value)) return false;
  const { format, version, keyId, fileMark, passphrase, keychain } = value;
  return (
    format === 'glossator-key' &&
    version === 1 &&
    isHexOf16Bytes(keyId) &&
    isHexOf16Bytes(fileMark) &&
    isPassphraseSlot(passphrase) &&
    (keychain === null || isKeychainSlot(keychain))
  );
}

function isPassphraseSlot(value: unknown): value is PassphraseSlot {
  return (
    isRecord(value) &&
    value['kind'] === 'passphrase' &&
    typeof value['salt'] === 'string' &&
    isWrapped(value) &&
    isCost(value['cost'])
  );
}

function isKeychainSlot(value: unknown): value is KeychainSlot {
  return (
    isRecord(value) &&
    value['kind'] === 'keychain' &&
    typeof value['protectedSecret'] === 'string' &&
    isWrapped(value)
  );
}

function isWrapped(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value['nonce'] === 'string' && typeof value['wrapped'] === 'string';
}

function isCost(value: unknown): value is PassphraseCost {
  if (!isRecord(value)) return false;
  const within = (found: unknown, least: number, most: number): boolean =>
    typeof found === 'number' && Number.isSafeInteger(found) && found >= least && found <= most;
  return (
    within(value['memoryKiB'], 8, mostPassphraseCost.memoryKiB) &&
    within(value['passes'], 1, mostPassphraseCost.passes) &&
    within(value['lanes'], 1, mostPassphraseCost.lanes)
  );
}

function isHexOf16Bytes(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/u.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
