import bidiFactory, { type Bidi } from 'bidi-js';

/** The direction of every code unit of a paragraph, by the Unicode bidirectional algorithm (UAX #9). */
export interface Directions {
  /** Embedding levels; odd is right to left. */
  readonly levels: Uint8Array;
  /** The base level of the paragraph that holds an offset; a line feed ends a paragraph. */
  readonly baseLevelAt: (offset: number) => number;
}

/** Characters that can make a paragraph anything but left to right. */
const rightToLeft =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Finds directions; null for a text that runs from left to right throughout. */
export function directionsOf(text: string, bidi: Bidi): Directions | null {
  if (!rightToLeft.test(text)) return null;
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
  return {
    levels,
    baseLevelAt: (offset) => paragraphs.find((one) => offset <= one.end)?.level ?? 0,
  };
}

/** A bidirectional algorithm of one's own for each build, since the library is a factory. */
export function openBidirectional(): Bidi {
  return bidiFactory();
}

/**
 * The order, left to right, in which pieces of a line are placed (UAX #9, rule L2).
 *
 * `levels` holds one level for each piece, pieces in the order of the text; the result lists their indexes.
 */
export function visualOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, index) => index);
  const highest = Math.max(0, ...levels);
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1), highest + 1);
  for (let level = highest; level >= lowestOdd; level -= 1) {
    let from = 0;
    while (from < order.length) {
      if ((levels[order[from] ?? 0] ?? 0) < level) {
        from += 1;
        continue;
      }
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}
