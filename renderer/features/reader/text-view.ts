import type { Block, PassageMark, TextMark, Theme } from '../../../shared/model/index.ts';
import { invisibleCharacters } from '../../../shared/text/index.ts';
import { mountDocumentBody } from './document-body.ts';
import type { DocumentBody } from './document-body.ts';
import { caretRectangle, domPositionOf, rangesOfSpan } from './dom-positions.ts';
import { deepestLanes } from './gutter-depth.ts';
import { createGutter, gutterWidth } from './gutter-drawing.ts';
import { intervalIndex } from './interval-index.ts';
import type { IntervalIndex } from './interval-index.ts';
import { drawInvisibleSigns } from './invisible-signs.ts';
import { writeNativeSelection } from './native-selection.ts';
import type { TextSelection } from './native-selection.ts';
import { watchNearUnits } from './near-units.ts';
import { paintUnits } from './paint-units.ts';
import type { PaintUnit } from './paint-units.ts';
import type { PlaceInText } from './reading-positions.ts';
import type { GapSide } from './text-positions.ts';
import { revealSpan } from './reveal-span.ts';
import { registerThemeHighlights } from './theme-highlights.ts';
import type { PaintedMarks } from './theme-highlights.ts';

/** The elements a text is drawn into: React makes them and leaves their content alone. */
export interface TextViewElements {
  readonly scroller: HTMLElement;
  /** Holds the text and everything laid over it; what is laid over is placed relative to it. */
  readonly paper: HTMLElement;
  readonly root: HTMLElement;
  readonly gutter: HTMLElement;
  readonly signs: HTMLElement;
  readonly caret: HTMLElement;
}

/** A document's text on the screen, with everything painted over it. */
export interface TextView {
  readonly body: DocumentBody;
  readonly setThemes: (themes: readonly Theme[]) => void;
  /** The passages in order of position, and the same found by place. */
  readonly setPassages: (passages: readonly PassageMark[], index: IntervalIndex<PassageMark>) => void;
  readonly setMarks: (marks: Partial<Omit<PaintedMarks, 'passages'>>) => void;
  readonly setBlocks: (blocks: readonly Block[]) => void;
  /** Makes this the window's selection and draws the caret at its focus. */
  readonly select: (selection: TextSelection) => void;
  readonly drawCaret: (selection: TextSelection) => void;
  /** Scrolls until a span can be seen: to a third of the height, or not at all where it is seen already. */
  readonly reveal: (start: number, end: number) => void;
  /** Where a span is drawn, relative to the paper; null where nothing of it is laid out. */
  readonly boxOf: (start: number, end: number) => DOMRect | null;
  /** Where the caret would stand at an offset, relative to the paper, with no width; null where nothing is laid out. */
  readonly caretBox: (offset: number, side: GapSide) => DOMRect | null;
  /** Whether the place can be seen now. */
  readonly isInSight: (offset: number) => boolean;
  /** Whether the block at an offset is written from right to left. */
  readonly isRightToLeft: (offset: number) => boolean;
  readonly position: (caret: number) => PlaceInText;
  readonly dispose: () => void;
}

