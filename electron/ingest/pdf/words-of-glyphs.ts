import { chosenGlyphs, isBlank, styleAt, unseenAt, type Glyphs, type GlyphStyle } from './glyphs.ts';
import type { DirectedWords, LaidWord } from './page-word.ts';

/** A gap of more than this share of the size parts two words, as in other readers of PDF. */
const wordGap = 0.1;

const mark = /^\p{M}$/u;
const fullStop = 0x2e;

/** Characters that run in one direction, and where each stands along its line and across it. */
interface Placed {
  readonly glyphs: Glyphs;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly base: Float64Array;
}

/**
 * Puts characters together to words, by the direction they run in, upright ones first; each direction's in the order of drawing.
 *
 * A white space, a gap, another line or another size parts words. Letters that are all set apart by the same gap stay together.
 */
export function wordsOfGlyphs(glyphs: Glyphs): readonly DirectedWords[] {
  return byDirection(glyphs)
    .map(({ angle, own }) => ({ angle, words: wordsOfDirection(own, angle) }))
    .filter(({ words }) => words.length > 0)
    .sort((one, other) => one.angle - other.angle);
}

function byDirection(glyphs: Glyphs): readonly { readonly angle: number; readonly own: Glyphs }[] {
  const directions = glyphs.styles.map(({ angle }) => directionOf(angle));
  const [only, ...others] = new Set(directions);
  if (only === undefined) return [];
  if (others.length === 0) return [{ angle: only, own: glyphs }];
  const places = new Map<number, number[]>();
  for (let place = 0; place < glyphs.count; place += 1) {
    const direction = directions[glyphs.style[place] ?? 0] ?? 0;
    const list = places.get(direction);
    if (list === undefined) places.set(direction, [place]);
    else list.push(place);
  }
  return [...places].map(([angle, list]) => ({ angle, own: chosenGlyphs(glyphs, list) }));
}

/** Text a little aslant, as scanners recognise it, runs as the page does. */
function directionOf(angle: number): number {
  const quarter = (Math.round(angle / 90) * 90) % 360;
  const off = Math.abs(((angle - quarter + 540) % 360) - 180);
  return off <= 7 ? quarter : Math.round(angle) % 360;
}

function wordsOfDirection(glyphs: Glyphs, angle: number): readonly LaidWord[] {
  const placed = angle === 0 ? placedUpright(glyphs) : placedAlong(glyphs, angle);
  const spacing = spacingOfObjects(placed);
  const textOf = textsOf(glyphs);
  const words: LaidWord[] = [];
  let start = -1;
  let space = '';
  const finish = (end: number): void => {
    if (start < 0) return;
    words.push(wordOf(placed, start, end, textOf(start, end), space));
    space = '';
    start = -1;
  };
  for (let index = 0; index < glyphs.count; index += 1) {
    const code = glyphs.codes[index] ?? 0;
    if (isWhite(code)) {
      finish(index);
      space ||= String.fromCodePoint(code);
      continue;
    }
    if (start >= 0 && !continues(placed, index, spacing)) finish(index);
    if (start < 0) start = index;
  }
  finish(glyphs.count);
  return words;
}

/** What parts words; the mark at the beginning of a file, which has no width, does not. */
function isWhite(code: number): boolean {
  return isBlank(code) && code !== 0xfeff;
}

/** Gives the text of the characters from one place up to another; all of it is made at once, since a call for each would be dear. */
function textsOf({ codes, count }: Glyphs): (start: number, end: number) => string {
  const units = new Uint16Array(2 * count);
  const starts = new Uint32Array(count + 1);
  let [at, widest] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    const code = codes[index] ?? 0;
    starts[index] = at;
    widest = Math.max(widest, code);
    if (code > 0xffff) {
      units[at] = 0xd800 + ((code - 0x10000) >> 10);
      at += 1;
    }
    units[at] = code > 0xffff ? 0xdc00 + ((code - 0x10000) & 0x3ff) : code;
    at += 1;
  }
  starts[count] = at;
  // What fits into one byte a character stays so.
  const all =
    widest < 0x100
      ? Buffer.from(units.subarray(0, at)).toString('latin1')
      : Buffer.from(units.buffer, 0, 2 * at).toString('utf16le');
  return (start, end) => all.slice(starts[start], starts[end]);
}

function placedUpright(glyphs: Glyphs): Placed {
  return { glyphs, left: glyphs.left, right: glyphs.right, base: glyphs.y };
}

