import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { TextView } from './text-view.ts';

/** The number of the first block on the screen, following the scrolling frame by frame. */
export function useFirstVisible(scroller: RefObject<HTMLElement | null>, view: TextView | null): number {
  const [block, setBlock] = useState(1);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || view === null) return undefined;
    let frame: number | undefined;
    const look = (): void => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        setBlock(view.position(0).block);
      });
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      element.removeEventListener('scroll', look);
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [scroller, view]);
  return block;
}
