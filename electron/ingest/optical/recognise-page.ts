import { success, type Result } from '../../../shared/base/index.ts';
import type { PageWord, QuarterTurns } from '../../../shared/model/index.ts';
import { mostPixels, type Bitmap, type PageImages } from '../page-images.ts';
import { turnedBy } from '../picture/turn-upright.ts';
import { pageText } from './page-text.ts';
import { meanConfidence, type RecognisedPage } from './recognised-page.ts';
import type { Tesseract } from './tesseract.ts';

const pointsPerInch = 72;

/** What Tesseract was trained for: letters of usual print are then some 30 pixels high. */
const pixelsPerInch = 300;

/** Pictures of few pixels are read better enlarged, up to this; beyond, nothing is gained and some is lost. */
const mostEnlarged = 2;

/** Pixels of a page that is recognised at most; larger sheets are drawn less finely. */
const mostRecognised = Math.min(mostPixels, 25_000_000);

/** A page that is read less surely than this, in per cent, may lie on its side or head. */
const doubtfulBelow = 70;

/** By how many per cent a page has to be read more surely turned than as it lies. */
const clearlyBetter = 10;

/** Pixels an inch that tell whether anything can be read, not what it says. */
const pixelsPerInchOfTrial = 150;

/** Fewer words than this do not say how a page lies. */
const leastWords = 3;

/**
 * Recognises the text on a page, from 1; failures are those of drawing it.
 *
 * A page that is read badly, or whose lines run up or down it, is tried in the three other turns on a smaller picture; it is taken
 * turned only where it is then read clearly more surely, so that a page that is hard to read stays as it lies. Tesseract reads lines
 * that run upwards as they are, but the page would be shown on its side.
 */
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
  const lying = recognised(drawn.value, pixelsPerPoint, tesseract);
  if (confidenceOf(lying) >= doubtfulBelow && !runsUpOrDown(lying)) return success(lying);
  const small = Math.min(pixelsPerPoint, pixelsPerInchOfTrial / pointsPerInch);
  const trial = small === pixelsPerPoint ? drawn : images.draw(page, small);
  if (!trial.ok) return success(lying);
  const turned = bestTurn(trial.value, small, tesseract, runsUpOrDown(lying));
  if (turned === null) return success(lying);
  const other = recognised(turnedBy(drawn.value, turned), pixelsPerPoint, tesseract);
  return success(isClearlyBetter(other, lying) ? { ...other, turned } : lying);
}

function recognised(picture: Bitmap, pixelsPerPoint: number, tesseract: Tesseract): RecognisedPage {
  return pageText(tesseract.recognise(picture, pixelsPerPoint * pointsPerInch), pixelsPerPoint);
}

/** The turn in which most letters are read surely, or null where that is how the page lies. */
function bestTurn(
  picture: Bitmap,
  pixelsPerPoint: number,
  tesseract: Tesseract,
  onSide: boolean,
): QuarterTurns | null {
  let best: QuarterTurns | null = null;
  let most = onSide ? 0 : sureLetters(recognised(picture, pixelsPerPoint, tesseract));
  const turns: readonly QuarterTurns[] = onSide ? [270, 90, 180] : [180, 90, 270];
  for (const turn of turns) {
    const before = most;
    const letters = sureLetters(recognised(turnedBy(picture, turn), pixelsPerPoint, tesseract));
    if (letters > most) [best, most] = [turn, letters];
    // Only one way round reads well.
    if (letters > 100 && letters > 10 * before) break;
  }
  return best;
}

function isClearlyBetter(turned: RecognisedPage, lying: RecognisedPage): boolean {
  const least = confidenceOf(lying) + (runsUpOrDown(lying) ? -clearlyBetter : clearlyBetter);
  return confidenceOf(turned) >= least && sureLetters(turned) > 2 * sureLetters(lying);
}

function confidenceOf({ words }: RecognisedPage): number {
  return meanConfidence(words) ?? 0;
}

/** Words of several letters; what specks are taken for is short. */
function longWords({ words }: RecognisedPage): readonly PageWord[] {
  return words.filter(({ start, end }) => end - start > 2);
}

/** True where most words are higher than wide, so that the lines run up or down the page. */
function runsUpOrDown(page: RecognisedPage): boolean {
  const words = longWords(page);
  const upright = words.filter(isWide).length;
  return words.length >= leastWords && upright < words.length / 2;
}

function isWide({ left, right, top, bottom }: PageWord): boolean {
  return right - left >= bottom - top;
}

/** The code units of words that are read surely along the page. */
function sureLetters(page: RecognisedPage): number {
  return longWords(page).reduce(
    (sum, word) => (word.confidence >= doubtfulBelow && isWide(word) ? sum + word.end - word.start : sum),
    0,
  );
}