/** Turned by quarters the boxes stay exact; aslant, the widths are taken from where the next character stands. */
function placedAlong(glyphs: Glyphs, angle: number): Placed {
  const cosine = Math.round(Math.cos((angle * Math.PI) / 180) * 1e9) / 1e9;
  const sine = Math.round(Math.sin((angle * Math.PI) / 180) * 1e9) / 1e9;
  const along = (x: number, y: number): number => x * cosine + y * sine;
  const down = (x: number, y: number): number => y * cosine - x * sine;
  const { count, x, y } = glyphs;
  const placed: Placed = {
    glyphs,
    left: new Float64Array(count),
    right: new Float64Array(count),
    base: new Float64Array(count),
  };
  for (let index = 0; index < count; index += 1) {
    placed.base[index] = down(at(x, index), at(y, index));
    if (angle % 90 === 0) {
      const one = along(at(glyphs.left, index), at(glyphs.top, index));
      const other = along(at(glyphs.right, index), at(glyphs.bottom, index));
      placed.left[index] = Math.min(one, other);
      placed.right[index] = Math.max(one, other);
      continue;
    }
    const left = along(at(x, index), at(y, index));
    const isLast = index + 1 === count;
    const step = isLast ? 0 : along(at(x, index + 1), at(y, index + 1)) - left;
    const { size } = styleAt(glyphs, index);
    placed.left[index] = left;
    placed.right[index] = left + (step > 0 && step < 1.2 * size ? step : size / 2);
  }
  return placed;
}

/** True where a character belongs to the word of the one before it; `spacing` is that of text objects set apart. */
function continues(
  { glyphs, left, right, base }: Placed,
  index: number,
  spacing: ReadonlyMap<number, number>,
): boolean {
  if (unseenAt(glyphs, index - 1) !== unseenAt(glyphs, index)) return false;
  const [before, one] = [styleAt(glyphs, index - 1), styleAt(glyphs, index)];
  const [codeBefore, code] = [glyphs.codes[index - 1] ?? 0, glyphs.codes[index] ?? 0];
  const size = Math.max(before.size, one.size);
  const forward = at(left, index) - at(right, index - 1);
  if (isMark(code) && Math.abs(forward) < size) return true;
  if (Math.abs(at(base, index - 1) - at(base, index)) > 0.15 * size) return false;
  if (Math.min(before.size, one.size) < 0.75 * size) return false;
  // Dots that lead to a number stand apart as the letters of a title do.
  if ((code === fullStop) !== (codeBefore === fullStop) && forward > wordGap * size) return false;
  const gap = spacing.size === 0 ? wordGap : (spacing.get(one.object) ?? wordGap);
  if (isRightToLeft(code) || isRightToLeft(codeBefore)) {
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

/** No mark stands before U+0300. */
function isMark(code: number): boolean {
  return code >= 0x300 && mark.test(String.fromCodePoint(code));
}

function isRightToLeft(code: number): boolean {
  if (code < 0x590) return false;
  return code <= 0x8ff || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfeff);
}

/** For text objects whose letters are all set apart by about the same gap: the gap that parts words in them. */
function spacingOfObjects({ glyphs, left, right }: Placed): ReadonlyMap<number, number> {
  const wide = new Map<number, number>();
  let style: GlyphStyle | null = null;
  let [count, apart, sum] = [0, 0, 0];
  const finish = (): void => {
    const usual = sum / apart;
    if (style !== null && count >= 5 && apart >= 0.9 * count && usual < 0.3)
      wide.set(style.object, usual * 1.5 + wordGap);
    count = 0;
    apart = 0;
    sum = 0;
  };
  for (let index = 0; index < glyphs.count; index += 1) {
    const own = styleAt(glyphs, index);
    if (own !== style) {
      finish();
      style = own;
    } else if (glyphs.codes[index] !== 0x20 && glyphs.codes[index - 1] !== 0x20) {
      const gap = (at(left, index) - at(right, index - 1)) / own.size;
      count += 1;
      if (gap > 0.06 && gap < 0.4) {
        apart += 1;
        sum += gap;
      }
    }
  }
  finish();
  return wide;
}

function wordOf(placed: Placed, start: number, end: number, text: string, space: string): LaidWord {
  const { glyphs } = placed;
  let [left, right] = [Infinity, -Infinity];
  let [boxLeft, boxTop, boxRight, boxBottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let [size, bold, rightToLeft] = [0, 0, false];
  for (let index = start; index < end; index += 1) {
    const style = styleAt(glyphs, index);
    const [top, bottom] = [at(glyphs.top, index), at(glyphs.bottom, index)];
    const isPlain = hasPlainHeight(style, bottom - top);
    const base = at(glyphs.y, index);
    left = Math.min(left, at(placed.left, index));
    right = Math.max(right, at(placed.right, index));
    boxLeft = Math.min(boxLeft, at(glyphs.left, index));
    boxTop = Math.min(boxTop, isPlain ? top : base - 0.8 * style.size);
    boxRight = Math.max(boxRight, at(glyphs.right, index));
    boxBottom = Math.max(boxBottom, isPlain ? bottom : base + 0.2 * style.size);
    size = Math.max(size, style.size);
    if (style.bold) bold += 1;
    if (isRightToLeft(glyphs.codes[index] ?? 0)) rightToLeft = true;
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
    unseen: unseenAt(glyphs, start),
    box: {
      left: hundredths(boxLeft),
      top: hundredths(boxTop),
      right: hundredths(boxRight),
      bottom: hundredths(boxBottom),
    },
  };
}

function hundredths(points: number): number {
  return Math.round(points * 100);
}

/** False for characters of fonts that lie about how high they are; they get a height that fits their size. */
function hasPlainHeight({ angle, size }: GlyphStyle, height: number): boolean {
  const upright = angle === 0 || angle === 180;
  return !upright || (height > 0.4 * size && height < 2.2 * size);
}
