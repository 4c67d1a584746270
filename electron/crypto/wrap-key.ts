import { createCipheriv, createDecipheriv } from 'node:crypto';
import { dataKey, type DataKey } from './data-key.ts';

/** A data key encrypted under another key: AES-256-GCM, nonce of 12 bytes, ciphertext followed by its tag of 16 bytes. */
export interface WrappedKey {
  /** Base64. */
  readonly nonce: string;
  /** Base64 of 48 bytes. */
  readonly wrapped: string;
}

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/**
 * Wraps a data key under a 32-byte slot key (NIST SP 800-38D). `context` is authenticated with it, so that what says how the
 * slot key comes about cannot be changed without notice.
 */
export function wrapKey(
  key: DataKey,
  slotKey: Buffer,
  context: string,
  random: (count: number) => Uint8Array,
): WrappedKey {
  const nonce = Buffer.from(random(nonceLength));
  const encrypting = createCipheriv(cipher, slotKey, nonce);
  encrypting.setAAD(Buffer.from(context, 'utf8'));
  const encrypted = key.lend((bytes) => Buffer.concat([encrypting.update(bytes), encrypting.final()]));
  return {
    nonce: nonce.toString('base64'),
    wrapped: Buffer.concat([encrypted, encrypting.getAuthTag()]).toString('base64'),
  };
}

/** Opens a wrapped key, or gives null where the slot key or the context is another one, or a byte was changed. */
export function unwrapKey(wrappedKey: WrappedKey, slotKey: Buffer, context: string): DataKey | null {
  const nonce = Buffer.from(wrappedKey.nonce, 'base64');
  const wrapped = Buffer.from(wrappedKey.wrapped, 'base64');
  if (nonce.byteLength !== nonceLength || wrapped.byteLength !== 32 + tagLength) return null;
  const decrypting = createDecipheriv(cipher, slotKey, nonce);
  decrypting.setAAD(Buffer.from(context, 'utf8'));
  decrypting.setAuthTag(wrapped.subarray(32));
  const opened = decrypting.update(wrapped.subarray(0, 32));
  try {
    decrypting.final();
  } catch {
    // GCM has no other way to say that the tag does not fit; what was decrypted so far is no key.
    opened.fill(0);
    return null;
  }
  return dataKey(opened);
}
