import { nodeVerifier } from './node-verifier.ts';
import { pageVerifier } from './page-verifier.ts';

/** The stand-alone verifiers that lie in every pack, with their texts; the same bytes in every pack of this version. */
export const verifierFiles: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'verify-pack.html', text: pageVerifier },
  { name: 'verify-pack.mjs', text: nodeVerifier },
];
