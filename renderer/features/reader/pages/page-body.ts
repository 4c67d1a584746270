import type { Block, Page } from '../../../../shared/model/index.ts';
import { blockAt } from '../../../../shared/text/index.ts';
import type { BodyPlaces, DocumentBody } from '../document-body.ts';
import type { PageLayout, PageLook, PagePlace } from './page-layout.ts';
import { pageAtHeight, turnPlace, unturnPlace } from './page-layout.ts';
import type { PageSheet } from './page-sheet.ts';
import type { WordsOnPage } from './words-on-page.ts';
import {
  caretPlace,
  characterAtPlace,
  edgeOfLine,
  offsetAtPlace,
  offsetOnEdgeLine,
  offsetOnNextLine,
} from './words-on-page.ts';

/** What a body of pages looks at: the pages as they are shown now. */
export interface ShownPages {
  readonly root: HTMLElement;
  readonly text: string;
  readonly pages: readonly Page[];
  readonly blocks: () => readonly Block[];
  readonly layout: () => PageLayout;
  readonly look: () => PageLook;
  readonly sheetOf: (index: number) => PageSheet | null;
  /** The words of a page, which are asked for where they are not there yet; null until then. */
  readonly wordsOf: (index: number) => WordsOnPage | null;
}

/** The height of the caret on a page whose words are not known, in points. */
const unknownLine = 14;

/** A document's text where it stands on its pages. */
export function pageBody(shown: ShownPages): DocumentBody {
  const { root, text, pages } = shown;
  return {
    root,
    text,
    blocks: shown.blocks,
    // No block is an element of its own here: what acts on the elements of blocks has nothing to act on.
    elementOf: () => null,
    indexOf: () => null,
    sections: [],
    sectionOf: () => null,
    openedAt: [],
    refresh: () => undefined,
    places: placesOn(shown),
    dispose: () => {
      if (pages.length > 0) root.replaceChildren();
    },
  };
}

/** The index of the page that an offset is on; of a text without characters, null. */
export function pageIndexOf(
  { text, pages }: Pick<ShownPages, 'text' | 'pages'>,
  offset: number,
): number | null {
  if (text.length === 0 || pages.length === 0) return null;
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pages[middle]?.start ?? 0) > offset) high = middle - 1;
    else low = middle;
  }
  // Pages without text hold no place of it.
  while (low > 0 && pages[low]?.start === pages[low]?.end) low -= 1;
  return low;
}

