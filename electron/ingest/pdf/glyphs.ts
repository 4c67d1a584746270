/** Why text that is in a page is not seen on it. */
export type Unseen = 'invisible' | 'layer' | 'covered';

/** What a text object gives all the characters that it draws. */
export interface GlyphStyle {
  /** pdfium's handle of the text object. */
  readonly object: number;
  /** Height of the font as shown, in points. */
  readonly size: number;
  /** Degrees clockwise in which the line runs. */
  readonly angle: number;
  readonly bold: boolean;
  /** `invisible` where its mode draws nothing. */
  readonly unseen: Unseen | null;
}

/**
 * Characters of a page in the order in which it draws them, in points from the top left corner of the page as shown upright.
 *
 * What belongs to one character stands at one place of every list: a page of thousands of characters with an object for each
 * would spend more time on the objects than on the text.
 */
export interface Glyphs {
  readonly count: number;
  /** Code points; a space where the page has a tab or a line end. */
  readonly codes: Uint32Array;
  readonly styles: readonly GlyphStyle[];
  /** Which of the styles each has; characters of one text object share one. */
  readonly style: Uint32Array;
  readonly left: Float64Array;
  readonly top: Float64Array;
  readonly right: Float64Array;
  readonly bottom: Float64Array;
  /** Where each stands on its line. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 where the font does not say which character it is, else 0. */
  readonly unsure: Uint8Array;
  /** Why those at these places are not seen that their text objects do not say it of. */
  readonly hidden: ReadonlyMap<number, Unseen>;
}

const noStyle: GlyphStyle = { object: 0, size: 1, angle: 0, bold: false, unseen: null };

/** The style of the character at a place. */
export function styleAt({ styles, style }: Glyphs, place: number): GlyphStyle {
  return styles[style[place] ?? 0] ?? noStyle;
}

/** Why the character at a place is not seen, or null. */
export function unseenAt(glyphs: Glyphs, place: number): Unseen | null {
  const { hidden } = glyphs;
  return (hidden.size === 0 ? undefined : hidden.get(place)) ?? styleAt(glyphs, place).unseen;
}

/** The characters at these places, in this order. */
export function chosenGlyphs(glyphs: Glyphs, places: readonly number[]): Glyphs {
  const chosen = <Numbers extends Float64Array | Uint32Array | Uint8Array>(
    all: Numbers,
    into: Numbers,
  ): Numbers => {
    for (const [index, place] of places.entries()) into[index] = all[place] ?? 0;
    return into;
  };
  const { length } = places;
  const points = (all: Float64Array): Float64Array => chosen(all, new Float64Array(length));
  return {
    count: length,
    codes: chosen(glyphs.codes, new Uint32Array(length)),
    styles: glyphs.styles,
    style: chosen(glyphs.style, new Uint32Array(length)),
    left: points(glyphs.left),
    top: points(glyphs.top),
    right: points(glyphs.right),
    bottom: points(glyphs.bottom),
    x: points(glyphs.x),
    y: points(glyphs.y),
    unsure: chosen(glyphs.unsure, new Uint8Array(length)),
    hidden: hiddenOf(glyphs.hidden, places),
  };
}

function hiddenOf(
  hidden: ReadonlyMap<number, Unseen>,
  places: readonly number[],
): ReadonlyMap<number, Unseen> {
  const chosen = new Map<number, Unseen>();
  if (hidden.size === 0) return chosen;
  for (const [index, place] of places.entries()) {
    const why = hidden.get(place);
    if (why !== undefined) chosen.set(index, why);
  }
  return chosen;
}

/** True for white space and for what takes no place at all. */
export function isBlank(code: number): boolean {
  return code === 0x20 || (code > 0x7e && String.fromCodePoint(code).trim() === '');
}
