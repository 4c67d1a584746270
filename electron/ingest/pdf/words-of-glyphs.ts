import type { Glyph } from './glyph.ts';
import type { DirectedWords, LaidWord } from './page-word.ts';

/** A gap of more than this share of the size parts two words, as in other readers of PDF. */
const wordGap = 0.1;

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const mark = /^\p{M}+$/u;

/** Characters that run in one direction, and where each stands along its line and across it. */
interface Placed {
  readonly glyphs: readonly Glyph[];
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly base: Float64Array;
}

/**
 * Puts characters together to words, by the direction they run in, upright ones first; each direction's in the order of drawing.
 *
 * A white space, a gap, another line or another size parts words. Letters that are all set apart by the same gap stay together.
 */
export function wordsOfGlyphs(glyphs: readonly Glyph[]): readonly DirectedWords[] {
  const byAngle = new Map<number, Glyph[]>();
  let [written, current]: [number, Glyph[]] = [Number.NaN, []];
  for (const glyph of glyphs) {
    if (glyph.angle !== written) {
      written = glyph.angle;
      const direction = directionOf(written);
      current = byAngle.get(direction) ?? [];
      byAngle.set(direction, current);
    }
    current.push(glyph);
  }
  return [...byAngle]
    .map(([angle, list]) => ({ angle, words: wordsOfDirection(list, angle) }))
    .filter(({ words }) => words.length > 0)
    .sort((one, other) => one.angle - other.angle);
}

/** Text a little aslant, as scanners recognise it, runs as the page does. */
function directionOf(angle: number): number {
  const quarter = (Math.round(angle / 90) * 90) % 360;
  const off = Math.abs(((angle - quarter + 540) % 360) - 180);
  return off <= 7 ? quarter : Math.round(angle) % 360;
}

function wordsOfDirection(glyphs: readonly Glyph[], angle: number): readonly LaidWord[] {
  const placed = angle === 0 ? placedUpright(glyphs) : placedAlong(glyphs, angle);
  const spacing = spacingOfObjects(placed);
  const words: LaidWord[] = [];
  let start = -1;
  let space = '';
  const finish = (end: number): void => {
    if (start < 0) return;
    words.push(wordOf(placed, start, end, space));
    space = '';
    start = -1;
  };
  for (const [index, { text, object }] of glyphs.entries()) {
    if (isWhite(text)) {
      finish(index);
      space ||= text;
      continue;
    }
    if (start >= 0 && !continues(placed, index, spacing.get(object) ?? wordGap)) finish(index);
    if (start < 0) start = index;
  }
  finish(glyphs.length);
  return words;
}

function isWhite(text: string): boolean {
  if (text === ' ') return true;
  if (text > ' ' && text < '\u007f') return false;
  return text.trim() === '' && text !== '\u200b' && text !== '\ufeff';
}

function placedUpright(glyphs: readonly Glyph[]): Placed {
  const placed = roomFor(glyphs);
  for (const [index, glyph] of glyphs.entries()) {
    placed.left[index] = glyph.left;
    placed.right[index] = glyph.right;
    placed.base[index] = glyph.y;
  }
  return placed;
}

function roomFor(glyphs: readonly Glyph[]): Placed {
  const { length } = glyphs;
  return {
    glyphs,
    left: new Float64Array(length),
    right: new Float64Array(length),
    base: new Float64Array(length),
  };
}

/** Turned by quarters the boxes stay exact; aslant, the widths are taken from where the next character stands. */
function placedAlong(glyphs: readonly Glyph[], angle: number): Placed {
  const cosine = Math.round(Math.cos((angle * Math.PI) / 180) * 1e9) / 1e9;
  const sine = Math.round(Math.sin((angle * Math.PI) / 180) * 1e9) / 1e9;
  const along = (x: number, y: number): number => x * cosine + y * sine;
  const down = (x: number, y: number): number => y * cosine - x * sine;
  const placed = roomFor(glyphs);
  for (const [index, glyph] of glyphs.entries()) {
    placed.base[index] = down(glyph.x, glyph.y);
    if (angle % 90 === 0) {
      const [one, other] = [along(glyph.left, glyph.top), along(glyph.right, glyph.bottom)];
      placed.left[index] = Math.min(one, other);
      placed.right[index] = Math.max(one, other);
      continue;
    }
    const left = along(glyph.x, glyph.y);
    const next = glyphs[index + 1];
    const step = next === undefined ? 0 : along(next.x, next.y) - left;
    placed.left[index] = left;
    placed.right[index] = left + (step > 0 && step < 1.2 * glyph.size ? step : glyph.size / 2);
  }
  return placed;
}

