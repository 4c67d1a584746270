/** The parts of fontkit 2.0.4 that are used here; the package has no types of its own. */
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly advanceWidth: number;
  }
  export interface GlyphPosition {
    readonly xAdvance: number;
    readonly yAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }
  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
  }
  /** Puts marks where the letters before them have places for them. */
  export interface GlyphPositions {
    applyAnchor(mark: object, anchor: object | null, base: number): void;
  }
  export interface Font {
    /** Without an engine where the font has no OpenType tables, and without a processor where it has none of the kind. */
    readonly _layoutEngine: {
      readonly engine?: { readonly GPOSProcessor?: GlyphPositions | null } | null;
    };
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly availableFeatures: readonly string[];
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(
      text: string,
      features?: readonly string[] | Readonly<Record<string, boolean>>,
      script?: string,
      language?: string,
      direction?: 'ltr' | 'rtl',
    ): GlyphRun;
  }
  export function create(bytes: Uint8Array): Font;
}

/** The parts of linebreak 1.1.0 that are used here; the package has no types of its own. */
declare module 'linebreak' {
  export interface Break {
    readonly position: number;
    readonly required: boolean;
  }
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
