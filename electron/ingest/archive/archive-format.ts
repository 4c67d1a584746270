import type { FormatReader } from '../format-reading.ts';

/** ZIP archives: named as such and beginning as one, since documents of many kinds are ZIP archives inside. */
export const archiveFormat: FormatReader = {
  recognises: ({ bytes }, extension) =>
    extension === 'zip' &&
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6)),
  load: async () => (await import('./read-archive.ts')).readArchive,
};