function placesOn(shown: ShownPages): BodyPlaces {
  const { root, pages } = shown;

  const pageAtPoint = (x: number, y: number): { readonly index: number; readonly at: PagePlace } | null => {
    const layout = shown.layout();
    const origin = root.getBoundingClientRect();
    const [left, top] = [x - origin.left, y - origin.top];
    const first = pageAtHeight(layout, top);
    // Of two pages in a row the one that the point is nearer to.
    const beside = layout.pages[first + 1];
    const here = layout.pages[first];
    if (here === undefined) return null;
    const isBeside =
      beside !== undefined && beside.left > here.left && left > (here.left + here.width + beside.left) / 2;
    const index = isBeside && shown.look().two ? first + 1 : first;
    const placed = layout.pages[index];
    const page = pages[index];
    if (placed === undefined || page === undefined) return null;
    const turned = { x: (left - placed.left) / placed.scale, y: (top - placed.top) / placed.scale };
    return { index, at: unturnPlace(turned, shown.look().turn, page) };
  };
  const toScreen = (index: number, place: PagePlace): PagePlace => {
    const placed = shown.layout().pages[index];
    const page = pages[index];
    const origin = root.getBoundingClientRect();
    if (placed === undefined || page === undefined) return { x: origin.left, y: origin.top };
    const turned = turnPlace(place, shown.look().turn, page);
    return {
      x: origin.left + placed.left + turned.x * placed.scale,
      y: origin.top + placed.top + turned.y * placed.scale,
    };
  };
  const offsetAt = (x: number, y: number): number | null => {
    const found = pageAtPoint(x, y);
    const words = found === null ? null : shown.wordsOf(found.index);
    if (found === null) return null;
    return words === null ? null : offsetAtPlace(words, found.at);
  };

  return {
    domPosition: (offset, side) => {
      const index = pageIndexOf(shown, offset);
      const before = side === 'before' && index !== null && index > 0 && offset === pages[index]?.start;
      const at = before ? pageIndexOf(shown, offset - 1) : index;
      return at === null ? null : (shown.sheetOf(at)?.filled?.layer.domPosition(offset, side) ?? null);
    },
    offsetOfDom: (node, offset) => {
      const element = node instanceof Element ? node : node.parentElement;
      const number = element?.closest<HTMLElement>('.page-sheet')?.dataset['page'];
      if (number === undefined) return null;
      const index = Number(number) - 1;
      return shown.sheetOf(index)?.filled?.layer.offsetOfDom(node, offset) ?? pages[index]?.start ?? null;
    },
    offsetAt,
    characterAt: (x, y) => {
      const found = pageAtPoint(x, y);
      const words = found === null ? null : shown.wordsOf(found.index);
      return found === null || words === null ? null : characterAtPlace(words, found.at);
    },
    caretAt: (offset, side) => {
      const index = pageIndexOf(shown, offset);
      if (index === null) return null;
      const words = shown.wordsOf(index);
      const caret = (words === null ? null : caretPlace(words, offset, side)) ?? {
        x: 0,
        top: 0,
        bottom: unknownLine,
      };
      const one = toScreen(index, { x: caret.x, y: caret.top });
      const other = toScreen(index, { x: caret.x, y: caret.bottom });
      return new DOMRect(
        Math.min(one.x, other.x),
        Math.min(one.y, other.y),
        Math.abs(one.x - other.x),
        Math.abs(one.y - other.y),
      );
    },
    offsetAtHeight: (height) => {
      const layout = shown.layout();
      const top = height - root.getBoundingClientRect().top;
      const index = pageAtHeight(layout, top);
      const page = pages[index];
      const placed = layout.pages[index];
      if (page === undefined || placed === undefined) return 0;
      const part = Math.min(1, Math.max(0, (top - placed.top) / Math.max(1, placed.height)));
      return Math.round(page.start + part * (page.end - page.start));
    },
    lineEdge: (offset, edge) => {
      const index = pageIndexOf(shown, offset);
      const words = index === null ? null : shown.wordsOf(index);
      return words === null ? offset : edgeOfLine(words, offset, edge);
    },
    moveByLine: (offset, direction, goal) => {
      const index = pageIndexOf(shown, offset);
      const words = index === null ? null : shown.wordsOf(index);
      if (index === null || words === null) return { offset, goalX: goal ?? 0 };
      const goalX = goal ?? caretPlace(words, offset, 'before')?.x ?? 0;
      const onPage = offsetOnNextLine(words, offset, direction, goalX);
      if (onPage !== null) return { offset: onPage, goalX };
      const step = direction === 'forward' ? 1 : -1;
      for (let other = index + step; ; other += step) {
        const page = pages[other];
        if (page === undefined) return { offset, goalX };
        if (page.start === page.end) continue;
        const there = shown.wordsOf(other);
        // Until its words are there, the page's own edge is where one comes to.
        if (there === null) return { offset: direction === 'forward' ? page.start : page.end, goalX };
        const found = offsetOnEdgeLine(there, direction === 'forward' ? 'first' : 'last', goalX);
        if (found !== null) return { offset: found, goalX };
      }
    },
  };
}

/** The number of the block that an offset is in; 1 in a text without blocks. */
export function blockNumberAt(blocks: readonly Block[], offset: number): number {
  return blockAt(blocks, offset)?.number ?? 1;
}
