/** A field of a value that was read from JSON, or undefined where there is none of that name. */
export function fieldOf(holder: unknown, name: string): unknown {
  if (!isRecord(holder) || !Object.hasOwn(holder, name)) return undefined;
  const value: unknown = Reflect.get(holder, name);
  return value;
}

/** True for an object of JSON, lists left out. */
export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a SHA-256 in lower-case hexadecimal. */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** True for a whole number from 0 that is exact. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** True for an identifier that can stand in a line of its own. */
export function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200 && /^[\x21-\x7e]+$/.test(value);
}

/** The bytes of standard base64 with padding, written the one way it can be; null where it gives another number of bytes. */
export function bytesOfBase64(value: unknown, count: number): Uint8Array | null {
  if (typeof value !== 'string' || value.length !== 4 * Math.ceil(count / 3)) return null;
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === count && bytes.toString('base64') === value ? bytes : null;
}
