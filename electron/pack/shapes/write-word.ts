import {
  HeadingLevel,
  Paragraph,
  TableRow,
  FootnoteReferenceRun,
  type FileChild,
  type ParagraphChild,
} from 'docx';
import { assertNever } from '../../../shared/base/index.ts';
import { shownText } from '../../../shared/pack/index.ts';
import { placeOf } from '../place-of.ts';
import type {
  Report,
  ReportBlock,
  ReportContent,
  ReportEntry,
  ReportItem,
  ReportNote,
  ReportRow,
} from './report.ts';
import { wordBytes, type WordFile } from './word-file.ts';
import { indexTable, wordCell, wordTable } from './word-index.ts';
import { wordLists, wordStyle } from './word-styles.ts';
import {
  isRightToLeft,
  linkTo,
  referenceRuns,
  reportRuns,
  textRuns,
  wordBookmarks,
  type WordBookmarks,
} from './word-words.ts';

/** What is gathered while a report is written. */
interface Writing {
  readonly bookmarks: WordBookmarks;
  readonly children: FileChild[];
  readonly footnotes: Record<string, { readonly children: Paragraph[] }>;
  /** Numbered lists so far: each begins anew. */
  lists: number;
}

/**
 * Writes a pack's themed report for Word: headings of the first three levels, quotations in Word's style for them, a footnote with
 * the full reference of each, notes with their lists, and cross-references as literal numbers. Documents are left to the PDF.
 *
 * A generator that yields after each passage, so that a caller can stop it, and gives what makes the bytes.
 */
export function* writeWord(report: Report): Generator<void, () => Promise<Uint8Array>> {
  const writing: Writing = { bookmarks: wordBookmarks(), children: [], footnotes: {}, lists: 0 };
  const { children } = writing;
  children.push(
    new Paragraph({ style: wordStyle.matter, children: [...textRuns(report.matterTitle)] }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [...textRuns(report.title)] }),
    factsTable(report.cover),
    paragraph(explanation(report), wordStyle.small, { spacing: { before: 240 } }),
    paragraph(report.receipt.join('\n'), wordStyle.small),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [...textRuns('Index')] }),
    indexTable(
      report.index,
      (row) => {
        const words = textRuns(shownText(row.description), { style: 'Hyperlink' });
        return [linkTo(placeOf.entry(row.number), words, writing.bookmarks)];
      },
      'Pack page',
    ),
  );
  for (const section of report.sections) {
    children.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: section === report.sections[0],
        children: [...textRuns(section.title)],
      }),
    );
    let isListing = false;
    for (const entry of section.entries) {
      const isElsewhere = entry.content.kind === 'document';
      if (isElsewhere && !isListing)
        children.push(paragraph(inThePdf, wordStyle.definition, { keepNext: true }));
      isListing = isElsewhere;
      yield* writeEntry(writing, entry);
    }
  }
  children.push(paragraph(report.closing, wordStyle.small, { spacing: { before: 360 } }));
  const file: WordFile = {
    title: `${report.matterTitle}: ${report.title}`,
    header: `${report.matterTitle} · ${report.title}`,
    application: report.application,
    clockMs: report.clockMs,
    children,
    footnotes: writing.footnotes,
  };
  return () => wordBytes(file);
}

const inThePdf = 'These documents are printed in the PDF of this pack:';

function explanation({ index }: Report): string {
  const hasPages = index.some(({ page }) => page !== '');
  return (
    'In each quotation the words of the passage itself are underlined where others stand around them for context.' +
    (hasPages
      ? ' “Pack page” is a page of the PDF of this pack; the numbers at the foot of these pages are this document’s own.'
      : '')
  );
}

function paragraph(text: string, style: string, look: object = {}): Paragraph {
  return new Paragraph({
    style,
    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
    ...look,
    children: [...textRuns(text)],
  });
}

function factsTable(rows: readonly ReportRow[]): FileChild {
  const widths = [2_300, 6_880];
  return wordTable(
    rows.map(([label, value], index) => {
      // A table so short stays on one page with its heading.
      const look = { keepNext: index < rows.length - 1 };
      return new TableRow({
        cantSplit: true,
        children: [
          wordCell(textRuns(label, { color: '444444', size: 20 }), widths[0] ?? 0, look),
          wordCell(textRuns(value, { size: 20 }), widths[1] ?? 0, look),
        ],
      });
    }),
    widths,
  );
}

function* writeEntry(writing: Writing, entry: ReportEntry): Generator<void> {
  const { content, detail, heading, number, page, place } = entry;
  if (content.kind === 'document') {
    // Only where it stands is said here.
    const where = [detail, page ?? ''].filter((part) => part !== '').join(', ');
    writing.children.push(
      new Paragraph({
        children: [
          ...writing.bookmarks.mark(place),
          ...textRuns(`${number}  ${heading}${where === '' ? '' : ` (${where})`}`),
        ],
      }),
    );
    yield;
    return;
  }
  writing.children.push(
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [...writing.bookmarks.mark(place), ...textRuns(`${number}  ${heading}`)],
    }),
  );
  yield* writeContent(writing, content);
}

