import type { Receipt } from '../../shared/model/index.ts';
import { bytesOfBase64, fieldOf, isCount, isHash, isIdentifier } from './read-values.ts';

/** A signature of a chain's head as a manifest carries it, its key and itself in bytes. */
export interface HeadSignature {
  readonly replica: string;
  readonly length: number;
  readonly hash: string;
  /** As the manifest writes it: base64 of the 32 bytes. */
  readonly publicKey: string;
  readonly keyBytes: Uint8Array;
  readonly signatureBytes: Uint8Array;
}

/** True for a receipt: a matter, and the head of each of its chains, in order of replica, each once. */
export function isReceipt(value: unknown): value is Receipt {
  const heads = fieldOf(value, 'heads');
  if (!isIdentifier(fieldOf(value, 'matter')) || !Array.isArray(heads) || heads.length === 0) return false;
  let before = '';
  for (const head of heads) {
    const replica = fieldOf(head, 'replica');
    const length = fieldOf(head, 'length');
    const hash = fieldOf(head, 'hash');
    if (!isIdentifier(replica) || replica <= before || !isCount(length) || !isHash(hash)) return false;
    if ((length === 0) !== /^0+$/.test(hash)) return false;
    before = replica;
  }
  return true;
}

/** Reads lists of signatures, those that are not there left out; null where anything in them is no signature. */
export function readHeadSignatures(lists: readonly unknown[]): readonly HeadSignature[] | null {
  const signatures: HeadSignature[] = [];
  for (const list of lists) {
    if (list === undefined || list === null) continue;
    if (!Array.isArray(list)) return null;
    for (const candidate of list) {
      const signature = readHeadSignature(candidate);
      if (signature === null) return null;
      signatures.push(signature);
    }
  }
  return signatures;
}

function readHeadSignature(value: unknown): HeadSignature | null {
  const replica = fieldOf(value, 'replica');
  const length = fieldOf(value, 'length');
  const hash = fieldOf(value, 'hash');
  const publicKey = fieldOf(value, 'publicKey');
  const keyBytes = bytesOfBase64(publicKey, 32);
  const signatureBytes = bytesOfBase64(fieldOf(value, 'signature'), 64);
  if (!isIdentifier(replica) || !isCount(length) || !isHash(hash)) return null;
  if (typeof publicKey !== 'string' || keyBytes === null || signatureBytes === null) return null;
  return { replica, length, hash, publicKey, keyBytes, signatureBytes };
}
