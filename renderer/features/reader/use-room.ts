import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';
import { usePreferences } from '../../state/preferences.ts';

/** Which of the side panes fit beside the text. */
export interface FittingPanes {
  readonly documents: boolean;
  readonly passages: boolean;
}

/**
 * Watches how much room the screen has, and says which panes leave the text its measure of at least 62 characters: on a
 * narrow screen the documents go first, then the passages. Panes that do not fit can still be laid over the text.
 */
export function useRoomFor(screen: RefObject<HTMLElement | null>): {
  readonly fitting: (widths: { readonly documents: number; readonly passages: number }) => FittingPanes;
} {
  const { preferences } = usePreferences();
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = screen.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [screen]);
  return {
    fitting: (widths) => {
      if (width === null) return { documents: true, passages: true };
      return fittingPanes(width, widths, textWidth(preferences.textSize));
    },
  };
}

/** Which panes fit into a width beside a text of the given width, all in CSS pixels. */
export function fittingPanes(
  width: number,
  widths: { readonly documents: number; readonly passages: number },
  text: number,
): FittingPanes {
  const passages = width - widths.passages >= text;
  return { passages, documents: passages && width - widths.passages - widths.documents >= text };
}

/** Room for 62 characters of the reading size with its margins, in CSS pixels. */
function textWidth(textSize: number): number {
  return Math.round(62 * 7.4 * (textSize / 100)) + 148;
}
