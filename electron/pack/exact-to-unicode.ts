import type { EmbeddedFont } from './pdfkit-interior.ts';
import type { Shape } from './shape.ts';

/** Glyphs of one height above the line, as an operand of PDF's TJ operator. */
export interface EncodedGlyphs {
  /** Thousandths of the font size above the line. */
  readonly rise: number;
  readonly operand: string;
}

/** Encodes shapes for one font of one document. */
export type GlyphEncoder = (shape: Shape) => readonly EncodedGlyphs[];

/**
 * An encoder that gives every pair of glyph and code points a number of its own in the embedded font.
 *
 * Fonts use one glyph for several characters (blank and no-break blank, hyphen and soft hyphen, a letter and its composed
 * form). pdfkit keeps one meaning a glyph, so whichever came first would be read back everywhere; with a number for each
 * meaning, every character is read back as what stood in the source.
 */
export function exactToUnicode(font: EmbeddedFont): GlyphEncoder {
  const numbers = new Map<string, string>();
  const encodedShapes = new WeakMap<Shape, readonly EncodedGlyphs[]>();

  const numberOf = (id: number, codePoints: readonly number[], nominalAdvance: number): string => {
    const key = `${id}:${codePoints.join(',')}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const { subset } = font;
    const number = subset.mapping[id] === undefined ? subset.includeGlyph(id) : subset.glyphs.push(id) - 1;
    font.widths[number] = nominalAdvance;
    font.unicode[number] = codePoints;
    const hexadecimal = number.toString(16).padStart(4, '0');
    numbers.set(key, hexadecimal);
    return hexadecimal;
  };

  return (shape) => {
    const known = encodedShapes.get(shape);
    if (known !== undefined) return known;
    const encoded = encodeShape(shape, numberOf);
    encodedShapes.set(shape, encoded);
    return encoded;
  };
}

function encodeShape(
  shape: Shape,
  numberOf: (id: number, codePoints: readonly number[], nominalAdvance: number) => string,
): readonly EncodedGlyphs[] {
  const parts: { rise: number; operand: string }[] = [];
  let part = { rise: 0, operand: '' };
  let digits = '';
  const endDigits = (): void => {
    if (digits !== '') part.operand += `<${digits}>`;
    digits = '';
  };
  const move = (by: number): void => {
    if (Math.abs(by) < 0.05) return;
    endDigits();
    part.operand += shortNumber(-by);
  };
  for (const glyph of shape.glyphs) {
    if (Math.abs(glyph.rise - part.rise) > 0.05) {
      endDigits();
      if (part.operand !== '') parts.push(part);
      part = { rise: glyph.rise, operand: '' };
    }
    move(glyph.shift);
    digits += numberOf(glyph.id, glyph.codePoints, glyph.nominalAdvance);
    move(glyph.advance - glyph.nominalAdvance - glyph.shift);
  }
  endDigits();
  if (part.operand !== '') parts.push(part);
  return parts;
}

/** A number as PDF writes it, to two places. */
export function shortNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? '0' : String(rounded);
}
