import type { Canvas, PageSize } from './canvas.ts';
import { page } from './page-geometry.ts';
import { placeLine, setParagraph, type Typesetter } from './paragraph.ts';
import { styles, type TextStyle } from './text-style.ts';

/** Where a place of the pack is. */
export interface Place {
  /** Index of the page, from 0. */
  readonly page: number;
  /** Points from the page's top. */
  readonly top: number;
  /** Index of the file, from 0, in a pack of several volumes. */
  readonly volume?: number;
}

/** What stands in the running head: on the left always the same, on the right by the page of its section, from 1. */
export interface RunningHead {
  readonly left: string;
  readonly right: (pageOfSection: number) => string;
  readonly style: TextStyle;
}

/** The pages as they fill from top to bottom. */
export interface PageFlow {
  readonly canvas: Canvas;
  /** Index of the page being filled, from 0. */
  readonly page: () => number;
  /** Height of the next free line on it. */
  readonly top: () => number;
  readonly moveDown: (by: number) => void;
  readonly moveTo: (top: number) => void;
  readonly fits: (height: number) => boolean;
  readonly isPageFresh: () => boolean;
  /** Begins a section on a new page. */
  readonly startSection: (head: RunningHead) => void;
  /** Begins a page of a document's own: of its size, without running head, numbered by whoever draws it. */
  readonly startSheet: (size: PageSize) => void;
  /** The number printed on the page being filled. */
  readonly label: () => string;
  /** Goes on on a new page of the same section. */
  readonly turnPage: () => void;
  /** Has something done at the foot of every page of the section, before the next begins; null ends that. */
  readonly beforePageEnds: (action: (() => void) | null) => void;
  /** Notes that a place is here, at the top of the next line or `above` points over it. */
  readonly mark: (name: string, above?: number) => void;
  /** Notes that a place is at this height of the page. */
  readonly markAt: (name: string, top: number) => void;
}

const noReport = { missing: (): void => undefined, invisible: (): void => undefined };

/**
 * Begins a flow of pages on a canvas; places met are put into `places`. `labelOf` writes a page's number by its index; `onPage`
 * is told of each page as it begins.
 */
export function startFlow(
  canvas: Canvas,
  setter: Typesetter,
  places: Map<string, Place>,
  labelOf: (page: number) => string,
  onPage: (page: number) => void = () => undefined,
): PageFlow {
  let index = -1;
  let top: number = page.top;
  let pageOfSection = 0;
  let beforeEnd: (() => void) | null = null;
  let head: RunningHead = { left: '', right: () => '', style: styles.runningHead };

  const drawOneLine = (
    text: string,
    style: TextStyle,
    from: number,
    baseline: number,
    width: number,
  ): void => {
    const paragraph = setParagraph(setter, [{ text, style }], width, noReport);
    const line = paragraph.lines[0];
    if (line === undefined) return;
    const runs = placeLine(paragraph, line);
    const used = runs.reduce((sum, run) => sum + run.width, 0);
    const start = from < 0 ? -from - used : from;
    const firstLeft = Math.min(...runs.map((run) => run.left), Infinity);
    for (const run of runs) {
      canvas.text({ ...run, size: style.size, colour: style.colour }, start + run.left - firstLeft, baseline);
    }
  };

  const startPage = (): void => {
    index += 1;
    pageOfSection += 1;
    top = page.top;
    canvas.startPage();
    onPage(index);
    if (!canvas.draws) return;
    canvas.artifact('Pagination', () => {
      const right = head.right(pageOfSection);
      const half = (page.right - page.left) / 2;
      const { style } = head;
      if (head.left !== '') {
        drawOneLine(
          shortened(setter, head.left, style, right === '' ? half * 2 : half + 60),
          style,
          page.left,
          page.runningHeadBaseline,
          1000,
        );
      }
      if (right !== '') {
        drawOneLine(
          shortened(setter, right, style, half - 72),
          style,
          -page.right,
          page.runningHeadBaseline,
          1000,
        );
      }
      drawOneLine(labelOf(index), styles.pageNumber, -page.pageNumberRight, page.pageNumberBaseline, 1000);
    });
  };

  const markAt = (name: string, at: number): void => {
    // What stands in a pack twice is found where it stands first.
    if (places.has(name)) return;
    places.set(name, { page: index, top: at });
    canvas.place(name, at);
  };

  return {
    canvas,
    page: () => index,
    top: () => top,
    moveDown: (by) => {
      top += by;
    },
    moveTo: (to) => {
      top = to;
    },
    fits: (height) => top + height <= page.bottom + 0.01,
    isPageFresh: () => top <= page.top,
    startSection: (next) => {
      beforeEnd = null;
      head = next;
      pageOfSection = 0;
      startPage();
    },
    startSheet: (size) => {
      beforeEnd = null;
      index += 1;
      canvas.startPage(size);
      onPage(index);
    },
    label: () => labelOf(index),
    turnPage: () => {
      beforeEnd?.();
      startPage();
    },
    beforePageEnds: (action) => {
      beforeEnd = action;
    },
    mark: (name, above = 0) => markAt(name, top - above),
    markAt,
  };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text cut to a width in points, with an ellipsis where something was cut off. */
export function shortened(setter: Typesetter, text: string, style: TextStyle, width: number): string {
  const widthOf = (candidate: string): number => {
    const paragraph = setParagraph(setter, [{ text: candidate, style }], 100_000, noReport);
    const line = paragraph.lines[0];
    return line === undefined ? 0 : placeLine(paragraph, line).reduce((sum, run) => sum + run.width, 0);
  };
  const oneLine = text.replace(/\s+/g, ' ');
  if (widthOf(oneLine) <= width) return oneLine;
  const graphemes = [...segmenter.segment(oneLine.slice(0, 400))].map((part) => part.segment);
  let fewest = 0;
  let most = graphemes.length;
  while (fewest < most) {
    const middle = Math.ceil((fewest + most) / 2);
    if (widthOf(`${graphemes.slice(0, middle).join('').trimEnd()}…`) <= width) fewest = middle;
    else most = middle - 1;
  }
  return `${graphemes.slice(0, fewest).join('').trimEnd()}…`;
}
