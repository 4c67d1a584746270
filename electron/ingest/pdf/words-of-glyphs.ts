import type { Glyph } from './glyph.ts';
import type { DirectedWords, LaidWord } from './page-word.ts';

/** A gap of more than this share of the size parts two words, as in other readers of PDF. */
const wordGap = 0.1;

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const mark = /^\p{M}+$/u;

/** A character in the coordinates of its line. */
interface Placed {
  readonly glyph: Glyph;
  readonly left: number;
  readonly right: number;
  readonly base: number;
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
  const placed = angle === 0 ? glyphs.map(uprightPlaced) : placedAlong(glyphs, angle);
  const spacing = spacingOfObjects(placed);
  const words: LaidWord[] = [];
  let current: Placed[] = [];
  let space = '';
  const finish = (): void => {
    if (current.length > 0) words.push(wordOf(current, space));
    if (current.length > 0) space = '';
    current = [];
  };
  for (const one of placed) {
    const { text } = one.glyph;
    if (text === ' ' || (text.trim() === '' && text !== '\u200b' && text !== '\ufeff')) {
      finish();
      space ||= text;
      continue;
    }
    const before = current.at(-1);
    if (before !== undefined && !continues(before, one, spacing.get(one.glyph.object) ?? wordGap)) finish();
    current.push(one);
  }
  finish();
  return words;
}

function uprightPlaced(glyph: Glyph): Placed {
  return { glyph, left: glyph.left, right: glyph.right, base: glyph.y };
}

/** Turned by quarters the boxes stay exact; aslant, the widths are taken from where the next character stands. */
function placedAlong(glyphs: readonly Glyph[], angle: number): readonly Placed[] {
  const cosine = Math.round(Math.cos((angle * Math.PI) / 180) * 1e9) / 1e9;
  const sine = Math.round(Math.sin((angle * Math.PI) / 180) * 1e9) / 1e9;
  const along = (x: number, y: number): number => x * cosine + y * sine;
  const down = (x: number, y: number): number => y * cosine - x * sine;
  return glyphs.map((glyph, index) => {
    const base = down(glyph.x, glyph.y);
    if (angle % 90 === 0) {
      const [one, other] = [along(glyph.left, glyph.top), along(glyph.right, glyph.bottom)];
      return { glyph, left: Math.min(one, other), right: Math.max(one, other), base };
    }
    const left = along(glyph.x, glyph.y);
    const next = glyphs[index + 1];
    const step = next === undefined ? 0 : along(next.x, next.y) - left;
    const width = step > 0 && step < 1.2 * glyph.size ? step : glyph.size / 2;
    return { glyph, left, right: left + width, base };
  });
}

function continues(before: Placed, one: Placed, gap: number): boolean {
  const size = Math.max(before.glyph.size, one.glyph.size);
  if (before.glyph.unseen !== one.glyph.unseen) return false;
  if (mark.test(one.glyph.text) && Math.abs(one.left - before.right) < size) return true;
  if (Math.abs(before.base - one.base) > 0.15 * size) return false;
  if (Math.min(before.glyph.size, one.glyph.size) < 0.75 * size) return false;
  const forward = one.left - before.right;
  // Dots that lead to a number stand apart as the letters of a title do.
  if ((one.glyph.text === '.') !== (before.glyph.text === '.') && forward > wordGap * size) return false;
  const backward = before.left - one.right;
  const rightToLeft = rightToLeftLetter.test(one.glyph.text) || rightToLeftLetter.test(before.glyph.text);
  if (rightToLeft && backward > -0.5 * size && backward < gap * size) return true;
  // Two characters of one glyph (a ligature) have one box.
  const sameBox = one.left === before.left && one.right === before.right;
  return sameBox || (forward < gap * size && forward > -0.5 * size);
}

/** For text objects whose letters are all set apart by about the same gap: the gap that parts words in them. */
function spacingOfObjects(placed: readonly Placed[]): ReadonlyMap<number, number> {
  const wide = new Map<number, number>();
  let [object, count, apart, sum] = [-1, 0, 0, 0];
  const finish = (): void => {
    const usual = sum / apart;
    if (count >= 5 && apart >= 0.9 * count && usual < 0.3) wide.set(object, usual * 1.5 + wordGap);
    [count, apart, sum] = [0, 0, 0];
  };
  let before: Placed | undefined;
  for (const one of placed) {
    const { glyph } = one;
    if (glyph.object !== object) {
      finish();
      object = glyph.object;
      before = undefined;
    }
    if (before !== undefined && glyph.text !== ' ' && before.glyph.text !== ' ') {
      const gap = (one.left - before.right) / glyph.size;
      count += 1;
      if (gap > 0.06 && gap < 0.4) {
        apart += 1;
        sum += gap;
      }
    }
    before = one;
  }
  finish();
  return wide;
}

function wordOf(placed: readonly Placed[], space: string): LaidWord {
  let text = '';
  let [left, right] = [Infinity, -Infinity];
  let [boxLeft, boxTop, boxRight, boxBottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let [size, bold, unsure] = [0, 0, false];
  for (const { glyph, left: from, right: to } of placed) {
    text += glyph.text;
    left = Math.min(left, from);
    right = Math.max(right, to);
    const [top, bottom] = heightOf(glyph);
    boxLeft = Math.min(boxLeft, glyph.left);
    boxTop = Math.min(boxTop, top);
    boxRight = Math.max(boxRight, glyph.right);
    boxBottom = Math.max(boxBottom, bottom);
    size = Math.max(size, glyph.size);
    bold += glyph.bold ? 1 : 0;
    unsure ||= glyph.unsure;
  }
  return {
    text,
    left,
    right,
    base: placed[0]?.base ?? 0,
    size,
    bold: bold * 2 > placed.length,
    space,
    rightToLeft: rightToLeftLetter.test(text),
    unsure,
    unseen: placed[0]?.glyph.unseen ?? null,
    box: { left: boxLeft, top: boxTop, right: boxRight, bottom: boxBottom },
  };
}

/** Fonts that lie about how high they are get a height that fits their size. */
function heightOf(glyph: Glyph): readonly [number, number] {
  const height = glyph.bottom - glyph.top;
  const upright = glyph.angle === 0 || glyph.angle === 180;
  if (!upright || (height > 0.4 * glyph.size && height < 2.2 * glyph.size)) return [glyph.top, glyph.bottom];
  return [glyph.y - 0.8 * glyph.size, glyph.y + 0.2 * glyph.size];
}
