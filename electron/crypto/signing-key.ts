import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { RandomSource } from '../../shared/base/index.ts';
import type { ChainHead } from '../../shared/model/index.ts';
import { sha256Hex } from './sha256.ts';

/** A key that signs chain heads (Ed25519, RFC 8032). */
export interface SigningKey {
  /** The raw public key, 32 bytes in base64. */
  readonly publicKey: string;
  /** Signs a message in UTF-8; the same message always gets the same 64 bytes. */
  readonly sign: (message: string) => Buffer;
}

/** Where a machine's key is kept; the use cases give the file in the profile folder. */
export interface SigningKeyFile {
  /** What the file holds, or null where there is none. */
  readonly read: () => Promise<string | null>;
  /** Replaces the file whole, readable by its owner alone. */
  readonly write: (text: string) => Promise<void>;
  /** Keeps a file that holds no key under another name. */
  readonly setAside: () => Promise<void>;
}

/** What comes before the 32 bytes of a private key in PKCS8 and of a public key in SPKI (RFC 8410). */
const privateLead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicLead = Buffer.from('302a300506032b6570032100', 'hex');

const seedLength = 32;

/**
 * The key of this machine: the one in its file, or a new one where there is none. A file that holds no key is set aside and
 * a new key made, since a damaged key can sign nothing; the matter's record then names the new key.
 *
 * Two processes that start for the first time at once end up with the key whose file stood last.
 */
export async function openSigningKey(file: SigningKeyFile, random: RandomSource): Promise<SigningKey> {
  const stored = await file.read();
  const known = stored === null ? null : readKey(stored);
  if (known !== null) return known;
  if (stored !== null) await file.setAside();
  const pkcs8 = Buffer.concat([privateLead, random(seedLength)]).toString('base64');
  await file.write(`${JSON.stringify({ kind: 'ed25519', pkcs8 })}\n`);
  const standing = await file.read();
  const key = standing === null ? null : readKey(standing);
  if (key === null) throw new Error('A signing key that was written cannot be read back.');
  return key;
}

/** True where the signature is the key's own for this message; false for anything that is no key or no signature. */
export function isSignedBy(publicKey: string, message: string, signature: Uint8Array): boolean {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== seedLength || signature.length !== 64) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([publicLead, raw]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(message, 'utf8'), key, signature);
  } catch {
    return false;
  }
}

/** What is signed of a chain head: which matter, which replica, how long its chain is, and the hash of its end. */
export function chainHeadMessage(matter: string, head: ChainHead): string {
  return `glossator chain head v1\n${matter}\n${head.replica}\n${head.length}\n${head.hash}\n`;
}

/** A public key as people compare it: SHA-256 of its 32 bytes, lower-case hexadecimal. */
export function keyFingerprint(publicKey: string): string {
  return sha256Hex(Buffer.from(publicKey, 'base64'));
}

function readKey(text: string): SigningKey | null {
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== 'object' || stored === null || !('pkcs8' in stored)) return null;
    if (typeof stored.pkcs8 !== 'string') return null;
    const key = createPrivateKey({ key: Buffer.from(stored.pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? signingKeyOf(key) : null;
  } catch {
    return null;
  }
}

function signingKeyOf(key: KeyObject): SigningKey {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(publicLead.length).toString('base64'),
    sign: (message) => sign(null, Buffer.from(message, 'utf8'), key),
  };
}
