import type { Page, PassageMark, Theme } from '../../../../shared/model/index.ts';
import { looksOf, replaceStripes } from '../gutter-drawing.ts';
import type { GutterStretch } from '../gutter-lanes.ts';
import type { PageLook, PlacedPage } from './page-layout.ts';
import { turnPlace } from './page-layout.ts';
import { stretchesOnPage } from './page-marks.ts';
import type { PageSheet } from './page-sheet.ts';

/** The stripes beside the pages, one a theme at the height of its passages, with the theme's code on it. */
export interface PageStripes {
  /** Draws the stripes of the pages near the viewport; those of others are taken away. */
  readonly draw: (
    near: readonly { readonly sheet: PageSheet; readonly page: Page; readonly placed: PlacedPage }[],
    passagesOn: (page: Page) => readonly PassageMark[],
    themes: readonly Theme[],
    lanes: number,
    look: PageLook,
  ) => void;
  readonly dispose: () => void;
}

/** Room between a page and its stripes, in CSS pixels. */
const besidePage = 8;

/** Room for so many stripes beside a page, with what keeps them off the page and the edge, in CSS pixels. */
export function stripesWidth(lanes: number): number {
  const lane = lanes > 4 ? 12 : 18;
  return Math.max(1, lanes) * lane + 2 * besidePage;
}

/** Draws into the gutter's element, whose corner is the pages' own. Pressing and moving among stripes is `gutterKeys`. */
export function createPageStripes(container: HTMLElement, root: HTMLElement): PageStripes {
  const drawn = new Map<PageSheet, { element: HTMLElement; stripes: ReadonlyMap<string, HTMLElement> }>();
  return {
    draw: (near, passagesOn, themes, lanes, look) => {
      for (const [sheet, { element }] of drawn) {
        if (near.some((one) => one.sheet === sheet)) continue;
        element.remove();
        drawn.delete(sheet);
      }
      const { offsetLeft, offsetTop } = root;
      for (const { sheet, page, placed } of near) {
        const words = sheet.filled?.of ?? null;
        const known = drawn.get(sheet);
        if (words === null) continue;
        const stretches = stretchesOnPage(page, words, passagesOn(page)).map((stretch) =>
          heightsOf(stretch, page, placed, look),
        );
        const element = known?.element ?? container.appendChild(document.createElement('div'));
        element.className = 'reader-gutter-section';
        const isLeft = look.two && sheet.index % 2 === 0;
        const left = isLeft
          ? placed.left - stripesWidth(lanes) + besidePage
          : placed.left + placed.width + besidePage;
        element.style.left = `${offsetLeft + Math.round(left)}px`;
        element.style.top = `${offsetTop + Math.round(placed.top)}px`;
        element.style.width = `${stripesWidth(lanes) - 2 * besidePage}px`;
        const looks = looksOf(stretches, themes, lanes);
        drawn.set(sheet, {
          element,
          stripes: replaceStripes(element, known?.stripes ?? none, looks, root),
        });
      }
      const hasStripes = container.querySelector('.reader-stripe') !== null;
      container.tabIndex = hasStripes && !container.contains(document.activeElement) ? 0 : -1;
    },
    dispose: () => {
      for (const { element } of drawn.values()) element.remove();
      drawn.clear();
      container.tabIndex = -1;
    },
  };
}

const none: ReadonlyMap<string, HTMLElement> = new Map();

/** A stretch in CSS pixels below the upper edge of the page as it is turned. */
function heightsOf(
  stretch: GutterStretch & { readonly left: number; readonly right: number },
  page: Page,
  { scale }: PlacedPage,
  { turn }: PageLook,
): GutterStretch {
  const one = turnPlace({ x: stretch.left, y: stretch.top }, turn, page).y * scale;
  const other = turnPlace({ x: stretch.right, y: stretch.bottom }, turn, page).y * scale;
  return { ...stretch, top: Math.round(Math.min(one, other)), bottom: Math.round(Math.max(one, other)) };
}
