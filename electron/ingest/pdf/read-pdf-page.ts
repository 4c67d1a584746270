import type { OpenPdf } from './open-pdf.ts';
import { chosenGlyphs, isBlank, unseenAt, type Glyphs, type Unseen } from './glyphs.ts';
import { glyphsOfPage } from './glyphs-of-page.ts';
import { largestPage, pageGeometry, usualPage, type UprightBox } from './page-geometry.ts';
import type { PageToLay } from './page-layout.ts';
import { annotationsOfPage, type PageAnnotations } from './page-notes.ts';
import { objectsOfPage } from './page-objects.ts';
import type { PageFindings } from './pdf-warnings.ts';
import { segmentsOfWords } from './segments-of-words.ts';
import { markUnseen } from './unseen-glyphs.ts';
import { wordsOfGlyphs } from './words-of-glyphs.ts';

/** A page before it is laid out. */
export interface ReadPage extends PageToLay {
  readonly width: number;
  readonly annotations: PageAnnotations;
  /** Boxes, in hundredths of a point, of the words that lie under something drawn over them; the words themselves are left out. */
  readonly covered: readonly UprightBox[];
  readonly findings: PageFindings;
}

/** What is known of the document while its pages are read. */
export interface PageSurroundings {
  readonly hiddenLayers: boolean;
  /** Whether each font is bold, by pdfium's handle. */
  readonly fonts: Map<number, boolean>;
}

/** Reads one page, from 1; null where it has more characters than are read. A page that cannot be loaded is one without text. */
export function readPdfPage(
  { pdfium, document }: OpenPdf,
  number: number,
  { hiddenLayers, fonts }: PageSurroundings,
): ReadPage | null {
  let page = pdfium.FPDF_LoadPage(document, number - 1);
  if (page === 0) return unreadPage(number);
  try {
    const geometry = pageGeometry(pdfium, page);
    const annotations = annotationsOfPage(pdfium, document, page, geometry);
    if (annotations.drawsText && pdfium.FPDFPage_Flatten(page, 0) === 1) {
      // What fields and notes show becomes part of the page in memory, so that it is read where it stands.
      pdfium.FPDF_ClosePage(page);
      page = pdfium.FPDF_LoadPage(document, number - 1);
      if (page === 0) return unreadPage(number);
    }
    const objects = objectsOfPage(pdfium, page, geometry, fonts);
    const read = glyphsOfPage(pdfium, page, geometry, objects);
    if (read === null) return null;
    const clues = { notes: annotations.covers, hiddenLayers };
    const glyphs = markUnseen(pdfium, page, geometry, objects, read.glyphs, clues);
    const counts = countsOf(glyphs);
    const shown = counts.covered === 0 ? glyphs : partOf(glyphs, (unseen) => unseen !== 'covered');
    const hidden =
      counts.covered === 0 ? [] : wordsOfGlyphs(partOf(glyphs, (unseen) => unseen === 'covered'));
    const covered = hidden.flatMap(({ words }) => words.map(({ box }) => box));
    const directions = wordsOfGlyphs(shown).map(({ angle, words }) => ({
      angle,
      segments: segmentsOfWords(words),
    }));
    return {
      width: geometry.width,
      height: geometry.height,
      directions,
      rules: objects.rules,
      annotations,
      covered,
      findings: {
        number,
        readable: true,
        characters: counts.all,
        pictureShare: objects.pictureShare,
        invisible: counts.invisible,
        inHiddenLayers: counts.layer,
        coveredWords: covered.length,
        outside: read.outside,
        unsure: counts.unsure,
        huge: Math.max(geometry.width, geometry.height) >= largestPage,
        cutShort: objects.tooMany || annotations.tooMany,
      },
    };
  } finally {
    if (page !== 0) pdfium.FPDF_ClosePage(page);
  }
}

/** How many characters, without white space, are in the text and how many are not seen or unsure. */
function countsOf(glyphs: Glyphs): Record<Unseen | 'all' | 'unsure', number> {
  const { count, codes, unsure } = glyphs;
  const counts = { all: 0, invisible: 0, layer: 0, covered: 0, unsure: 0 };
  for (let index = 0; index < count; index += 1) {
    if (isBlank(codes[index] ?? 0)) continue;
    const why = unseenAt(glyphs, index);
    if (why !== null) counts[why] += 1;
    if (why === 'covered') continue;
    counts.all += 1;
    counts.unsure += unsure[index] ?? 0;
  }
  return counts;
}

function partOf(glyphs: Glyphs, isWanted: (unseen: Unseen | null) => boolean): Glyphs {
  const places: number[] = [];
  for (let index = 0; index < glyphs.count; index += 1)
    if (isWanted(unseenAt(glyphs, index))) places.push(index);
  return chosenGlyphs(glyphs, places);
}

function unreadPage(number: number): ReadPage {
  return {
    ...usualPage,
    directions: [],
    rules: [],
    annotations: {
      notes: [],
      covers: [],
      links: [],
      actions: 0,
      fields: [],
      attachments: [],
      drawsText: false,
      tooMany: false,
    },
    covered: [],
    findings: {
      number,
      readable: false,
      characters: 0,
      pictureShare: 0,
      invisible: 0,
      inHiddenLayers: 0,
      coveredWords: 0,
      outside: 0,
      unsure: 0,
      huge: false,
      cutShort: false,
    },
  };
}
