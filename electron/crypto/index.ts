export * from './canonical-header.ts';
export * from './chain-hash.ts';
export * from './sha256.ts';
export * from './signing-key.ts';
