import type { FormatReader } from '../format-reading.ts';
import { isOlderWord, isOpenDocument, isRichText, isWord } from './recognise-written.ts';

/** The formats of word processors. */
export const writtenFormats: readonly FormatReader[] = [
  {
    recognises: (source, extension) => isWord(source, extension) || isOlderWord(source, extension),
    load: async () => (await import('../word/read-word.ts')).readWord,
  },
  {
    recognises: isOpenDocument,
    load: async () => (await import('../open-document/read-open-document.ts')).readOpenDocument,
  },
  { recognises: isRichText, load: async () => (await import('../rich-text/read-rich-text.ts')).readRichText },
];
