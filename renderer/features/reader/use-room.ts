import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';
import { usePreferences } from '../../state/preferences.ts';

/** Widths of the side panes, in CSS pixels. */
export interface PaneWidths {
  readonly documents: number;
  readonly passages: number;
}

/** Which of the side panes fit beside the text. */
export interface FittingPanes {
  readonly documents: boolean;
  readonly passages: boolean;
}

/** The room of the screen and what it is enough for. */
export interface ReaderRoom {
  /** In CSS pixels; null before it was measured. */
  readonly width: number | null;
  /** The least width a document beside another is given, in CSS pixels. */
  readonly leastSide: number;
  /** Whether two documents find room beside each other at all. */
  readonly fitsTwo: boolean;
  readonly fitting: (widths: PaneWidths) => FittingPanes;
}

/**
 * Watches how much room the screen has, and says which panes leave the text its measure: at least 62 characters where one
 * document is read, 46 for each of two. On a narrow screen the documents go first, then the passages, then the second
 * document. Panes that do not fit can still be laid over the text.
 */
export function useRoomFor(screen: RefObject<HTMLElement | null>, sides: 1 | 2): ReaderRoom {
  const { textSize } = usePreferences().preferences;
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = screen.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [screen]);
  const leastSide = textWidth(46, textSize);
  const fitsTwo = width === null || width >= 2 * leastSide;
  const text = sides === 2 && fitsTwo ? 2 * leastSide : textWidth(62, textSize);
  return {
    width,
    leastSide,
    fitsTwo,
    fitting: (widths) =>
      width === null ? { documents: true, passages: true } : fittingPanes(width, widths, text),
  };
}

/** Which panes fit into a width beside texts of the given width, all in CSS pixels. */
export function fittingPanes(width: number, widths: PaneWidths, text: number): FittingPanes {
  const passages = width - widths.passages >= text;
  return { passages, documents: passages && width - widths.passages - widths.documents >= text };
}

/** The width of the first of two sides: its share of the room, while both keep the least width. In CSS pixels. */
export function firstSideWidth(room: number, share: number, least: number): number {
  return Math.round(Math.max(least, Math.min(room - least, room * share)));
}

/** Room for so many characters of the reading size with the text's margins and its map, in CSS pixels. */
function textWidth(characters: number, textSize: number): number {
  return Math.round(characters * 7.4 * (textSize / 100)) + 184;
}
