import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { TextView } from './text-view.ts';

/** How long the scrolling rests before what follows it moves: while it goes on, nothing may slow it down. */
const restMs = 90;

/**
 * Where one reads, as a canonical offset: at the caret while it can be seen, else at the first block on the screen, known a
 * moment after the scrolling has come to rest.
 */
export function useReadingOffset(
  scroller: RefObject<HTMLElement | null>,
  view: TextView | null,
  caret: number,
): number {
  const [scrolled, setScrolled] = useState<{ readonly offset: number; readonly from: number } | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || view === null) return undefined;
    let timer: number | undefined;
    const look = (): void => {
      if (view.isInSight(caret)) {
        setScrolled(null);
        return;
      }
      const first = view.body.blocks()[view.position(0).block - 1];
      setScrolled({ offset: first?.start ?? 0, from: caret });
    };
    const lookSoon = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, restMs);
    };
    element.addEventListener('scroll', lookSoon, { passive: true });
    return () => {
      element.removeEventListener('scroll', lookSoon);
      window.clearTimeout(timer);
    };
  }, [scroller, view, caret]);
  return scrolled !== null && scrolled.from === caret ? scrolled.offset : caret;
}
