import { useEffect, useState } from 'react';
import type { FindQuery } from './find-in-text.ts';
import { findInSlices } from './find-in-text.ts';
import type { Interval } from './interval-index.ts';

/** What was found so far. */
export interface Hits {
  readonly list: readonly Interval[];
  /** False while the text is still being looked through. */
  readonly complete: boolean;
  /** False in the moment after the query changed: the hits are those of the query before. */
  readonly fresh: boolean;
}

interface FoundHits {
  readonly of: string;
  readonly list: readonly Interval[];
  readonly complete: boolean;
}

const none: readonly Interval[] = [];
const nothing: Hits = { list: none, complete: true, fresh: true };

/** How long one step may take before the window gets its turn, in milliseconds. */
const stepMs = 8;

/** Finds words in a text in steps between frames; a new query ends the one before. Null finds nothing. */
export function useHits(text: string, query: FindQuery | null): Hits {
  const [hits, setHits] = useState<FoundHits>({ of: '', list: none, complete: true });
  const words = query?.words ?? '';
  const matchCase = query?.matchCase === true;
  const wholeWords = query?.wholeWords === true;
  const of = `${String(matchCase)} ${String(wholeWords)} ${words}`;
  useEffect(() => {
    if (words === '') return undefined;
    const slices = findInSlices(text, { words, matchCase, wholeWords });
    const found: Interval[] = [];
    let timer: number | undefined;
    const goOn = (): void => {
      const startedAt = performance.now();
      let step = slices.next();
      while (step.done !== true) {
        found.push(...step.value);
        if (performance.now() - startedAt > stepMs) break;
        step = slices.next();
      }
      const complete = step.done === true;
      setHits({ of, list: found.length === 0 ? none : [...found], complete });
      if (!complete) timer = window.setTimeout(goOn, 0);
    };
    timer = window.setTimeout(goOn, 0);
    return () => window.clearTimeout(timer);
  }, [text, of, words, matchCase, wholeWords]);
  if (words === '') return nothing;
  const fresh = hits.of === of;
  return { list: hits.list, complete: fresh && hits.complete, fresh };
}
