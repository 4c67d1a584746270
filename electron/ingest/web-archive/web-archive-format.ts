import type { FormatReader } from '../format-reading.ts';

/** Web pages saved whole by a browser, by the extension of their names. */
export const webArchiveFormat: FormatReader = {
  recognises: (_source, extension) => /^mht(?:ml)?$/u.test(extension),
  load: async () => (await import('./read-web-archive.ts')).readWebArchive,
};
