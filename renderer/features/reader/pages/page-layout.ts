/** How large pages are shown: as wide as the pane, whole in the pane, or at a share of their real size. */
export type PageZoom =
  | { readonly kind: 'width' }
  | { readonly kind: 'page' }
  /** 1 is the real size, at 96 CSS pixels an inch. */
  | { readonly kind: 'share'; readonly share: number };

/** Quarter turns to the right, in degrees. */
export type PageTurn = 0 | 90 | 180 | 270;

/** How the pages of a document are shown. */
export interface PageLook {
  readonly zoom: PageZoom;
  readonly turn: PageTurn;
  /** Two pages side by side, the first at the left. */
  readonly two: boolean;
}

/** A page on the screen as it is turned, in CSS pixels from the top left corner of all pages. */
export interface PlacedPage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** CSS pixels a point. */
  readonly scale: number;
}

/** All pages of a document on the screen. */
export interface PageLayout {
  readonly pages: readonly PlacedPage[];
  readonly width: number;
  readonly height: number;
}

/** The room there is for pages, in CSS pixels. */
export interface PagePane {
  readonly width: number;
  readonly height: number;
  /** Room kept beside the pages for the signs of passages: at the right, and at the left too where two pages stand there. */
  readonly margin: number;
}

/** CSS pixels a point of 1/72 inch at real size. */
export const pixelsPerPointAtFull = 96 / 72;

/** Room between pages, and at the edges of the pane where no margin is, in CSS pixels. */
export const pageGap = 14;

/** The least and the most that pages are made smaller and larger. */
const leastShare = 0.1;
const mostShare = 8;

/** The sizes that zooming steps through, as shares of the real one. */
const steps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6, 8] as const;

/** Places pages below one another, one or two in a row; each row fits the pane by itself where the zoom says so. */
export function layOutPages(
  sizes: readonly { readonly width: number; readonly height: number }[],
  look: PageLook,
  pane: PagePane,
): PageLayout {
  const perRow = look.two ? 2 : 1;
  const before = look.two ? pane.margin : pageGap;
  const room = { width: pane.width - before - pane.margin, height: pane.height - 2 * pageGap };
  const rows: { readonly pages: PlacedPage[]; readonly width: number; readonly height: number }[] = [];
  for (let first = 0; first < sizes.length; first += perRow) {
    const turned = sizes.slice(first, first + perRow).map((size) => asTurned(size, look.turn));
    const gaps = (turned.length - 1) * pageGap;
    // A last page that stands alone is as large as the ones above it.
    const wide = turned.length < perRow ? (turned[0]?.width ?? 0) : 0;
    const width = turned.reduce((sum, size) => sum + size.width, wide);
    const height = Math.max(...turned.map((size) => size.height));
    const scale = scaleOf(
      look.zoom,
      { width, height },
      { ...room, width: room.width - (perRow - 1) * pageGap },
    );
    let left = 0;
    const pages = turned.map((size) => {
      const page = { left, top: 0, width: size.width * scale, height: size.height * scale, scale };
      left += page.width + pageGap;
      return page;
    });
    rows.push({ pages, width: left - pageGap + (gaps === 0 ? wide * scale : 0), height: height * scale });
  }
  const widest = Math.max(0, ...rows.map((row) => row.width));
  const whole = Math.max(pane.width, widest + before + pane.margin);
  let top = 0;
  const pages = rows.flatMap((row) => {
    const left = before + (whole - before - pane.margin - row.width) / 2;
    const at = top;
    top += row.height + pageGap;
    return row.pages.map((page) => ({
      ...page,
      left: left + page.left,
      top: at + (row.height - page.height) / 2,
    }));
  });
  return { pages, width: whole, height: top };
}

/** The indexes, half-open, of the pages that a stretch of heights meets. */
export function pagesBetween(layout: PageLayout, top: number, bottom: number): readonly [number, number] {
  const { pages } = layout;
  const first = firstWhere(pages.length, (at) => bottomOf(pages[at]) > top);
  const after = firstWhere(pages.length, (at) => (pages[at]?.top ?? 0) >= bottom);
  return [first, Math.max(first, after)];
}

/** The index of the page that is read at a height: the first that reaches below it, or the last. */
export function pageAtHeight(layout: PageLayout, height: number): number {
  const { pages } = layout;
  return Math.min(
    Math.max(0, pages.length - 1),
    firstWhere(pages.length, (at) => bottomOf(pages[at]) > height),
  );
}

/** The index of the page that is read where so much of the pane lies below a height: one of which little is left gives way to the next. */
export function pageReadAt(layout: PageLayout, top: number, pane: number): number {
  const first = pageAtHeight(layout, top);
  const placed = layout.pages[first];
  if (placed === undefined) return first;
  const left = placed.top + placed.height - top;
  return left < Math.min(placed.height / 2, pane / 3) ? pageAtHeight(layout, top + left + pageGap) : first;
}

/** The next larger or smaller zoom from the share that is shown now. */
export function zoomStep(share: number, direction: 1 | -1): PageZoom {
  const next =
    direction === 1
      ? steps.find((step) => step > share * 1.01)
      : steps.findLast((step) => step < share * 0.99);
  return { kind: 'share', share: next ?? (direction === 1 ? mostShare : leastShare) };
}

/** A place on a page, in any unit, from its top left corner. */
export interface PagePlace {
  readonly x: number;
  readonly y: number;
}

/** Where a place of an upright page is once the page is turned; `width` and `height` are the upright page's. */
export function turnPlace(
  { x, y }: PagePlace,
  turn: PageTurn,
  { width, height }: { readonly width: number; readonly height: number },
): PagePlace {
  switch (turn) {
    case 0:
      return { x, y };
    case 90:
      return { x: height - y, y: x };
    case 180:
      return { x: width - x, y: height - y };
    case 270:
      return { x: y, y: width - x };
  }
}

/** The inverse of `turnPlace`: where a place of a turned page is on the upright one, whose size is given. */
export function unturnPlace(
  { x, y }: PagePlace,
  turn: PageTurn,
  { width, height }: { readonly width: number; readonly height: number },
): PagePlace {
  switch (turn) {
    case 0:
      return { x, y };
    case 90:
      return { x: y, y: height - x };
    case 180:
      return { x: width - x, y: height - y };
    case 270:
      return { x: width - y, y: x };
  }
}

function asTurned(
  size: { readonly width: number; readonly height: number },
  turn: PageTurn,
): { readonly width: number; readonly height: number } {
  // A page that says it has no size gets one, so that nothing is divided by nothing.
  const width = Math.max(1, size.width);
  const height = Math.max(1, size.height);
  return turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };
}

function scaleOf(
  zoom: PageZoom,
  size: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
): number {
  const share = zoom.kind === 'share' ? zoom.share : null;
  const wanted =
    share !== null
      ? share * pixelsPerPointAtFull
      : zoom.kind === 'width'
        ? room.width / size.width
        : Math.min(room.width / size.width, room.height / size.height);
  return Math.min(mostShare, Math.max(leastShare, wanted / pixelsPerPointAtFull)) * pixelsPerPointAtFull;
}

function bottomOf(page: PlacedPage | undefined): number {
  return page === undefined ? 0 : page.top + page.height;
}

/** The first of ascending places that something holds for, or `count` where none is. */
function firstWhere(count: number, holds: (at: number) => boolean): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
