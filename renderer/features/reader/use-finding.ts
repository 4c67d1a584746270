import { useMemo, useState } from 'react';
import type { Finding } from './find-bar.tsx';
import { findInText } from './find-in-text.ts';
import type { Interval } from './interval-index.ts';
import type { ReaderDocument } from './reader-document.ts';
import { segmentsOfSpan } from './text-positions.ts';
import type { TextView } from './text-view.ts';

/** Finding in the open document: null while its bar is closed. */
export interface DocumentFinding {
  readonly finding: Finding | null;
  readonly hits: readonly Interval[];
  readonly hitsInFurniture: number;
  readonly current: Interval | null;
  readonly open: () => void;
  readonly setQuery: (query: string) => void;
  readonly step: (direction: 1 | -1) => void;
  readonly close: () => void;
}

const none: readonly Interval[] = [];

/** Finds words in the whole text, furniture included; the first hit taken is the one at or after the caret. */
export function useFinding(reading: ReaderDocument, view: TextView | null, caret: number): DocumentFinding {
  const { text, blocks } = reading;
  const [finding, setFinding] = useState<Finding | null>(null);
  const [lastQuery, setLastQuery] = useState('');
  const query = finding?.query ?? '';
  const hits = useMemo(() => (query === '' ? none : findInText(text, query)), [text, query]);
  const hitsInFurniture = useMemo(
    () =>
      hits.filter(({ start, end }) =>
        segmentsOfSpan(blocks, start, end).some((segment) => blocks[segment.index]?.furniture === true),
      ).length,
    [hits, blocks],
  );
  const show = (hit: Interval | undefined): void => {
    if (hit !== undefined) view?.reveal(hit.start, hit.end);
  };
  return {
    finding,
    hits,
    hitsInFurniture,
    current: finding === null ? null : (hits[finding.current] ?? null),
    open: () => setFinding({ query: lastQuery, current: 0 }),
    setQuery: (typed) => {
      const found = typed === '' ? none : findInText(text, typed);
      const next = Math.max(
        0,
        found.findIndex((hit) => hit.start >= caret),
      );
      setLastQuery(typed);
      setFinding({ query: typed, current: next });
      show(found[next]);
    },
    step: (direction) => {
      if (finding === null || hits.length === 0) return;
      const next = (finding.current + direction + hits.length) % hits.length;
      setFinding({ ...finding, current: next });
      show(hits[next]);
    },
    close: () => setFinding(null),
  };
}
