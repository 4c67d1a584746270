/** Places in one text, told in UTF-16 code units as they are here and in Unicode code points as others count them. */
export interface CodePointPlaces {
  /** Code points before a place in code units; one inside a pair counts as the place before the pair. */
  readonly toCodePoints: (codeUnits: number) => number;
  /** Code units before a place in code points, null where the text has no such place. */
  readonly toCodeUnits: (codePoints: number) => number | null;
  /** How many code points the text has. */
  readonly length: number;
}

/** Reads a text once; each place is then found in time that grows with the logarithm of its pairs. */
export function codePointPlaces(text: string): CodePointPlaces {
  const ends: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if ((text.codePointAt(at) ?? 0) <= 0xffff) continue;
    at += 1;
    ends.push(at + 1);
  }
  const pairs = Uint32Array.from(ends);
  const length = text.length - pairs.length;
  /** The first pair for which the test does not hold; it holds for all before. */
  const pairsWhere = (holds: (end: number, place: number) => boolean): number => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(pairs[middle] ?? 0, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    length,
    toCodePoints: (codeUnits) => {
      const before = pairsWhere((end) => end <= codeUnits);
      const isInside = codeUnits === (pairs[before] ?? 0) - 1;
      return codeUnits - before - (isInside ? 1 : 0);
    },
    toCodeUnits: (codePoints) => {
      if (!Number.isInteger(codePoints) || codePoints < 0 || codePoints > length) return null;
      return codePoints + pairsWhere((end, place) => end - place - 1 <= codePoints);
    },
  };
}
