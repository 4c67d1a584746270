import type { Page } from '../../../../shared/model/index.ts';
import { boxesOfSpan } from '../../../../shared/text/index.ts';
import type { PageLook, PlacedPage } from './page-layout.ts';
import { turnPlace } from './page-layout.ts';
import type { PageSheet } from './page-sheet.ts';

/** A page near the viewport with where it is placed. */
export interface ShownSheet {
  readonly sheet: PageSheet;
  readonly page: Page;
  readonly placed: PlacedPage;
}

/** Where a span is drawn on the pages shown, all of it in one box relative to the paper; null where nothing of it is. */
export function boxOnScreen(
  shown: readonly ShownSheet[],
  on: { readonly root: HTMLElement; readonly paper: HTMLElement; readonly look: PageLook },
  start: number,
  end: number,
): DOMRect | null {
  const origin = on.paper.getBoundingClientRect();
  const corner = on.root.getBoundingClientRect();
  const boxes = shown.flatMap(({ sheet, page, placed }) =>
    boxesOfSpan(page.number, sheet.filled?.of.words ?? [], start, end).map((box) => {
      const one = turnPlace({ x: box.left, y: box.top }, on.look.turn, page);
      const other = turnPlace({ x: box.right, y: box.bottom }, on.look.turn, page);
      const left = corner.left - origin.left + placed.left;
      const top = corner.top - origin.top + placed.top;
      return {
        left: left + Math.min(one.x, other.x) * placed.scale,
        right: left + Math.max(one.x, other.x) * placed.scale,
        top: top + Math.min(one.y, other.y) * placed.scale,
        bottom: top + Math.max(one.y, other.y) * placed.scale,
      };
    }),
  );
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
