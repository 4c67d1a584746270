import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { TextView } from './text-view.ts';

/** How long the scrolling rests before what follows it moves: while it goes on, nothing may slow it down. */
const restMs = 90;

/** The number of the first block on the screen, known a moment after the scrolling has come to rest. */
export function useFirstVisible(scroller: RefObject<HTMLElement | null>, view: TextView | null): number {
  const [block, setBlock] = useState(1);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || view === null) return undefined;
    let timer: number | undefined;
    const look = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setBlock(view.position(0).block), restMs);
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      element.removeEventListener('scroll', look);
      window.clearTimeout(timer);
    };
  }, [scroller, view]);
  return block;
}
