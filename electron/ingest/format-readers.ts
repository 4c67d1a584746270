import type { FormatReader } from './format-reading.ts';
import { isOlderWord, isOpenDocument, isRichText, isWord } from './written/recognise-written.ts';

/** The readers of formats that are no plain files of characters, in the order in which they are asked; the first that recognises a source reads it. */
export const formatReaders: readonly FormatReader[] = [
  { recognises: isWord, load: async () => (await import('./word/read-word.ts')).readWord },
  { recognises: isOlderWord, load: async () => (await import('./word/read-word.ts')).readWord },
  {
    recognises: isOpenDocument,
    load: async () => (await import('./open-document/read-open-document.ts')).readOpenDocument,
  },
  { recognises: isRichText, load: async () => (await import('./rich-text/read-rich-text.ts')).readRichText },
];
