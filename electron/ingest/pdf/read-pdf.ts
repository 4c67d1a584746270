import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { NamedValue, Page, TextMark } from '../../../shared/model/index.ts';
import type { FormatReading, ReadFormat } from '../format-reading.ts';
import { factsOfType } from '../source-type.ts';
import { activeContentOf } from './active-content.ts';
import { coveredPlaces } from './covered-places.ts';
import { marksOfNotes } from './note-marks.ts';
import { forgetPdfium, openPdf, type OpenPdf } from './open-pdf.ts';
import { furnitureOfPages } from './page-furniture.ts';
import { layOutPage } from './page-layout.ts';
import { attachmentsOf } from './pdf-attachments.ts';
import { fieldsOfPdf, hintsOfPdf } from './pdf-facts.ts';
import { textOfPages, type PdfText } from './pdf-text.ts';
import { stringOf } from './pdfium-memory.ts';
import { warningsOfPdf } from './pdf-warnings.ts';
import { readPdfPage, type ReadPage } from './read-pdf-page.ts';

/** The most characters that are read of one document. */
const mostCharacters = 10_000_000;

/** How many addresses of links are listed of one document. */
const mostLinks = 200;

/**
 * Reads a PDF: its text in reading order with pages, words and their boxes, notes on its pages, attached files, and what is odd
 * about it.
 *
 * Text under a box or picture that was drawn over it is left out and said; text that is invisible or in a layer that is off stays
 * and is marked. Failures: those of `openPdf`, `source-too-complex` for too much text or attachments, `source-damaged`.
 */
export const readPdf: ReadFormat = async (source) => {
  const opened = await openPdf(source.bytes, source.password);
  if (!opened.ok) return opened;
  let crashed = false;
  try {
    return readOpenPdf(opened.value, source.bytes);
  } catch {
    // pdfium gave up inside: its memory can no longer be trusted, and the next document gets a new one.
    crashed = true;
    forgetPdfium();
    return damaged;
  } finally {
    if (!crashed) opened.value.close();
  }
};

function readOpenPdf(open: OpenPdf, bytes: Uint8Array): Result<FormatReading> {
  const { pdfium, document, pageCount } = open;
  const active = activeContentOf(pdfium, document, bytes);
  if (active.endless) return drawsItself;
  const surroundings = { hiddenLayers: active.hiddenLayers, fonts: new Map<number, boolean>() };
  const read: ReadPage[] = [];
  let characters = 0;
  for (let number = 1; number <= pageCount; number += 1) {
    const page = readPdfPage(open, number, surroundings);
    characters += page?.findings.characters ?? 0;
    if (page === null || characters > mostCharacters) return tooMuchText;
    read.push(page);
  }
  if (read.every(({ findings }) => !findings.readable)) return damaged;
  const attached = attachmentsOf(
    pdfium,
    document,
    read.flatMap(({ annotations }) => annotations.attachments),
  );
  if (!attached.ok) return attached;
  const furniture = furnitureOfPages(
    read.map(({ directions, height }) => ({
      segments: directions.find(({ angle }) => angle === 0)?.segments ?? [],
      height,
    })),
  );
  const laid = textOfPages(
    read.map((page, index) => layOutPage(page, furniture[index] ?? { header: new Set(), footer: new Set() })),
  );
  const fields = fieldsOfPdf(pdfium, document);
  const links = read.flatMap(({ annotations, findings }) =>
    annotations.links.map((address) => ({ name: `Link on page ${findings.number}`, value: address })),
  );
  const filled = read.flatMap(({ annotations }) => annotations.fields);
  const formType = pdfium.FPDF_GetFormType(document);
  const pages = pagesOf(open, read, laid);
  const marks = marksOf(read, laid, pages);
  return success({
    reader: { name: 'pdf', version: 1 },
    text: laid.text,
    drafts: laid.drafts,
    facts: {
      ...factsOfType('pdf', 'application/pdf', 'PDF document'),
      fields: [
        ...fields,
        ...filled.map(({ name, value }): NamedValue => ({ name: `Form field ${name}`, value })),
        ...links.slice(0, mostLinks),
        ...notesWithoutWords(read, laid),
      ],
      notCarried: notCarriedOf(links.length, read),
    },
    hints: hintsOfPdf(fields, laid.text),
    warnings: warningsOfPdf({
      pages: read.map(({ findings }) => findings),
      active,
      signatures: Math.max(0, pdfium.FPDF_GetSignatureCount(document)),
      forms: formType === 2 || formType === 3 ? 'xfa' : formType === 1 ? 'fields' : 'none',
      fields: filled.length,
      attachments: attached.value.children.length,
      unreadAttachments: attached.value.unread,
      links: links.length,
      launchingLinks: read.reduce((sum, { annotations }) => sum + annotations.actions, 0),
      rebuilt: !pdfium.FPDF_DocumentHasValidCrossReferenceTable(document),
    }),
    furnitureKnown: true,
    pages,
    pageWords: laid.pageWords,
    marks,
    children: attached.value.children,
  });
}

