export { LibraryScreen } from './library-screen.tsx';
export type { LibraryReview, LibraryScans } from './library-screen.tsx';
export { importPaths, importSources } from './import-sources.ts';
