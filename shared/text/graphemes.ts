const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The grapheme boundary at `offset` or, inside a grapheme, the one before it.
 *
 * Offsets are UTF-16 code units and are clamped to the text. Only the neighbourhood of the offset is segmented
 * (UAX #29 extended grapheme clusters), so the cost does not grow with the text.
 */
export function graphemeBoundaryAtOrBefore(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  if (isPlainBoundary(text, offset)) return offset;
  return graphemeAround(text, offset).start;
}

/** The grapheme boundary at `offset` or, inside a grapheme, the one after it; otherwise as `graphemeBoundaryAtOrBefore`. */
export function graphemeBoundaryAtOrAfter(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  if (isPlainBoundary(text, offset)) return offset;
  const around = graphemeAround(text, offset);
  return around.start === offset ? offset : around.end;
}

/** Grows a span so that it cuts no grapheme; an empty span at a boundary stays empty. */
export function snapToGraphemes(text: string, start: number, end: number): readonly [number, number] {
  return [graphemeBoundaryAtOrBefore(text, start), graphemeBoundaryAtOrAfter(text, end)];
}

/** The grapheme that holds the code unit at `offset`, which lies inside the text. */
function graphemeAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  let from = offset - 1;
  while (from > 0 && !isPlainBoundary(text, from)) from -= 1;
  let to = offset + 1;
  while (to < text.length && !isPlainBoundary(text, to)) to += 1;
  const found = segmenter.segment(text.slice(from, to)).containing(offset - from);
  if (found === undefined) return { start: offset, end: offset };
  const start = from + found.index;
  return { start, end: start + found.segment.length };
}

/**
 * True where a boundary is certain from the two code units around it: both are letters, digits or signs that UAX #29
 * gives the property Other (or a Hangul syllable followed by another), which never join.
 */
function isPlainBoundary(text: string, offset: number): boolean {
  return isPlain(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset));
}

function isPlain(unit: number): boolean {
  if (unit < 0x7f) return unit >= 0x20 || unit === 0x0a || unit === 0x09;
  if (unit < 0x300) return unit >= 0xc0;
  if (unit < 0x2010) {
    return (
      (unit >= 0x391 && unit <= 0x3ff) ||
      (unit >= 0x400 && unit <= 0x481) ||
      (unit >= 0x5d0 && unit <= 0x5ea) ||
      (unit >= 0x620 && unit <= 0x64a) ||
      (unit >= 0x671 && unit <= 0x6d3)
    );
  }
  return (
    unit <= 0x2027 ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fa) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3)
  );
}
