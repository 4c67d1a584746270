import type { PassageMark, Theme } from '../../../../shared/model/index.ts';
import { caretRectangle } from '../dom-positions.ts';
import { deepestLanes } from '../gutter-depth.ts';
import { intervalIndex } from '../interval-index.ts';
import { writeNativeSelection } from '../native-selection.ts';
import type { TextSelection } from '../native-selection.ts';
import type { PlaceInText } from '../reading-positions.ts';
import { revealSpan } from '../reveal-span.ts';
import { movements } from '../text-view.ts';
import type { TextView, TextViewElements } from '../text-view.ts';
import type { PaintedMarks } from '../theme-highlights.ts';
import { drawingQueue } from './drawing-queue.ts';
import type { DrawingQueue } from './drawing-queue.ts';
import { blockNumberAt, pageBody, pageIndexOf } from './page-body.ts';
import type { PageLayout, PageLook } from './page-layout.ts';
import { layOutPages, pageAtHeight, pageReadAt, pagesBetween, pixelsPerPointAtFull } from './page-layout.ts';
import { paintPage } from './page-marks.ts';
import { boxOnScreen } from './box-on-screen.ts';
import type { ShownSheet } from './box-on-screen.ts';
import { pageWordsKept } from './page-words-kept.ts';
import type { PageSource } from './page-source.ts';
import { watchPagePointer } from './page-pointer.ts';
import { picturesWanted } from './pictures-wanted.ts';
import { createPageSheet } from './page-sheet.ts';
import type { PageSheet } from './page-sheet.ts';
import { createPageStripes, stripesWidth } from './page-stripes.ts';
import { revealAcross } from './reveal-across.ts';
import { fillWordsLayer } from './words-layer.ts';

/** A document's pages on the screen: a text view, and what can be done with pages besides. */
export interface PageView extends TextView {
  readonly setLook: (look: PageLook) => void;
  /** Brings a page, from 1, to the upper edge. */
  readonly goToPage: (page: number) => void;
  /** The number of the page that is read, and the share of its real size at which it is shown. */
  readonly now: () => { readonly page: number; readonly share: number };
  /** Draws again what could not be drawn. */
  readonly drawAgain: () => void;
  /** For pictures besides the pages themselves. */
  readonly queue: DrawingQueue;
}

/** Told of what changes without being asked for. */
export interface PageViewHandlers {
  /** Another page is read, or the same at another size. */
  readonly onPage: (now: { readonly page: number; readonly share: number }) => void;
  /** The source asks for its password. */
  readonly onPasswordWanted: () => void;
}

