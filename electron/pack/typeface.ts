/// <reference types="./library-types.d.ts" />
import type { Font, Glyph } from 'fontkit';
import type { Shape, ShapedGlyph } from './shape.ts';
import { isShapedInPairs, shapedPairs } from './shaped-pairs.ts';

/** A font with what was learnt of it so far. */
export interface Typeface {
  readonly name: string;
  readonly font: Font;
  readonly has: (codePoint: number) => boolean;
  /** The pieces a run is drawn in, from left to right; words are shaped once each. */
  readonly shape: (text: string, rightToLeft: boolean) => readonly Shape[];
  /** Width in points at a size in points. */
  readonly width: (text: string, size: number, rightToLeft: boolean) => number;
}

/** Words kept per font before the cache starts anew; bounds memory on a text that never repeats itself. */
const cachedWords = 50_000;

/** Makes a typeface of an opened font. `mirrored` gives a bracket's counterpart for right-to-left text. */
export function typefaceOf(
  name: string,
  font: Font,
  mirrored: (character: string) => string | null,
): Typeface {
  const scale = 1000 / font.unitsPerEm;
  const known = new Map<number, boolean>();
  const words = new Map<string, Shape>();
  /** Most glyphs of a text are alike, so that its words share a few hundred of them. */
  const glyphs = new Map<string, ShapedGlyph>();
  const interned = (glyph: ShapedGlyph): ShapedGlyph => {
    const key = `${glyph.id} ${glyph.codePoints.join()} ${glyph.advance} ${glyph.rise} ${glyph.shift}`;
    const same = glyphs.get(key);
    if (same !== undefined) return same;
    glyphs.set(key, glyph);
    return glyph;
  };

  const pairs = isShapedInPairs(font) ? shapedPairs() : null;

  const has = (codePoint: number): boolean => {
    const answer = known.get(codePoint);
    if (answer !== undefined) return answer;
    const found = font.hasGlyphForCodePoint(codePoint);
    known.set(codePoint, found);
    return found;
  };

  const shapeWord = (text: string, rightToLeft: boolean): Shape => {
    const key = rightToLeft ? `\u0000${text}` : text;
    const cached = words.get(key);
    if (cached !== undefined) return cached;
    const shaped =
      (rightToLeft ? null : pairs?.shapeOf(text)) ??
      shapeRun(font, scale, withoutMissingControls(text, has), rightToLeft, mirrored, interned);
    if (!rightToLeft) pairs?.learn(text, shaped);
    if (words.size >= cachedWords) words.clear();
    words.set(key, shaped);
    return shaped;
  };

  const shape = (text: string, rightToLeft: boolean): readonly Shape[] => {
    const shapes: Shape[] = [];
    let from = 0;
    while (from < text.length) {
      const blank = text.indexOf(' ', from);
      const to = blank === -1 ? text.length : blank + 1;
      shapes.push(shapeWord(text.slice(from, to), rightToLeft));
      from = to;
    }
    return rightToLeft ? shapes.reverse() : shapes;
  };

  const width = (text: string, size: number, rightToLeft: boolean): number => {
    let total = 0;
    for (let from = 0; from < text.length;) {
      const blank = text.indexOf(' ', from);
      const to = blank === -1 ? text.length : blank + 1;
      total += shapeWord(from === 0 && to === text.length ? text : text.slice(from, to), rightToLeft).width;
      from = to;
    }
    return (total * size) / 1000;
  };

  return { name, font, has, shape, width };
}