function pagesOf({ pdfium, document }: OpenPdf, read: readonly ReadPage[], laid: PdfText): readonly Page[] {
  return read.map(({ width, height, findings }, index) => {
    const label = stringOf(pdfium, (buffer, length) =>
      pdfium.FPDF_GetPageLabel(document, index, buffer, length),
    ).trim();
    return {
      number: findings.number,
      label: label === '' || label === String(findings.number) ? null : label.slice(0, 100),
      start: laid.pageStarts[index] ?? 0,
      end: laid.pageStarts[index + 1] ?? laid.text.length,
      width: Math.round(width * 100) / 100,
      height: Math.round(height * 100) / 100,
      text: findings.characters > 0 ? 'source' : 'none',
      confidence: null,
    };
  });
}

function marksOf(read: readonly ReadPage[], laid: PdfText, pages: readonly Page[]): readonly TextMark[] {
  const notes = read.flatMap(({ annotations }, index) =>
    marksOfNotes(annotations.notes, laid.pageWords[index] ?? []),
  );
  const covered = pages.flatMap((page, index) =>
    coveredPlaces(page, laid.pageWords[index] ?? [], read[index]?.covered ?? []),
  );
  return [...laid.hidden, ...notes, ...covered].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}

/** Notes on pages without text have no place in it; what they say is kept among the facts. */
function notesWithoutWords(read: readonly ReadPage[], laid: PdfText): readonly NamedValue[] {
  return read.flatMap(({ annotations, findings }, index) =>
    (laid.pageWords[index] ?? []).length > 0
      ? []
      : annotations.notes
          .filter(({ text }) => text !== null)
          .map(({ text, by }) => ({
            name: `Note on page ${findings.number}${by === null ? '' : `, ${by}`}`,
            value: text ?? '',
          })),
  );
}

function notCarriedOf(links: number, read: readonly ReadPage[]): readonly string[] {
  const sentences: string[] = [];
  const pictures = read.filter(({ findings }) => findings.pictureShare > 0).length;
  if (pictures > 0)
    sentences.push(
      `Pictures, on ${pictures.toLocaleString('en-GB')} ${pictures === 1 ? 'page' : 'pages'}; they are seen on the pages only.`,
    );
  if (links > 0)
    sentences.push(
      `The ${links === 1 ? 'address that a link leads' : `addresses that ${links.toLocaleString('en-GB')} links lead`} to; nothing is ever fetched from there.`,
    );
  return sentences;
}

const damaged = failure(
  'source-damaged',
  'This PDF is damaged, so that its pages cannot be read. Ask whoever sent it for a whole copy.',
);

const tooMuchText = failure(
  'source-too-complex',
  `This PDF holds more text than is read of one (${mostCharacters.toLocaleString('en-GB')} characters, 250,000 on a page). Split it and import the parts.`,
);

const drawsItself = failure(
  'source-too-complex',
  'The drawings in this PDF draw each other again and again, so that its pages cannot be read in a reasonable time. It was sealed as it is; ask whoever sent it for another copy.',
);
