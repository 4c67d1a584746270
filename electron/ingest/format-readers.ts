import type { FormatReader } from './format-reading.ts';
import { pictureKindOf } from './picture/picture-kind.ts';

/** The readers of formats that are no plain files of characters, in the order in which they are asked; the first that recognises a source reads it. */
export const formatReaders: readonly FormatReader[] = [
  {
    recognises: ({ bytes }) => pictureKindOf(bytes) !== null,
    load: async () => (await import('./picture/read-picture.ts')).readPicture,
  },
];