/** Joiners and variation selectors that the font does not know would be drawn as boxes, and mean nothing to it. */
function withoutMissingControls(text: string, has: (codePoint: number) => boolean): string {
  if (!/[\p{Cf}\p{Variation_Selector}]/u.test(text)) return text;
  return text.replace(/[\p{Cf}\p{Variation_Selector}]/gu, (control) =>
    has(control.codePointAt(0) ?? 0) ? control : '',
  );
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function shapeRun(
  font: Font,
  scale: number,
  text: string,
  rightToLeft: boolean,
  mirrored: (character: string) => string | null,
  interned: (glyph: ShapedGlyph) => ShapedGlyph,
): Shape {
  const direction = rightToLeft ? 'rtl' : 'ltr';
  const drawn = rightToLeft ? [...text].map((character) => mirrored(character) ?? character).join('') : text;
  const length = [...drawn].length;
  let run = font.layout(drawn, [], undefined, undefined, direction);
  if (run.glyphs.length > length) {
    // A font may draw a stroke of its own between two letters; it stands for no character and would be read back as a gap.
    const plainer = font.layout(drawn, { rlig: false }, undefined, undefined, direction);
    if (plainer.glyphs.length <= length) run = plainer;
  }
  const { glyphs, positions } = run;
  const meanings =
    meaningsOf(font, text, glyphs.length, direction) ?? (rightToLeft ? null : meaningsInOrder(text, glyphs));
  let width = 0;
  const shaped = glyphs.map((glyph, index): ShapedGlyph => {
    const position = positions[index];
    const advance = (position?.xAdvance ?? glyph.advanceWidth) * scale;
    width += advance;
    return interned({
      id: glyph.id,
      codePoints: meanings?.[index] ?? glyph.codePoints,
      advance,
      nominalAdvance: glyph.advanceWidth * scale,
      rise: (position?.yOffset ?? 0) * scale,
      shift: (position?.xOffset ?? 0) * scale,
    });
  });
  return { glyphs: shaped, width };
}

/**
 * Which code points each glyph stands for, told from the text and not from the font, because a font gives several code
 * points one glyph. Null where the counts cannot be brought together; then the font's own answer must do.
 */
function meaningsOf(
  font: Font,
  text: string,
  glyphCount: number,
  direction: 'ltr' | 'rtl',
): readonly (readonly number[])[] | null {
  const codePoints = [...text].map((character) => character.codePointAt(0) ?? 0);
  let meanings: (readonly number[])[];
  if (codePoints.length === glyphCount) {
    meanings = codePoints.map((codePoint) => [codePoint]);
  } else if (glyphCount === 1) {
    return [codePoints];
  } else {
    meanings = [];
    for (const { segment } of segmenter.segment(text)) {
      const cluster = [...segment].map((character) => character.codePointAt(0) ?? 0);
      const count = font.layout(segment, [], undefined, undefined, direction).glyphs.length;
      if (count === 0 || count > cluster.length) return null;
      const led = cluster.length - count + 1;
      meanings.push(cluster.slice(0, led), ...cluster.slice(led).map((codePoint) => [codePoint]));
    }
    if (meanings.length !== glyphCount) return null;
  }
  return direction === 'rtl' ? meanings.reverse() : meanings;
}

/**
 * The code points of a text in its order, as many to each glyph as the glyph was made of: a script that draws a vowel before the
 * consonant it follows is read back in the order in which it was written. Fonts may take letters apart to put them together anew, so
 * they are counted as taken apart. Null where they do not come out even.
 */
function meaningsInOrder(text: string, glyphs: readonly Glyph[]): readonly (readonly number[])[] | null {
  const characters = [...text];
  let next = 0;
  let ahead = 0;
  const meanings = glyphs.map((glyph) => {
    const own: number[] = [];
    ahead -= partsOf(String.fromCodePoint(...glyph.codePoints));
    while (ahead < 0 && next < characters.length) {
      const character = characters[next] ?? '';
      own.push(character.codePointAt(0) ?? 0);
      ahead += partsOf(character);
      next += 1;
    }
    return own;
  });
  const isEven = ahead === 0 && next === characters.length && meanings.every(({ length }) => length > 0);
  return isEven ? meanings : null;
}

function partsOf(text: string): number {
  return [...text.normalize('NFD')].length;
}
