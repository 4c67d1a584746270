import type { RefObject } from 'react';
import { useCallback, useEffect, useState } from 'react';

/** Which rows of a long list are near the part on screen: half-open `[first, last)`. */
export interface VisibleRows {
  readonly first: number;
  readonly last: number;
  /** Brings a row fully into view below a head of the given height; nothing moves when it already is. */
  readonly reveal: (index: number, headHeight: number) => void;
}

const margin = 10;

/** Follows the scrolling of an element with rows of one height, in CSS pixels, and says which of them to draw. */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): VisibleRows {
  const [view, setView] = useState({ first: 0, last: 40 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - margin);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + margin;
      // In steps, so that most scrolling draws nothing anew.
      const stepped = { first: first - (first % margin), last: last + (margin - (last % margin)) };
      setView((now) => (now.first === stepped.first && now.last === stepped.last ? now : stepped));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, rowHeight]);
  const reveal = useCallback(
    (index: number, headHeight: number) => {
      const element = scroller.current;
      if (element === null) return;
      const top = index * rowHeight;
      const bottom = top + rowHeight + headHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight)
        element.scrollTop = bottom - element.clientHeight;
    },
    [scroller, rowHeight],
  );
  return { first: Math.min(view.first, count), last: Math.min(count, view.last), reveal };
}
