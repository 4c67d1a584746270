import { quickSha256Hex } from '../../crypto/index.ts';

/** An identifier that follows from what it is given, the same each time: a UUID of version 8 (RFC 9562, section 5.8) from their SHA-256. */
export function derivedGuid(...parts: readonly string[]): string {
  const hex = quickSha256Hex(JSON.stringify(parts));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
