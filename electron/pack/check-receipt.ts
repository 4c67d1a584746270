import { createPublicKey, verify } from 'node:crypto';
import type { Check, Receipt } from '../../shared/model/index.ts';
import type { CheckedManifest } from './read-manifest.ts';
import type { HeadSignature } from './read-receipt.ts';

/** Checks that a manifest has a receipt, and each signature it carries against that receipt. */
export function checkReceipt({ receipt, signatures }: CheckedManifest): readonly Check[] {
  const detail =
    receipt === null
      ? 'Missing or not well formed, so the state of the matter that the pack was built from is not known.'
      : 'Names the state of the matter that the pack was built from.';
  const checks: Check[] = [{ name: 'receipt', ok: receipt !== null, detail }];
  if (signatures === null) {
    return [
      ...checks,
      unusable('The signatures in the manifest are not well formed, so they were not checked.'),
    ];
  }
  if (signatures.length === 0) return checks;
  if (receipt === null)
    return [...checks, unusable('There is no receipt that the signatures could stand for.')];
  return [...checks, ...signatures.map((signature) => checkSignature(signature, receipt))];
}

function unusable(detail: string): Check {
  return { name: 'signatures', ok: false, detail };
}

function checkSignature(signature: HeadSignature, receipt: Receipt): Check {
  const { replica, length, hash, publicKey } = signature;
  const name = `signature of ${replica}`;
  const head = receipt.heads.find((candidate) => candidate.replica === replica);
  if (head === undefined || length > head.length || (length === head.length && hash !== head.hash)) {
    return { name, ok: false, detail: 'It signs another state of the matter than the receipt names.' };
  }
  const message = `glossator chain head v1\n${receipt.matter}\n${replica}\n${length}\n${hash}\n`;
  if (!isSigned(signature, message)) {
    const detail = 'It does not fit its public key and the state that the receipt names.';
    return { name, ok: false, detail };
  }
  const signed =
    length < head.length
      ? `Signed entry ${length} of ${head.length}; what came later is not signed.`
      : 'Signed the state that the receipt names.';
  return {
    name,
    ok: true,
    detail: `${signed} Compare its public key with the one you were given: ${publicKey}`,
  };
}

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const keyHead = Buffer.from('302a300506032b6570032100', 'hex');

function isSigned({ keyBytes, signatureBytes }: HeadSignature, message: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([keyHead, keyBytes]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(message, 'utf8'), key, signatureBytes);
  } catch {
    // 32 bytes need not be a point of the curve.
    return false;
  }
}