function* writeContent(
  writing: Writing,
  content: Exclude<ReportContent, { readonly kind: 'document' }>,
): Generator<void> {
  const { bookmarks, children } = writing;
  switch (content.kind) {
    case 'chapter':
      if (content.subheading !== '') children.push(paragraph(content.subheading, wordStyle.definition));
      if (content.items.length === 0) children.push(paragraph(content.empty, 'Normal'));
      for (const item of content.items) {
        writeItem(writing, item);
        yield;
      }
      return;
    case 'words':
      writeNote(writing, content.note, 'Normal');
      yield;
      return;
    case 'register':
      for (const theme of content.themes) {
        children.push(
          new Paragraph({ heading: HeadingLevel.HEADING_3, children: [...textRuns(theme.heading)] }),
        );
        for (const row of theme.rows) {
          children.push(
            new Paragraph({
              children: [...referenceRuns(row.reference, bookmarks), ...textRuns(`, ${row.about}`)],
            }),
          );
        }
        yield;
      }
      return;
    case 'schedule':
      children.push(paragraph(content.explanation, wordStyle.definition));
      for (const source of content.sources) {
        children.push(
          new Paragraph({
            heading: HeadingLevel.HEADING_3,
            children: [...bookmarks.mark(source.place), ...textRuns(source.heading)],
          }),
          factsTable(source.rows),
        );
        yield;
      }
      return;
    case 'checks':
      for (const part of content.parts) {
        children.push(
          new Paragraph({ heading: HeadingLevel.HEADING_3, children: [...textRuns(part.heading)] }),
          ...part.words.map((text) => paragraph(text, 'Normal')),
        );
      }
      yield;
      return;
    default:
      assertNever(content, 'content of a report');
  }
}

function writeItem(writing: Writing, item: ReportItem): void {
  const { bookmarks, children } = writing;
  if (item.groupHeading !== null) {
    children.push(
      new Paragraph({ heading: HeadingLevel.HEADING_3, children: [...textRuns(item.groupHeading)] }),
    );
  }
  item.quotes.forEach((runs, index) => {
    const text = runs.map((run) => run.text).join('');
    const isLast = index === item.quotes.length - 1;
    const body: ParagraphChild[] = [
      ...(index === 0 ? bookmarks.mark(item.place) : []),
      ...reportRuns(runs, bookmarks),
    ];
    if (isLast) body.push(new FootnoteReferenceRun(addFootnote(writing, item)));
    children.push(
      new Paragraph({
        style: wordStyle.quote,
        keepNext: isLast,
        ...(index === 0 ? { spacing: { before: 320 } } : {}),
        ...(isRightToLeft(text) ? { bidirectional: true } : {}),
        children: body,
      }),
    );
  });
  const codes = item.themes.map(({ code }) => code).join(' ');
  const own = item.page === null ? '' : ` (${item.page})`;
  children.push(
    new Paragraph({
      style: wordStyle.citation,
      children: [
        ...textRuns(item.number, { bold: true, color: '000000' }),
        ...textRuns(`${own}  ${item.citation}${codes === '' ? '' : `  [${codes}]`}`),
      ],
    }),
  );
  if (item.alsoAt.length > 0) {
    const others = item.alsoAt.flatMap((other, index) => [
      ...textRuns(index === 0 ? 'Also at ' : '; '),
      ...referenceRuns(other, bookmarks),
    ]);
    children.push(new Paragraph({ style: wordStyle.citation, children: others }));
  }
  for (const note of item.notes) {
    children.push(
      paragraph(note.reviewer === null ? 'Note' : `Note by ${note.reviewer}`, wordStyle.noteLabel),
    );
    writeNote(writing, note, wordStyle.note);
  }
}

/** Puts the full reference of a quotation into a footnote, and gives the footnote's number. */
function addFootnote(writing: Writing, item: ReportItem): number {
  const number = Object.keys(writing.footnotes).length + 1;
  const { source } = item;
  const where =
    item.isPrinted && source.page !== null
      ? textRuns(`; the document in full at ${source.page}`)
      : source.to === null
        ? []
        : [...textRuns('; '), ...referenceRuns({ ...source, page: source.page }, writing.bookmarks)];
  const remarks = [item.confidence === null ? null : `${item.confidence}.`, item.changes].filter(
    (remark) => remark !== null,
  );
  writing.footnotes[String(number)] = {
    children: [
      new Paragraph({
        style: 'FootnoteText',
        children: [
          ...textRuns(` ${item.citation}, ${item.about}`),
          ...where,
          ...textRuns(`.${remarks.length === 0 ? '' : ` ${remarks.join(' ')}`}`),
        ],
      }),
    ],
  };
  return number;
}

function writeNote(writing: Writing, note: ReportNote, style: string): void {
  let before: ReportBlock | null = null;
  for (const block of note.blocks) {
    const text = block.runs.map((run) => run.text).join('');
    const isList = block.kind === 'bullet' || block.kind === 'numbered';
    // A list that begins anew has a number of its own in Word; one that goes on behind a list within it has not.
    if (
      block.kind === 'numbered' &&
      block.number === 1 &&
      (block.depth === 0 || before?.kind !== 'numbered')
    ) {
      writing.lists += 1;
    }
    writing.children.push(
      new Paragraph({
        style,
        ...(isRightToLeft(text) ? { bidirectional: true } : {}),
        ...(block.kind === 'quotation' ? { indent: { left: 700, right: 340 } } : {}),
        ...(isList
          ? {
              numbering: {
                reference: block.kind === 'bullet' ? wordLists.bullet : wordLists.numbered,
                level: block.depth,
                ...(block.kind === 'numbered' ? { instance: writing.lists } : {}),
              },
            }
          : {}),
        children: [...reportRuns(block.runs, writing.bookmarks)],
      }),
    );
    before = block;
  }
  note.follow.forEach((runs) => {
    const children = [...reportRuns(runs, writing.bookmarks)];
    writing.children.push(new Paragraph({ style: wordStyle.citation, children }));
  });
}
