import type { FormatReader } from './format-reading.ts';
import { isPdf } from './pdf/is-pdf.ts';

/** The readers of formats that are no plain files of characters, in the order in which they are asked; the first that recognises a source reads it. */
export const formatReaders: readonly FormatReader[] = [
  {
    recognises: ({ bytes }, extension) => isPdf(bytes) || extension === 'pdf',
    load: async () => (await import('./pdf/read-pdf.ts')).readPdf,
  },
];
