import { archiveFormat } from './archive/archive-format.ts';
import type { FormatReader } from './format-reading.ts';
import { messageFormats } from './message/message-formats.ts';
import { isPdf } from './pdf/is-pdf.ts';
import { pictureKindOf } from './picture/picture-kind.ts';
import { writtenFormats } from './written/written-formats.ts';
import { tableFormat } from './table/table-format.ts';
import { webArchiveFormat } from './web-archive/web-archive-format.ts';
import { workbookFormat } from './workbook/workbook-format.ts';

/** The readers of formats that are no plain files of characters, in the order in which they are asked; the first that recognises a source reads it. */
export const formatReaders: readonly FormatReader[] = [
  ...messageFormats,
  ...writtenFormats,
  {
    recognises: ({ bytes }, extension) => isPdf(bytes) || extension === 'pdf',
    load: async () => (await import('./pdf/read-pdf.ts')).readPdf,
  },
  tableFormat,
  workbookFormat,
  webArchiveFormat,
  {
    recognises: ({ bytes }) => pictureKindOf(bytes) !== null,
    load: async () => (await import('./picture/read-picture.ts')).readPicture,
  },
  archiveFormat,
];
