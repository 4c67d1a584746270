/**
 * The spans of a document's passages with one theme, and how many places of the text they make up: passages that overlap
 * count as one, those that only touch do not.
 *
 * Once counted, starts and ends are kept in order of position in two lists of numbers, so that a change of one span costs
 * a shift of these and a pass over them, and only when the number is asked for.
 */
export interface CountedSpans {
  readonly add: (start: number, end: number) => void;
  readonly remove: (start: number, end: number) => void;
  readonly isEmpty: () => boolean;
  readonly places: () => number;
}

/** No span yet. */
export function countedSpans(): CountedSpans {
  /** How many passages have a span. */
  const passages = new Map<string, number>();
  let sorted: SortedSpans | null = null;
  let places: number | null = 0;
  return {
    add: (start, end) => {
      const key = `${start}-${end}`;
      const standing = passages.get(key) ?? 0;
      passages.set(key, standing + 1);
      if (standing > 0) return;
      sorted?.insert(start, end);
      places = null;
    },
    remove: (start, end) => {
      const key = `${start}-${end}`;
      const standing = passages.get(key) ?? 0;
      if (standing > 1) passages.set(key, standing - 1);
      if (standing !== 1) return;
      passages.delete(key);
      sorted?.take(start, end);
      places = null;
    },
    isEmpty: () => passages.size === 0,
    places: () => {
      sorted ??= sortedSpans(passages.keys());
      return (places ??= sorted.places());
    },
  };
}

interface SortedSpans {
  readonly insert: (start: number, end: number) => void;
  readonly take: (start: number, end: number) => void;
  readonly places: () => number;
}

function sortedSpans(keys: Iterable<string>): SortedSpans {
  const spans = [...keys]
    .map((key) => key.split('-').map(Number))
    .sort(([start = 0, end = 0], [otherStart = 0, otherEnd = 0]) => start - otherStart || end - otherEnd);
  const starts = spans.map(([start = 0]) => start);
  const ends = spans.map(([, end = 0]) => end);
  const placeOf = (start: number, end: number): number => {
    let from = 0;
    let to = starts.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const there = starts[middle] ?? 0;
      if (there < start || (there === start && (ends[middle] ?? 0) < end)) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return {
    insert: (start, end) => {
      const at = placeOf(start, end);
      starts.splice(at, 0, start);
      ends.splice(at, 0, end);
    },
    take: (start, end) => {
      const at = placeOf(start, end);
      starts.splice(at, 1);
      ends.splice(at, 1);
    },
    places: () => {
      let places = 0;
      let reached = -1;
      for (let at = 0; at < starts.length; at += 1) {
        if ((starts[at] ?? 0) >= reached) places += 1;
        const end = ends[at] ?? 0;
        if (end > reached) reached = end;
      }
      return places;
    },
  };
}
