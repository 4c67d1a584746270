export { PageConfidences } from './page-confidences.tsx';
export { ScansInLibrary } from './scans-in-library.tsx';
export { ScansInReader } from './scans-in-reader.tsx';
