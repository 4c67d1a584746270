export * from './chain-hash.ts';
export * from './sha256.ts';