/** Draws a document and keeps what is painted over it in step with scrolling and with the width of the pane. */
export function createTextView(
  elements: TextViewElements,
  document_: {
    readonly text: string;
    readonly blocks: readonly Block[];
    readonly marks: readonly TextMark[];
  },
  from: PlaceInText | null,
  charactersPerLine: number,
): TextView {
  const { scroller, paper, root } = elements;
  const body = mountDocumentBody(root, document_, (from?.block ?? 1) - 1, charactersPerLine);
  const highlights = registerThemeHighlights(body);
  const gutter = createGutter(elements.gutter, body);
  const units = paintUnits(body);
  const invisible = invisibleCharacters(document_.text);
  let themes: readonly Theme[] = [];
  // What is near the viewport is known a frame after the text is seen: until then, what was drawn at once.
  const caretFrom = from?.caret ?? 0;
  let near: readonly PaintUnit[] = units.near(body.openedAt, { start: caretFrom, end: caretFrom });
  let lanes = 0;
  let stopReturning: () => void = () => undefined;
  let caretAt: TextSelection = { anchor: from?.caret ?? 0, focus: from?.caret ?? 0 };
  let marks: PaintedMarks = {
    passages: intervalIndex([]),
    termsIn: null,
    unsure: intervalIndex([]),
    sourceMarks: intervalIndex(document_.marks),
    hits: intervalIndex([]),
    currentHit: null,
    activePassage: null,
    preview: null,
    selection: null,
  };
  let frame: number | undefined;
  let idle: number | undefined;
  let unpainted = false;

  const placeCaret = (): void => {
    const box = caretRectangle(body, caretAt.focus, caretAt.focus < caretAt.anchor ? 'after' : 'before');
    const origin = paper.getBoundingClientRect();
    elements.caret.hidden = box === null;
    if (box === null) return;
    elements.caret.style.translate = `${box.left - origin.left}px ${box.top - origin.top}px`;
    elements.caret.style.height = `${box.height}px`;
  };
  const draw = (): void => {
    if (unpainted) highlights.paint(marks, near);
    unpainted = false;
    gutter.draw(near, marks.passages, themes, lanes);
    drawInvisibleSigns(elements.signs, body, near, invisible);
    placeCaret();
  };
  // What changes in one go, by a key or an answer, is drawn once: before the frame it will be seen in.
  const drawSoon = (): void => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      draw();
    });
  };
  const paintSoon = (): void => {
    unpainted = true;
    drawSoon();
  };
  /** Which width the gutter needs can wait: it looks at every passage, and rarely changes. */
  const measureGutterSoon = (passages: readonly PassageMark[]): void => {
    if (idle !== undefined) window.cancelIdleCallback(idle);
    idle = window.requestIdleCallback(() => {
      idle = undefined;
      const needed = deepestLanes(passages, body.blocks());
      if (needed === lanes) return;
      lanes = needed;
      paper.style.setProperty('--reader-gutter', `${gutterWidth(lanes)}px`);
      drawSoon();
    });
  };
  const stopWatching = watchNearUnits(body, units, scroller, (seen) => {
    near = seen;
    paintSoon();
  });
  // Where one reads is held while the lines around it break anew: panes fold, the window and the text change size.
  let place: PlaceInText | null = from;
  let resting: number | undefined;
  const onScroll = (): void => {
    window.clearTimeout(resting);
    resting = window.setTimeout(() => {
      place = positionOf(scroller, body, 0);
    }, placeRestMs);
  };
  scroller.addEventListener('scroll', onScroll, { passive: true });
  let lines = shapeOfLines(root);
  const resizing = new ResizeObserver(() => {
    const now = shapeOfLines(root);
    if (now !== lines) {
      gutter.forget();
      if (place !== null) returnTo(scroller, body, place);
    }
    lines = now;
    drawSoon();
  });
  resizing.observe(root);
  // Notes above the text grow and go: what is placed on the paper moves with its lines.
  resizing.observe(paper);

  const view: TextView = {
    body,
    setThemes: (changed) => {
      // Themes count their passages, so that each tag makes other ones of them, which look the same.
      if (lookSame(themes, changed)) return;
      themes = changed;
      highlights.setThemes(changed);
      paintSoon();
    },
    setPassages: (passages, index) => {
      marks = { ...marks, passages: index };
      paintSoon();
      measureGutterSoon(passages);
    },
    setMarks: (changed) => {
      marks = { ...marks, ...changed };
      paintSoon();
    },
    setBlocks: (blocks) => {
      body.refresh(blocks);
      gutter.forget();
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
      revealSpan(scroller, body, start, end);
      placeCaret();
    },
    boxOf: (start, end) => boxOfSpan(paper, body, start, end),
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
    isRightToLeft: (offset) => {
      const element = domPositionOf(body, offset)?.node.parentElement ?? null;
      return element?.matches(':dir(rtl)') === true;
    },
    position: (caret) => positionOf(scroller, body, caret),
    dispose: () => {
      stopReturning();
      if (frame !== undefined) cancelAnimationFrame(frame);
      if (idle !== undefined) window.cancelIdleCallback(idle);
      stopWatching();
      window.clearTimeout(resting);
      scroller.removeEventListener('scroll', onScroll);
      resizing.disconnect();
      highlights.dispose();
      body.dispose();
    },
  };
  if (from !== null) stopReturning = returnAndStay(scroller, body, from);
  return view;
}

/** What decides where lines are broken and how far apart they stand. */
function shapeOfLines(root: HTMLElement): string {
  const { fontSize, lineHeight } = getComputedStyle(root);
  return `${root.clientWidth} ${fontSize} ${lineHeight}`;
}

function lookSame(one: readonly Theme[], other: readonly Theme[]): boolean {
  const looks = (themes: readonly Theme[]): string =>
    JSON.stringify(themes.map(({ id, name, code, colour }) => [id, name, code, colour]));
  return looks(one) === looks(other);
}

/** How long scrolling rests before the place is looked up that a change of width returns to, in milliseconds. */
const placeRestMs = 120;

function boxOfSpan(paper: HTMLElement, body: DocumentBody, start: number, end: number): DOMRect | null {
  const boxes = rangesOfSpan(body, start, end).map((range) => range.getBoundingClientRect());
  const first = boxes[0];
  const last = boxes.at(-1);
  if (first === undefined || last === undefined) return null;
  const origin = paper.getBoundingClientRect();
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  return new DOMRect(left - origin.left, first.top - origin.top, right - left, last.bottom - first.top);
}

function positionOf(scroller: HTMLElement, body: DocumentBody, caret: number): PlaceInText {
  const top = scroller.getBoundingClientRect().top;
  const section = body.sections.find(({ element }) => element.getBoundingClientRect().bottom > top);
  for (let index = section?.from ?? 0; index < (section?.to ?? 0); index += 1) {
    const box = body.elementOf(index)?.getBoundingClientRect();
    if (box !== undefined && box.bottom > top) return { block: index + 1, pixels: top - box.top, caret };
  }
  return { block: 1, pixels: 0, caret };
}

/** What a person does to go elsewhere in a text. */
export const movements = ['wheel', 'pointerdown', 'keydown'] as const;

/**
 * Returns to a place, and once more when the fonts are there that the lines are broken by, unless the person has moved by
 * then. Gives what ends the waiting.
 */
function returnAndStay(scroller: HTMLElement, body: DocumentBody, position: PlaceInText): () => void {
  returnTo(scroller, body, position);
  let waits = document.fonts.status === 'loading';
  const stop = (): void => {
    waits = false;
    for (const movement of movements) scroller.removeEventListener(movement, stop);
  };
  if (!waits) return stop;
  for (const movement of movements) scroller.addEventListener(movement, stop, { passive: true });
  void document.fonts.ready.then(() => {
    if (waits) returnTo(scroller, body, position);
    stop();
  });
  return stop;
}

function returnTo(scroller: HTMLElement, body: DocumentBody, position: PlaceInText): void {
  if (position.block === 1 && position.pixels <= 0) return;
  for (let tries = 0; tries < 3; tries += 1) {
    const box = body.elementOf(position.block - 1)?.getBoundingClientRect();
    if (box === undefined) return;
    scroller.scrollTop += Math.round(box.top + position.pixels - scroller.getBoundingClientRect().top);
  }
}
