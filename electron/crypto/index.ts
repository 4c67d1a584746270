export * from './canonical-header.ts';
export * from './chain-hash.ts';
export * from './data-key.ts';
export * from './key-file.ts';
export * from './passphrase-key.ts';
export * from './recovery-sheet.ts';
export * from './sha256.ts';
export * from './signing-key.ts';