/** Draws a document's pages, those near the viewport only, and keeps everything over them in step. */
export function createPageView(
  elements: TextViewElements,
  source: PageSource,
  from: PlaceInText | null,
  firstLook: PageLook,
  handlers: PageViewHandlers,
): PageView {
  const { scroller, paper, root } = elements;
  const { text, pages } = source;
  let { blocks } = source;
  let look = firstLook;
  let layout: PageLayout = { pages: [], width: 0, height: 0 };
  let themes: readonly Theme[] = [];
  let lanes = 0;
  let caretAt: TextSelection = { anchor: from?.caret ?? 0, focus: from?.caret ?? 0 };
  let marks: PaintedMarks = {
    passages: intervalIndex([]),
    unsure: intervalIndex([]),
    sourceMarks: intervalIndex([]),
    termsIn: null,
    hits: intervalIndex([]),
    currentHit: null,
    activePassage: null,
    preview: null,
    selection: null,
  };
  let painting = 0;
  let frame: number | undefined;
  let idle: number | undefined;
  let pinned: number | null = null;
  /** What was asked to be seen on a page whose words were not there yet. */
  let toReveal: { readonly start: number; readonly end: number } | null = null;
  let goneTo: number | null = null;
  let told = { page: 0, share: 0 };
  let disposed = false;
  const sheets = new Map<number, PageSheet>();
  const queue = drawingQueue(source.draw);
  const failed = new Set<number>();

  const { wordsOf, hasWords } = pageWordsKept(source, {
    keeps: (index) => sheets.has(index),
    onWords: (index) => {
      if (disposed) return;
      if (toReveal !== null && pageIndexOf({ text, pages }, toReveal.start) === index) {
        const { start, end } = toReveal;
        toReveal = null;
        view.reveal(start, end);
      }
      drawSoon();
    },
  });

  const body = pageBody({
    root,
    text,
    pages,
    blocks: () => blocks,
    layout: () => layout,
    look: () => look,
    sheetOf: (index) => sheets.get(index) ?? null,
    wordsOf,
  });
  const stripes = createPageStripes(elements.gutter, root);
  const stopPointing = watchPagePointer(body, scroller, (anchor) => {
    pinned = anchor === null ? null : pageIndexOf({ text, pages }, anchor);
  });

  const placeCaret = (): void => {
    const box = caretRectangle(body, caretAt.focus, caretAt.focus < caretAt.anchor ? 'after' : 'before');
    const origin = paper.getBoundingClientRect();
    elements.caret.hidden = box === null;
    if (box === null) return;
    elements.caret.style.translate = `${box.left - origin.left}px ${box.top - origin.top}px`;
    elements.caret.style.height = `${Math.max(2, box.height)}px`;
    elements.caret.style.width = `${Math.max(2, box.width)}px`;
  };
  /** How far the pages are scrolled past, from the upper edge of the first. */
  const scrolled = (): number => scroller.getBoundingClientRect().top - root.getBoundingClientRect().top;

  const nearIndexes = (): ReadonlySet<number> => {
    const top = scrolled();
    const pane = scroller.clientHeight;
    const [first, after] = pagesBetween(layout, top - pane, top + 2 * pane);
    const near = new Set<number>();
    for (let index = first; index < after; index += 1) near.add(index);
    if (pinned !== null) near.add(pinned);
    return near;
  };
  const keepSheets = (): void => {
    const near = nearIndexes();
    for (const [index, sheet] of sheets) {
      if (near.has(index)) continue;
      sheet.element.remove();
      sheets.delete(index);
    }
    for (const index of [...near].sort((one, other) => one - other)) {
      const page = pages[index];
      const placed = layout.pages[index];
      if (sheets.has(index) || page === undefined || placed === undefined) continue;
      const sheet = createPageSheet(index, page);
      sheet.place(placed, look);
      sheets.set(index, sheet);
      // In their order, which is the order in which they are read.
      const next = [...root.children].find(
        (other) => Number((other as HTMLElement).dataset['page']) > page.number,
      );
      root.insertBefore(sheet.element, next ?? null);
    }
  };
  const paintSheet = (sheet: PageSheet): void => {
    const page = pages[sheet.index];
    const of = wordsOf(sheet.index);
    if (page === undefined || of === null) return;
    if (sheet.filled?.of !== of) {
      sheet.filled = { of, layer: fillWordsLayer(sheet.words, text, page, of.words) };
      sheet.painted = -1;
    }
    if (sheet.painted === painting) return;
    paintPage(sheet.marks, page, of, marks, themes);
    sheet.painted = painting;
  };
  const wantPictures = (): void => {
    const top = scrolled();
    queue.want(
      'pages',
      picturesWanted(
        shownSheets().filter(({ sheet }) => !failed.has(sheet.index)),
        { top, bottom: top + scroller.clientHeight },
        (sheet, { code }) => {
          failed.add(sheet.index);
          if (code === 'source-needs-password' || code === 'source-password-wrong') {
            handlers.onPasswordWanted();
          }
        },
      ),
    );
  };
  const tellPage = (): void => {
    const now = view.now();
    if (now.page === told.page && now.share === told.share) return;
    told = now;
    handlers.onPage(now);
  };
  const shownSheets = (): readonly ShownSheet[] =>
    [...sheets.values()].flatMap((sheet) => {
      const page = pages[sheet.index];
      const placed = layout.pages[sheet.index];
      return page === undefined || placed === undefined ? [] : [{ sheet, page, placed }];
    });
  const paintLater = (): void => {
    idle = undefined;
    const next = [...sheets.values()].find((sheet) => sheet.filled === null && wordsOf(sheet.index) !== null);
    if (next === undefined || disposed) return;
    paintSheet(next);
    drawSoon();
  };
  const draw = (): void => {
    keepSheets();
    const [first, after] = pagesBetween(layout, scrolled(), scrolled() + scroller.clientHeight);
    for (const sheet of sheets.values()) {
      // Words of pages out of sight can wait: there are hundreds on each.
      if (sheet.filled !== null || (sheet.index >= first && sheet.index < after)) paintSheet(sheet);
      else idle ??= window.requestIdleCallback(paintLater);
    }
    stripes.draw(
      shownSheets(),
      (page) => marks.passages.overlapping(page.start, page.end),
      themes,
      lanes,
      look,
    );
    placeCaret();
    wantPictures();
    tellPage();
  };
  const drawSoon = (): void => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      if (!disposed) draw();
    });
  };
  const paintSoon = (): void => {
    painting += 1;
    drawSoon();
  };

  /** Lays the pages out for the room there is; what is read stays where it is. */
  const layOut = (): void => {
    const before = scrolled();
    const index = pageAtHeight(layout, before);
    const was = layout.pages[index];
    const part = was === undefined ? null : (before - was.top) / Math.max(1, was.height);
    const middle = (scroller.scrollLeft + scroller.clientWidth / 2) / Math.max(1, layout.width);
    layout = layOutPages(pages, look, {
      width: scroller.clientWidth,
      height: scroller.clientHeight,
      margin: stripesWidth(lanes),
    });
    root.style.width = `${layout.width}px`;
    root.style.height = `${layout.height}px`;
    paper.style.setProperty('--page-pane', `${scroller.clientWidth}px`);
    for (const sheet of sheets.values()) {
      const placed = layout.pages[sheet.index];
      if (placed !== undefined) sheet.place(placed, look);
    }
    const now = layout.pages[index];
    // Above the first page the head is read, which stays as it is.
    if (part !== null && now !== undefined && before > 0) {
      scroller.scrollTop += Math.round(now.top + part * now.height - scrolled());
    }
    scroller.scrollLeft = middle * layout.width - scroller.clientWidth / 2;
    drawSoon();
  };
  const onMovement = (): void => {
    toReveal = null;
  };
  scroller.addEventListener('scroll', drawSoon, { passive: true });
  for (const movement of movements) scroller.addEventListener(movement, onMovement, { passive: true });
  const resizing = new ResizeObserver(layOut);
  resizing.observe(scroller);
  // Notes above the pages grow and go: what is placed on the paper moves with them.
  const moving = new ResizeObserver(drawSoon);
  moving.observe(paper);

  const boxOf = (start: number, end: number): DOMRect | null =>
    boxOnScreen(shownSheets(), { root, paper, look }, start, end) ?? view.caretBox(start, 'after');

  const view: PageView = {
    body,
    queue,
    setThemes: (changed) => {
      themes = changed;
      paintSoon();
    },
    setPassages: (passages: readonly PassageMark[], index) => {
      marks = { ...marks, passages: index };
      paintSoon();
      const needed = deepestLanes(passages, blocks);
      if (needed === lanes) return;
      lanes = needed;
      layOut();
    },
    setMarks: (changed) => {
      marks = { ...marks, ...changed };
      root.classList.toggle('reader-pages-selected', marks.selection !== null);
      paintSoon();
    },
    setBlocks: (changed) => {
      blocks = changed;
      drawSoon();
    },
    select: (selection) => {
      caretAt = selection;
      writeNativeSelection(body, selection);
      placeCaret();
    },
    drawCaret: (selection) => {
      caretAt = selection;
      placeCaret();
    },
    reveal: (start, end) => {
      const index = pageIndexOf({ text, pages }, start);
      if (index === null) return;
      toReveal = hasWords(index) ? null : { start, end };
      revealSpan(scroller, body, start, end);
      revealAcross(scroller, caretRectangle(body, start, 'after'));
      keepSheets();
      for (const sheet of sheets.values()) paintSheet(sheet);
      placeCaret();
      drawSoon();
    },
    boxOf,
    caretBox: (offset, side) => {
      const box = caretRectangle(body, offset, side);
      const origin = paper.getBoundingClientRect();
      return box === null ? null : new DOMRect(box.left - origin.left, box.top - origin.top, 0, box.height);
    },
    isInSight: (offset) => {
      const box = caretRectangle(body, offset);
      const pane = scroller.getBoundingClientRect();
      return box !== null && box.bottom > pane.top && box.top < pane.bottom;
    },
    isRightToLeft: () => false,
    position: (caret) => {
      if (text.length === 0) return { block: 0, pixels: Math.min(1_000_000, scrolled()), caret: 0 };
      const index = pageAtHeight(layout, scrolled());
      const start = pages[index]?.start ?? 0;
      // The first block that begins on the page names it.
      const block = blocks.find((one) => one.start >= start)?.number ?? blockNumberAt(blocks, start);
      return { block, pixels: Math.round(scrolled() - (layout.pages[index]?.top ?? 0)), caret };
    },
    setLook: (changed) => {
      if (JSON.stringify(changed) === JSON.stringify(look)) return;
      look = changed;
      layOut();
    },
    goToPage: (number) => {
      const placed = layout.pages[number - 1];
      if (placed === undefined) return;
      scroller.scrollTop += Math.round(placed.top - scrolled() - pageAbove);
      toReveal = null;
      goneTo = number;
      drawSoon();
    },
    now: () => {
      const index = pageReadAt(layout, scrolled() + pageAbove, scroller.clientHeight);
      // Of two in a row the one that was gone to.
      const isGoneTo = goneTo !== null && look.two && (goneTo - 1) >> 1 === index >> 1;
      const scale = layout.pages[index]?.scale ?? pixelsPerPointAtFull;
      return { page: (isGoneTo ? goneTo : pages[index]?.number) ?? 1, share: scale / pixelsPerPointAtFull };
    },
    drawAgain: () => {
      failed.clear();
      for (const sheet of sheets.values()) sheet.say(null);
      drawSoon();
    },
    dispose: () => {
      disposed = true;
      if (frame !== undefined) cancelAnimationFrame(frame);
      if (idle !== undefined) window.cancelIdleCallback(idle);
      queue.close();
      stopPointing();
      stripes.dispose();
      scroller.removeEventListener('scroll', drawSoon);
      for (const movement of movements) scroller.removeEventListener(movement, onMovement);
      resizing.disconnect();
      moving.disconnect();
      root.classList.remove('reader-pages-selected');
      root.style.width = '';
      root.style.height = '';
      elements.caret.style.width = '';
      body.dispose();
    },
  };
  layOut();
  if (from !== null) {
    const start = blocks[from.block - 1]?.start;
    const index = start === undefined ? null : pageIndexOf({ text, pages }, start);
    const top = index === null ? 0 : (layout.pages[index]?.top ?? 0);
    if (top + from.pixels > 0) scroller.scrollTop += Math.round(top + from.pixels - scrolled());
  }
  keepSheets();
  // Asked for at once: the picture is drawn while the window lays out the rest.
  wantPictures();
  return view;
}

/** Room kept above a page that was gone to, in CSS pixels. */
const pageAbove = 8;
