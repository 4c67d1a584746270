/// <reference types="./library-types.d.ts" />
import type { Font } from 'fontkit';
import type { Shape, ShapedGlyph } from './shape.ts';

/** Words of printable ASCII, put together from what was learnt of their pairs of letters. */
export interface ShapedPairs {
  /** The shape of a word of which every pair was seen before; null for any other. */
  readonly shapeOf: (text: string) => Shape | null;
  readonly learn: (text: string, shape: Shape) => void;
}

/** Features that do nothing to letters of ASCII but move each by the one that follows. */
const harmless = new Set(['aalt', 'ccmp', 'kern', 'mark', 'mkmk']);

/** True where a font draws each letter of ASCII by one glyph, whose advance depends on the letter behind it alone. */
export function isShapedInPairs(font: Font): boolean {
  return font.availableFeatures.every((feature) => harmless.has(feature));
}

const firstPrintable = 0x20;
const lastPrintable = 0x7e;
/** Stands behind the last letter. */
const end = 0;
const rowLength = 0x80;

/** Begins with no pair known: shaping a word is far dearer than adding up what its letters are known to take. */
export function shapedPairs(): ShapedPairs {
  const known = new Array<ShapedGlyph | undefined>(rowLength * rowLength).fill(undefined);
  return {
    shapeOf: (text) => {
      const glyphs: ShapedGlyph[] = [];
      let width = 0;
      for (let index = 0; index < text.length; index += 1) {
        const place = placeOf(text, index);
        const glyph = place === null ? undefined : known[place];
        if (glyph === undefined) return null;
        glyphs.push(glyph);
        width += glyph.advance;
      }
      return { glyphs, width };
    },
    learn: (text, { glyphs }) => {
      if (glyphs.length !== text.length) return;
      glyphs.forEach((glyph, index) => {
        const place = placeOf(text, index);
        if (place !== null && glyph.rise === 0 && glyph.shift === 0) known[place] ??= glyph;
      });
    },
  };
}

function placeOf(text: string, index: number): number | null {
  const first = text.charCodeAt(index);
  const second = index + 1 < text.length ? text.charCodeAt(index + 1) : end;
  const isPlain = isPrintable(first) && (second === end || isPrintable(second));
  return isPlain ? first * rowLength + second : null;
}

function isPrintable(unit: number): boolean {
  return unit >= firstPrintable && unit <= lastPrintable;
}
