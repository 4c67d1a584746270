/**
 * The part of the verifiers' shared source that checks signatures of chain heads. Plain JavaScript kept as text; see
 * `verifierCore`.
 */
export const coreSignatures = String.raw`
/** The signatures a manifest carries, at its top or in its receipt; null where one of them is none. */
function readSignatures(manifest) {
  const lists = [manifest.signatures, isRecord(manifest.receipt) ? manifest.receipt.signatures : undefined].filter(
    (list) => list !== undefined && list !== null,
  );
  if (!lists.every((list) => Array.isArray(list))) return null;
  const signatures = lists.flat().map((one) => ({
    ...one,
    keyBytes: bytesOfBase64(isRecord(one) ? one.publicKey : null, 32),
    signatureBytes: bytesOfBase64(isRecord(one) ? one.signature : null, 64),
  }));
  const areWhole = signatures.every(
    (one) =>
      isIdentifier(one.replica) && isCount(one.length) && isHash(one.hash) && one.keyBytes !== null && one.signatureBytes !== null,
  );
  return areWhole ? signatures : null;
}

/** Each signature must be its key's over the head of a chain, and that head must be the receipt's or lie before it. */
async function checkSignatures(manifest, holdsReceipt, host, check) {
  const signatures = readSignatures(manifest);
  if (signatures === null) {
    check('signatures', false, 'The signatures in the manifest are not well formed, so they were not checked.');
    return;
  }
  if (signatures.length > 0 && !holdsReceipt) {
    check('signatures', false, 'There is no receipt that the signatures could stand for.');
    return;
  }
  for (const one of signatures) {
    const name = 'signature of ' + one.replica;
    const head = manifest.receipt.heads.find((candidate) => candidate.replica === one.replica);
    if (head === undefined || one.length > head.length || (one.length === head.length && one.hash !== head.hash)) {
      check(name, false, 'It signs another state of the matter than the receipt names.');
      continue;
    }
    const lines = ['glossator chain head v1', manifest.receipt.matter, one.replica, one.length, one.hash, ''];
    const message = new TextEncoder().encode(lines.join('\n'));
    const holds = await host.verifySignature(one.keyBytes, message, one.signatureBytes);
    const key = 'Compare its public key with the one you were given: ' + one.publicKey;
    if (holds === null) check(name, null, 'Not checked: this browser cannot check signatures.');
    else if (!holds) check(name, false, 'It does not fit its public key and the state that the receipt names.');
    else if (one.length < head.length)
      check(name, true, 'Signed entry ' + one.length + ' of ' + head.length + '; what came later is not signed. ' + key);
    else check(name, true, 'Signed the state that the receipt names. ' + key);
  }
}
`;
