import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
  type IPropertiesOptions,
} from 'docx';
import { escapedForHtml } from '../../../shared/pack/index.ts';
import { withFixedDates } from './fixed-dates.ts';
import { wordNumbering, wordStyle, wordStyles } from './word-styles.ts';
import { textRuns } from './word-words.ts';

/** A Word file as it is to be. */
export interface WordFile {
  readonly title: string;
  /** What stands on top of each page. */
  readonly header: string;
  readonly application: string;
  readonly clockMs: number;
  readonly children: readonly FileChild[];
  readonly footnotes: NonNullable<IPropertiesOptions['footnotes']>;
}

/**
 * The bytes of a Word file, A4, each page with its header and Word's own number of it. Its properties name the product alone, and
 * its dates are the clock's; the same file gives the same bytes.
 */
export async function wordBytes(file: WordFile): Promise<Uint8Array> {
  const document = new Document({
    title: file.title,
    creator: file.application,
    lastModifiedBy: file.application,
    styles: wordStyles,
    numbering: wordNumbering,
    footnotes: file.footnotes,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_440, bottom: 1_300, left: 1_360, right: 1_360, header: 680, footer: 620 },
          },
        },
        headers: {
          default: new Header({
            children: [new Paragraph({ style: wordStyle.small, children: [...textRuns(file.header)] })],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: wordStyle.small,
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [...file.children],
      },
    ],
  });
  const properties = { path: 'docProps/core.xml', data: coreProperties(file) };
  const bytes = await Packer.toBuffer(document, undefined, [properties]);
  return withFixedDates(bytes);
}

/** The library would put the computer's time into these. */
function coreProperties({ title, application, clockMs }: WordFile): string {
  const at = new Date(clockMs).toISOString().replace(/\.\d+Z$/u, 'Z');
  const date = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapedForHtml(title.replaceAll('\n', ' '))}</dc:title>` +
    `<dc:creator>${escapedForHtml(application)}</dc:creator><dc:language>en-GB</dc:language>` +
    `<cp:lastModifiedBy>${escapedForHtml(application)}</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `${date('created')}${date('modified')}</cp:coreProperties>`
  );
}
