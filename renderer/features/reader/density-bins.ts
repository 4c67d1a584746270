import type { Interval } from './interval-index.ts';

/** A passage as the density map counts it. */
export interface CountedPassage extends Interval {
  readonly tags: readonly { readonly themeId: string }[];
}

/** How many passages of each theme touch each part of a text; the parts are of one length in canonical offsets. */
export interface DensityBins {
  /** The ids of the themes that are there, in the order asked for; null last, for passages without a theme. */
  readonly themes: readonly (string | null)[];
  /** By theme, then by part. */
  readonly counts: readonly Int32Array[];
  /** The most passages, all themes together, that touch one part. */
  readonly most: number;
}

/**
 * Counts passages by theme and part of the text. One walk over the passages, whatever their length: each adds one where it
 * begins and takes it away after where it ends.
 *
 * @param length of the canonical text in UTF-16 code units.
 */
export function densityBins(
  length: number,
  parts: number,
  passages: readonly CountedPassage[],
  themeOrder: readonly string[],
): DensityBins {
  const changes = new Map<string | null, Int32Array>();
  const changesOf = (themeId: string | null): Int32Array => {
    const known = changes.get(themeId);
    if (known !== undefined) return known;
    const made = new Int32Array(parts + 1);
    changes.set(themeId, made);
    return made;
  };
  for (const { start, end, tags } of passages) {
    const from = partOf(start, length, parts);
    const after = Math.max(from, partOf(end - 1, length, parts)) + 1;
    const seen = new Set<string | null>(tags.length === 0 ? [null] : tags.map(({ themeId }) => themeId));
    for (const themeId of seen) {
      const counted = changesOf(themeId);
      counted[from] = (counted[from] ?? 0) + 1;
      counted[after] = (counted[after] ?? 0) - 1;
    }
  }
  const themes = [...themeOrder, null].filter((themeId) => changes.has(themeId));
  const counts = themes.map((themeId) =>
    runningSum(changes.get(themeId) ?? new Int32Array(parts + 1), parts),
  );
  let most = 0;
  for (let part = 0; part < parts; part += 1) {
    most = Math.max(
      most,
      counts.reduce((sum, ofTheme) => sum + (ofTheme[part] ?? 0), 0),
    );
  }
  return { themes, counts, most };
}

/** In which parts of the text at least one of the spans begins. */
export function partsWith(length: number, parts: number, spans: readonly Interval[]): Uint8Array {
  const found = new Uint8Array(parts);
  for (const { start } of spans) found[partOf(start, length, parts)] = 1;
  return found;
}

function partOf(offset: number, length: number, parts: number): number {
  return length === 0 ? 0 : Math.min(parts - 1, Math.max(0, Math.floor((offset / length) * parts)));
}

function runningSum(changes: Int32Array, parts: number): Int32Array {
  const sums = new Int32Array(parts);
  let sum = 0;
  for (let part = 0; part < parts; part += 1) {
    sum += changes[part] ?? 0;
    sums[part] = sum;
  }
  return sums;
}
