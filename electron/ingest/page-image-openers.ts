import type { OpenPageImages } from './page-images.ts';
import { pictureKindOf } from './picture/picture-kind.ts';
import type { SourceBytes } from './reading.ts';

/** A format whose pages can be drawn, as the list of such formats names it. */
export interface PageImageOpener {
  /** True where the first bytes and the name say that this format is the one. */
  readonly recognises: (source: SourceBytes, extension: string) => boolean;
  /** Loads what draws it with its libraries; not before the first source of the format. */
  readonly load: () => Promise<OpenPageImages>;
}

/** How far from its beginning a PDF may call itself one, in bytes, as readers of the format allow. */
const headerWithin = 1_024;

const utf8 = new TextDecoder();

/** The formats whose pages can be drawn, in the order in which they are asked. */
export const pageImageOpeners: readonly PageImageOpener[] = [
  {
    recognises: ({ bytes }) => utf8.decode(bytes.subarray(0, headerWithin)).includes('%PDF-'),
    load: async () => (await import('./pdf/open-pdf-pages.ts')).openPdfPages,
  },
  {
    recognises: ({ bytes }) => pictureKindOf(bytes) !== null,
    load: async () => (await import('./picture/open-picture-pages.ts')).openPicturePages,
  },
];
