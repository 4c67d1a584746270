import type { JSX } from 'react';

/** One part of a bar: what it counts, how many, and its tone. */
export interface Counted {
  readonly words: string;
  readonly count: number;
  readonly tone: string;
}

/** Counts as one bar of their shares; the numbers stand beside it. */
export function CountBar({ counts }: { readonly counts: readonly Counted[] }): JSX.Element {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <span className="review-bar">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ words, count, tone }) => (
          <span
            key={words}
            className={`review-bar-part review-bar-${tone}`}
            style={{ flexGrow: count / Math.max(1, total) }}
          />
        ))}
    </span>
  );
}
