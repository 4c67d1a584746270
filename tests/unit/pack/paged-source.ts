import PDFDocument from 'pdfkit';
import type { PreparedPages, PackSource } from '../../../shared/pack/index.ts';
import { sourceOf } from './pack-fixture.ts';

/** A page to make: its words, its size in points, and by how many degrees the file says it is turned. */
export interface FixturePage {
  readonly words: string;
  readonly size?: readonly [number, number];
  readonly turn?: 0 | 90 | 180 | 270;
}

/** Makes a PDF with these words on its pages, each page's at its top left corner as it lies in the file. */
export async function pdfOfPages(pages: readonly FixturePage[]): Promise<Buffer> {
  const font = new URL(
    '../../../node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
    import.meta.url,
  );
  const document = new PDFDocument({ autoFirstPage: false, font: decodeURIComponent(font.pathname) });
  const chunks: Buffer[] = [];
  const ended = new Promise((resolve) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', resolve);
  });
  for (const { words, size = [595.28, 841.89], turn = 0 } of pages) {
    document.addPage({ size: [...size], margin: 0 });
    document.fontSize(12).text(words, 40, 40, { width: size[0] - 80 });
    if (turn !== 0) Object.assign(document.page.dictionary.data, { Rotate: turn });
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A document whose pages hold one block of words each, and the PDF of it as it is made ready for a pack. */
export async function pagedSource(
  urn: string,
  pages: readonly FixturePage[],
): Promise<{ readonly source: PackSource; readonly prepared: PreparedPages }> {
  const text = sourceOf({
    urn,
    title: `Report ${urn}`,
    date: '2016',
    paragraphs: pages.map(({ words }) => words),
  });
  const source: PackSource = {
    ...text,
    format: 'pdf',
    typeName: 'PDF document',
    fileName: `${urn.toLowerCase()}.pdf`,
    pages: pages.map(({ size = [595.28, 841.89], turn = 0 }, index) => {
      const isOnSide = turn === 90 || turn === 270;
      return {
        number: index + 1,
        label: null,
        start: text.blocks[index]?.start ?? 0,
        end: text.blocks[index + 1]?.start ?? text.text.length,
        width: isOnSide ? size[1] : size[0],
        height: isOnSide ? size[0] : size[1],
        text: 'source',
        confidence: null,
      };
    }),
  };
  const pdf = new Uint8Array(await pdfOfPages(pages));
  return { source, prepared: { kind: 'pdf', pdf, links: [], bookmarks: [], flattened: 0 } };
}
