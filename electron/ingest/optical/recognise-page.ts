import { success, type Result } from '../../../shared/base/index.ts';
import { mostPixels, type PageImages } from '../page-images.ts';
import { pageText } from './page-text.ts';
import type { RecognisedPage } from './recognised-page.ts';
import type { Tesseract } from './tesseract.ts';

const pointsPerInch = 72;

/** What Tesseract was trained for: letters of usual print are then some 30 pixels high. */
const pixelsPerInch = 300;

/** Pictures of few pixels are read better enlarged, up to this; beyond, nothing is gained and some is lost. */
const mostEnlarged = 2;

/** Pixels of a page that is recognised at most; larger sheets are drawn less finely. */
const mostRecognised = Math.min(mostPixels, 25_000_000);

/** Recognises the text on a page, from 1; failures are those of drawing it. */
export function recognisePage(
  images: PageImages,
  page: number,
  tesseract: Tesseract,
): Result<RecognisedPage> {
  const { width = 1, height = 1 } = images.pages[page - 1] ?? {};
  const stored = images.pixelsPerPoint?.[page - 1] ?? Infinity;
  const pixelsPerPoint = Math.min(
    pixelsPerInch / pointsPerInch,
    stored * mostEnlarged,
    Math.sqrt(mostRecognised / Math.max(1, width * height)),
  );
  const drawn = images.draw(page, pixelsPerPoint);
  if (!drawn.ok) return drawn;
  const read = tesseract.recognise(drawn.value, pixelsPerPoint * pointsPerInch);
  return success(pageText(read, pixelsPerPoint));
}
