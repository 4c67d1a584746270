import { createHash, hash } from 'node:crypto';

/** SHA-256 of bytes, or of text in UTF-8. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** SHA-256 of one text in UTF-8 or of bytes, in one call: many short ones cost a third of `sha256`. Hexadecimal. */
export function quickSha256Hex(content: Uint8Array | string): string {
  return hash('sha256', content, 'hex');
}

/** SHA-256 as lower-case hexadecimal. */
export function sha256Hex(...parts: readonly (Uint8Array | string)[]): string {
  return sha256(...parts).toString('hex');
}
