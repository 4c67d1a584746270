/** A glyph placed by shaping; lengths are thousandths of the font size. */
export interface ShapedGlyph {
  readonly id: number;
  /** The code points this glyph stands for in the text, in the text's order. */
  readonly codePoints: readonly number[];
  /** How far the pen moves, and how far it would by the font's width table alone. */
  readonly advance: number;
  readonly nominalAdvance: number;
  readonly rise: number;
  readonly shift: number;
}

/** A shaped piece of text, glyphs in order from left to right. */
export interface Shape {
  readonly glyphs: readonly ShapedGlyph[];
  /** Thousandths of the font size. */
  readonly width: number;
}
