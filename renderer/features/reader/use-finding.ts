import { useEffect, useMemo, useState } from 'react';
import { caretRectangle } from './dom-positions.ts';
import type { FindQuery } from './find-in-text.ts';
import type { Interval } from './interval-index.ts';
import type { ReaderDocument } from './reader-document.ts';
import { segmentsOfSpan } from './text-positions.ts';
import type { TextView } from './text-view.ts';
import { useHits } from './use-hits.ts';
import { offsetAtHeight, scrollToOffset } from './visible-span.ts';

/** Finding in the open document. */
export interface DocumentFinding {
  /** What is looked for; null while the bar is closed. */
  readonly finding: FindQuery | null;
  readonly hits: readonly Interval[];
  /** False while the text is still being looked through. */
  readonly complete: boolean;
  /** False in the moment after the query changed, before anything is known of it. */
  readonly fresh: boolean;
  readonly hitsInFurniture: number;
  /** The present hit, and its place among the hits from 0; null where there is none. */
  readonly current: Interval | null;
  readonly currentAt: number | null;
  readonly open: () => void;
  /** Grows each time the bar is asked for, also while it is open: its field takes the keyboard then. */
  readonly asked: number;
  readonly setQuery: (change: Partial<FindQuery>) => void;
  readonly step: (direction: 1 | -1) => void;
  /** Closes the bar and leaves the text where it is. */
  readonly close: () => void;
  /** Closes the bar and goes back to where the text stood when it was opened. */
  readonly goBack: () => void;
}

/** Where the text stood before anything was looked for: an offset, and how far below the upper edge it was in CSS pixels. */
interface Origin {
  readonly caret: number;
  readonly offset: number;
  readonly below: number;
}

const nothing: FindQuery = { words: '', matchCase: false, wholeWords: false };

/** Finds words in the whole text, furniture included; the first hit taken is the one at or after the caret. */
export function useFinding(reading: ReaderDocument, view: TextView | null, caret: number): DocumentFinding {
  const { text, blocks } = reading;
  const [finding, setFinding] = useState<FindQuery | null>(null);
  const [last, setLast] = useState(nothing);
  const [asked, setAsked] = useState(0);
  /** Where the present hit begins; null until the first one after the caret is known. */
  const [chosen, setChosen] = useState<number | null>(null);
  const [origin, setOrigin] = useState<Origin>({ caret: 0, offset: 0, below: 0 });
  const { list: hits, complete, fresh } = useHits(text, finding);
  const hitsInFurniture = useMemo(
    () =>
      hits.filter(({ start, end }) =>
        segmentsOfSpan(blocks, start, end).some((segment) => blocks[segment.index]?.furniture === true),
      ).length,
    [hits, blocks],
  );
  const following = placeAtOrAfter(hits, chosen ?? origin.caret);
  // Until all was looked through, the hit after the caret may still come.
  const wrapped = complete && hits.length > 0 ? 0 : null;
  const at = !fresh || finding === null ? null : following < hits.length ? following : wrapped;
  const current = at === null ? null : (hits[at] ?? null);
  const start = current?.start ?? null;
  const end = current?.end ?? null;
  useEffect(() => {
    if (start !== null && end !== null) view?.reveal(start, end);
  }, [view, start, end]);

  const set = (query: FindQuery): void => {
    setLast(query);
    setFinding(query);
    setChosen(null);
  };
  return {
    finding,
    hits,
    complete,
    fresh,
    hitsInFurniture,
    current,
    currentAt: at,
    asked,
    open: () => {
      setAsked(asked + 1);
      if (finding !== null) return;
      const pane = paneOf(view);
      if (view !== null && pane !== null) setOrigin({ caret, ...firstOnScreen(view, pane) });
      set(last);
    },
    setQuery: (change) => set({ ...(finding ?? last), ...change }),
    step: (direction) => {
      if (at === null) return;
      setChosen(hits[(at + direction + hits.length) % hits.length]?.start ?? null);
    },
    close: () => setFinding(null),
    goBack: () => {
      setFinding(null);
      const pane = paneOf(view);
      if (view !== null && pane !== null) scrollToOffset(pane, view.body, origin.offset, origin.below);
    },
  };
}

function paneOf(view: TextView | null): HTMLElement | null {
  return view?.body.root.closest<HTMLElement>('.reader-scroller') ?? null;
}

function firstOnScreen(view: TextView, pane: HTMLElement): Omit<Origin, 'caret'> {
  const { top } = pane.getBoundingClientRect();
  const offset = offsetAtHeight(view.body, top);
  return { offset, below: (caretRectangle(view.body, offset, 'after')?.top ?? top) - top };
}

/** The place of the first hit at or after an offset, or the number of hits where none is. */
function placeAtOrAfter(hits: readonly Interval[], offset: number): number {
  let from = 0;
  let to = hits.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((hits[middle]?.start ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}
