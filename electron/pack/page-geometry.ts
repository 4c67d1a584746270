import type { TextStyle } from './text-style.ts';

/** An A4 page and its parts; points from the top left corner. */
export const page = {
  width: 595.28,
  height: 841.89,
  /** Text column. */
  left: 66,
  right: 529.28,
  top: 70,
  /** No content is drawn below, so nothing reaches the page number. */
  bottom: 772,
  runningHeadBaseline: 40,
  pageNumberBaseline: 808,
  /** Right edge of the page number, where a thumb finds it. */
  pageNumberRight: 561,
} as const;

/** Width of the text column. */
export const columnWidth = page.right - page.left;

/** Distance from a line's top to its baseline, whatever fonts stand on it. */
export function baselineOffset(style: Pick<TextStyle, 'size' | 'leading'>): number {
  return style.leading / 2 + style.size * 0.33;
}
