export { LibraryScreen } from './library-screen.tsx';
export type { LibraryReview, LibraryScans } from './library-screen.tsx';
export { ImportSheet } from './import-sheet.tsx';
export { importPaths, importSources, lastImport, lookAtSources, resumeImport } from './import-sources.ts';
