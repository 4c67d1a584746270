import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { blockAt } from '../../../shared/text/index.ts';
import type { TextView } from './text-view.ts';
import { offsetAtHeight } from './visible-span.ts';

/** How long the scrolling rests before what follows it moves, in milliseconds. */
const restMs = 90;

/** How far below the upper edge a heading counts as the one being read under, in CSS pixels. */
export const readingLine = 72;

/** The number of the block one is reading: the one a little below the upper edge, known a moment after the scrolling rests. */
export function usePlaceInText(scroller: RefObject<HTMLElement | null>, view: TextView | null): number {
  const [block, setBlock] = useState(1);
  useEffect(() => {
    const pane = scroller.current;
    if (pane === null || view === null) return undefined;
    let timer: number | undefined;
    const look = (): void => {
      const offset = offsetAtHeight(view.body, pane.getBoundingClientRect().top + readingLine);
      setBlock(blockAt(view.body.blocks(), offset)?.number ?? 1);
    };
    const lookSoon = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, restMs);
    };
    lookSoon();
    pane.addEventListener('scroll', lookSoon, { passive: true });
    return () => {
      pane.removeEventListener('scroll', lookSoon);
      window.clearTimeout(timer);
    };
  }, [scroller, view]);
  return block;
}
