import { archiveFormat } from './archive/archive-format.ts';
import type { FormatReader } from './format-reading.ts';
import { messageFormats } from './message/message-formats.ts';
import { isPdf } from './pdf/is-pdf.ts';

/** The readers of formats that are no plain files of characters, in the order in which they are asked; the first that recognises a source reads it. */
export const formatReaders: readonly FormatReader[] = [
  ...messageFormats,
  {
    recognises: (_source, extension) => /^(?:csv|tsv|tab)$/u.test(extension),
    load: async () => (await import('./table/read-table.ts')).readTable,
  },
  {
    recognises: ({ bytes }, extension) =>
      /^(?:xlsx|xlsm|xltx|xltm|xlsb|xls|xlt|ods|ots)$/u.test(extension) &&
      ((bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)),
    load: async () => (await import('./workbook/read-workbook.ts')).readWorkbook,
  },
  {
    recognises: (_source, extension) => /^mht(?:ml)?$/u.test(extension),
    load: async () => (await import('./web-archive/read-web-archive.ts')).readWebArchive,
  },
  {
    recognises: ({ bytes }, extension) => isPdf(bytes) || extension === 'pdf',
    load: async () => (await import('./pdf/read-pdf.ts')).readPdf,
  },
  archiveFormat,
];
