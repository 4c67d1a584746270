import { archiveFormat } from './archive/archive-format.ts';
import type { FormatReader } from './format-reading.ts';
import { messageFormats } from './message/message-formats.ts';

/** The readers of formats that are no plain files of characters, in the order in which they are asked; the first that recognises a source reads it. */
export const formatReaders: readonly FormatReader[] = [...messageFormats, archiveFormat];
