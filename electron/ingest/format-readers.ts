import { archiveFormat } from './archive/archive-format.ts';
import type { FormatReader } from './format-reading.ts';
import { tableFormat } from './table/table-format.ts';
import { webArchiveFormat } from './web-archive/web-archive-format.ts';
import { workbookFormat } from './workbook/workbook-format.ts';

/** The readers of formats that are no plain files of characters, in the order in which they are asked; the first that recognises a source reads it. */
export const formatReaders: readonly FormatReader[] = [
  tableFormat,
  workbookFormat,
  webArchiveFormat,
  archiveFormat,
];
