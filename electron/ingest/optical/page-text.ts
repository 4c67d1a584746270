import type { PageWord } from '../../../shared/model/index.ts';
import type { RecognisedPage } from './recognised-page.ts';

/** A rectangle in pixels of the picture that was recognised. */
interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** What Tesseract tells of a page, as far as it is used. */
export interface TesseractPage {
  readonly blocks?: readonly {
    readonly paragraphs?: readonly {
      readonly lines?: readonly {
        readonly words?: readonly {
          readonly text: string;
          readonly confidence: number;
          readonly bbox: PixelBox;
        }[];
      }[];
    }[];
  }[];
}

/** Puts together a page's text of what was recognised on a picture of so many pixels a point, in the order it was read in. */
export function pageText(page: TesseractPage, pixelsPerPoint: number): RecognisedPage {
  let text = '';
  const paragraphs: (readonly [number, number])[] = [];
  const words: PageWord[] = [];
  const toPoints = (pixels: number): number => Math.round((pixels / pixelsPerPoint) * 100);
  for (const block of page.blocks ?? []) {
    for (const paragraph of block.paragraphs ?? []) {
      const before = text;
      if (text !== '') text += '\n\n';
      const start = text.length;
      for (const line of paragraph.lines ?? []) {
        const shown = (line.words ?? [])
          .map((word) => ({ ...word, text: visibleText(word.text) }))
          .filter((word) => word.text !== '');
        if (shown.length === 0) continue;
        if (text.length > start) text += '\n';
        shown.forEach((word, index) => {
          if (index > 0) text += ' ';
          const { x0, y0, x1, y1 } = word.bbox;
          words.push({
            start: text.length,
            end: text.length + word.text.length,
            left: toPoints(x0),
            top: toPoints(y0),
            right: toPoints(x1),
            bottom: toPoints(y1),
            confidence: Math.max(0, Math.min(100, Math.round(word.confidence))),
          });
          text += word.text;
        });
      }
      if (text.length > start) paragraphs.push([start, text.length]);
      else text = before;
    }
  }
  return { text, paragraphs, words };
}

/** A word as it is shown: without white space and control characters, which recognition can give for specks. */
function visibleText(text: string): string {
  return text.toWellFormed().replace(/[\s\p{Cc}]+/gu, '');
}
