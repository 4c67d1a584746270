import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { shownText, type IndexRow } from '../../../shared/pack/index.ts';
import { wordBytes } from './word-file.ts';
import { wordStyle } from './word-styles.ts';
import { textRuns } from './word-words.ts';

/** What the index of a pack is written from. */
export interface WordIndex {
  readonly matterTitle: string;
  readonly title: string;
  readonly application: string;
  readonly clockMs: number;
  readonly rows: readonly IndexRow[];
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: '999999' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const onlyBelow = { top: none, left: none, right: none, bottom: rule };

/** A cell of a table of words; its width in twentieths of a point. */
export function wordCell(
  children: readonly ParagraphChild[],
  width: number,
  look: { readonly right?: true; readonly span?: number; readonly keepNext?: boolean } = {},
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: onlyBelow,
    margins: { left: 40, right: 120 },
    ...(look.span === undefined ? {} : { columnSpan: look.span }),
    children: [
      new Paragraph({
        style: wordStyle.table,
        keepNext: look.keepNext === true,
        ...(look.right === true ? { alignment: AlignmentType.RIGHT } : {}),
        children: [...children],
      }),
    ],
  });
}

/** A table of words with columns of these widths, in twentieths of a point. */
export function wordTable(rows: readonly TableRow[], widths: readonly number[]): Table {
  return new Table({
    rows: [...rows],
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
  });
}

/** The index as a table: number, description, reference, date and page under the headings of the sections. */
export function indexTable(
  rows: readonly IndexRow[],
  describe: (row: IndexRow) => readonly ParagraphChild[],
  pageHead = 'Page',
): Table {
  const hasPages = rows.some(({ page }) => page !== '');
  const widths = hasPages ? [620, 4_240, 1_600, 1_540, 1_180] : [620, 5_220, 1_740, 1_600];
  const lastHead = rows.some(({ volume }) => volume !== '') ? `Volume, ${pageHead.toLowerCase()}` : pageHead;
  const heads = ['No.', 'Description', 'Reference', 'Date', ...(hasPages ? [lastHead] : [])];
  const written: TableRow[] = [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: heads.map((text, index) =>
        wordCell(textRuns(text, { bold: true }), widths[index] ?? 0, index === 4 ? { right: true } : {}),
      ),
    }),
  ];
  let section: string | null = null;
  for (const row of rows) {
    if (row.section !== section) {
      section = row.section;
      const width = widths.reduce((sum, one) => sum + one, 0);
      const title = textRuns(shownText(section), { bold: true });
      written.push(
        new TableRow({ cantSplit: true, children: [wordCell(title, width, { span: widths.length })] }),
      );
    }
    const page = row.volume === '' ? row.page : `${row.volume}, ${row.page}`;
    written.push(
      new TableRow({
        cantSplit: true,
        children: [
          wordCell(textRuns(String(row.number)), widths[0] ?? 0),
          wordCell(describe(row), widths[1] ?? 0),
          wordCell(textRuns(shownText(referenceOf(row))), widths[2] ?? 0),
          wordCell(textRuns(row.date), widths[3] ?? 0),
          ...(hasPages ? [wordCell(textRuns(page), widths[4] ?? 0, { right: true })] : []),
        ],
      }),
    );
  }
  return wordTable(written, widths);
}

/** What the PDF's index says below a description begins with the reference, where there is one. */
function referenceOf({ urn, detail }: IndexRow): string {
  return detail === '' ? urn : detail;
}

/** Writes the index as a Word file of its own. */
export async function writeWordIndex(index: WordIndex): Promise<Uint8Array> {
  const [matter, title] = [shownText(index.matterTitle), shownText(index.title)];
  return wordBytes({
    title: `${matter}: ${title}, index`,
    header: `${matter} · ${title}`,
    application: index.application,
    clockMs: index.clockMs,
    footnotes: {},
    children: [
      new Paragraph({ style: wordStyle.matter, children: [...textRuns(matter)] }),
      new Paragraph({ heading: HeadingLevel.TITLE, children: [...textRuns(title)] }),
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [...textRuns('Index')] }),
      indexTable(index.rows, ({ description }) => textRuns(shownText(description))),
      new Paragraph({
        style: wordStyle.small,
        spacing: { before: 200 },
        children: [...textRuns('Page numbers are those of the PDF of this pack.')],
      }),
    ],
  });
}
