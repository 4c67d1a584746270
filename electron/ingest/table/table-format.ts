import type { FormatReader } from '../format-reading.ts';

/** Tables of separated values, by the extension of their names. */
export const tableFormat: FormatReader = {
  recognises: (_source, extension) => /^(?:csv|tsv|tab)$/u.test(extension),
  load: async () => (await import('./read-table.ts')).readTable,
};
