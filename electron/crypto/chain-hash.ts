import type { OperationHeader } from '../../shared/model/index.ts';
import { canonicalHeader } from './canonical-header.ts';
import { sha256 } from './sha256.ts';

/** What the first operation of a chain follows: 32 zero bytes. */
export const chainStart: Buffer = Buffer.alloc(32);

/** SHA-256 of an operation's body as canonical JSON (RFC 8785) in UTF-8. */
export function bodyHash(canonicalBody: string): Buffer {
  return sha256(canonicalBody);
}

/**
 * The hash of an operation in its replica's chain: `SHA-256(prev ‖ header ‖ body_hash)`, the header being its fields and
 * the type as canonical JSON (RFC 8785) in UTF-8. The body enters by its hash alone, so a purged body leaves the chain whole.
 */
export function chainHash(
  previous: Uint8Array,
  header: OperationHeader & { readonly type: string },
  hashOfBody: Uint8Array,
): Buffer {
  return sha256(previous, canonicalHeader(header), hashOfBody);
}