/** True where a character belongs to the word of the one before it. */
function continues({ glyphs, left, right, base }: Placed, index: number, gap: number): boolean {
  const [before, one] = [glyphs[index - 1], glyphs[index]];
  if (before === undefined || one === undefined || before.unseen !== one.unseen) return false;
  const size = Math.max(before.size, one.size);
  const forward = at(left, index) - at(right, index - 1);
  if (isMark(one.text) && Math.abs(forward) < size) return true;
  if (Math.abs(at(base, index - 1) - at(base, index)) > 0.15 * size) return false;
  if (Math.min(before.size, one.size) < 0.75 * size) return false;
  // Dots that lead to a number stand apart as the letters of a title do.
  if ((one.text === '.') !== (before.text === '.') && forward > wordGap * size) return false;
  if (isRightToLeft(one.text) || isRightToLeft(before.text)) {
    const backward = at(left, index - 1) - at(right, index);
    if (backward > -0.5 * size && backward < gap * size) return true;
  }
  // Two characters of one glyph (a ligature) have one box.
  const sameBox = at(left, index) === at(left, index - 1) && at(right, index) === at(right, index - 1);
  return sameBox || (forward < gap * size && forward > -0.5 * size);
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}

/** No mark stands before U+0300, and no letter from right to left before U+0590: most texts need not be looked at more closely. */
function isMark(text: string): boolean {
  return text >= '\u0300' && mark.test(text);
}

function isRightToLeft(text: string): boolean {
  return text >= '\u0590' && rightToLeftLetter.test(text);
}

/** For text objects whose letters are all set apart by about the same gap: the gap that parts words in them. */
function spacingOfObjects({ glyphs, left, right }: Placed): ReadonlyMap<number, number> {
  const wide = new Map<number, number>();
  let [object, count, apart, sum] = [-1, 0, 0, 0];
  const finish = (): void => {
    const usual = sum / apart;
    if (count >= 5 && apart >= 0.9 * count && usual < 0.3) wide.set(object, usual * 1.5 + wordGap);
    count = 0;
    apart = 0;
    sum = 0;
  };
  let before: Glyph | undefined;
  for (const [index, glyph] of glyphs.entries()) {
    if (glyph.object !== object) {
      finish();
      object = glyph.object;
      before = undefined;
    }
    if (before !== undefined && glyph.text !== ' ' && before.text !== ' ') {
      const gap = (at(left, index) - at(right, index - 1)) / glyph.size;
      count += 1;
      if (gap > 0.06 && gap < 0.4) {
        apart += 1;
        sum += gap;
      }
    }
    before = glyph;
  }
  finish();
  return wide;
}

function wordOf(placed: Placed, start: number, end: number, space: string): LaidWord {
  let text = '';
  let [left, right] = [Infinity, -Infinity];
  let [boxLeft, boxTop, boxRight, boxBottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let [size, bold, unsure, rightToLeft] = [0, 0, false, false];
  for (let index = start; index < end; index += 1) {
    const glyph = placed.glyphs[index];
    if (glyph === undefined) continue;
    text += glyph.text;
    left = Math.min(left, at(placed.left, index));
    right = Math.max(right, at(placed.right, index));
    const isPlain = hasPlainHeight(glyph);
    boxLeft = Math.min(boxLeft, glyph.left);
    boxTop = Math.min(boxTop, isPlain ? glyph.top : glyph.y - 0.8 * glyph.size);
    boxRight = Math.max(boxRight, glyph.right);
    boxBottom = Math.max(boxBottom, isPlain ? glyph.bottom : glyph.y + 0.2 * glyph.size);
    size = Math.max(size, glyph.size);
    bold += glyph.bold ? 1 : 0;
    unsure ||= glyph.unsure;
    rightToLeft ||= isRightToLeft(glyph.text);
  }
  return {
    text,
    left,
    right,
    base: at(placed.base, start),
    size,
    bold: bold * 2 > end - start,
    space,
    rightToLeft,
    unsure,
    unseen: placed.glyphs[start]?.unseen ?? null,
    box: { left: boxLeft, top: boxTop, right: boxRight, bottom: boxBottom },
  };
}

/** False for characters of fonts that lie about how high they are; they get a height that fits their size. */
function hasPlainHeight(glyph: Glyph): boolean {
  const height = glyph.bottom - glyph.top;
  const upright = glyph.angle === 0 || glyph.angle === 180;
  return !upright || (height > 0.4 * glyph.size && height < 2.2 * glyph.size);
}
