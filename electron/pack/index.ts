export type { BuildPackOptions, PreparePages } from './build-options.ts';
export * from './build-pack-folder.ts';
export * from './preview-pack.ts';
export * from './verify-pack-folder.ts';
