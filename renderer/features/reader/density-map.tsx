import './density-map.css';
import type { JSX, PointerEvent, RefObject } from 'react';
import { useCallback, useEffect, useRef } from 'react';
import type { PassageMark, Theme } from '../../../shared/model/index.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useMedia } from '../../state/use-media.ts';
import { densityBins, partsWith } from './density-bins.ts';
import { densityColours, drawDensity, partHeight } from './draw-density.ts';
import type { Interval } from './interval-index.ts';
import type { TextView } from './text-view.ts';
import { scrollToOffset, visibleSpan } from './visible-span.ts';

/** The least height of the mark that shows what is on the screen, in CSS pixels. */
const leastMark = 8;

/**
 * Where in the text passages of which themes stand, what was found, and what is on the screen, along the scroll bar.
 *
 * The map goes by canonical offsets, not by pixels: heights of what was not drawn yet are only estimated, and would make it
 * move while one reads. A press or a drag goes there; everything it shows is reached by keys through the passages, the
 * outline and the find bar, so it is hidden from screen readers.
 */
export function DensityMap(props: {
  readonly view: TextView;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly passages: readonly PassageMark[];
  readonly themes: readonly Theme[];
  readonly hits: readonly Interval[];
}): JSX.Element {
  const { view, scroller, passages, themes, hits } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const { length } = view.body.text;
  useDrawing(canvas, length, passages, themes, hits);
  const placeMark = useMark(mark, canvas, scroller, view);

  const goTo = (event: PointerEvent<HTMLElement>): void => {
    const pane = scroller.current;
    const box = event.currentTarget.getBoundingClientRect();
    if (pane === null || box.height === 0) return;
    const part = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
    scrollToOffset(pane, view.body, Math.round(part * length), pane.clientHeight / 3);
    placeMark();
  };
  return (
    <div
      className="reader-density"
      aria-hidden="true"
      title="Where the passages are. Press or drag to go there."
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
      }}
    >
      <canvas ref={canvas} />
      <div ref={mark} className="reader-density-mark" />
    </div>
  );
}

/** Draws the map anew where marks, hits, colours or its size changed, when the window has nothing better to do. */
function useDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  length: number,
  passages: readonly PassageMark[],
  themes: readonly Theme[],
  hits: readonly Interval[],
): void {
  const { appearance } = usePreferences().preferences;
  const forced = useMedia('(forced-colors: active)');
  const dark = useMedia('(prefers-color-scheme: dark)');
  const contrast = useMedia('(prefers-contrast: more)');
  const draw = useCallback(() => {
    const element = canvas.current;
    if (element === null || element.clientHeight === 0) return;
    const parts = Math.max(1, Math.floor(element.clientHeight / partHeight));
    const order = themes.map(({ id }) => id);
    const bins = densityBins(length, parts, passages, order);
    drawDensity(element, bins, partsWith(length, parts, hits), densityColours(themes, forced));
  }, [canvas, length, passages, themes, hits, forced]);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    let idle: number | undefined;
    const drawSoon = (): void => {
      if (idle !== undefined) window.cancelIdleCallback(idle);
      idle = window.requestIdleCallback(draw, { timeout: 500 });
    };
    // Tells of the size at once, so that this draws the map the first time too.
    const observer = new ResizeObserver(drawSoon);
    observer.observe(element);
    return () => {
      observer.disconnect();
      if (idle !== undefined) window.cancelIdleCallback(idle);
    };
  }, [canvas, draw, appearance, dark, contrast]);
}

/**
 * The mark moves when the scrolling rests, and this often while it goes on, in milliseconds: whatever changes on the page
 * has the browser look up all highlights again and paint their text, which in every frame took half of each.
 */
const restMs = 80;
const moveMs = 400;

/** Keeps the mark where the text on the screen is. Gives what puts it there at once. */
function useMark(
  mark: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  scroller: RefObject<HTMLElement | null>,
  view: TextView,
): () => void {
  const place = useCallback(() => {
    const pane = scroller.current;
    const element = mark.current;
    const height = canvas.current?.clientHeight ?? 0;
    const { length } = view.body.text;
    if (pane === null || element === null || height === 0 || length === 0) return;
    const { start, end } = visibleSpan(pane, view.body);
    const tall = Math.max(leastMark, ((end - start) / length) * height);
    element.style.translate = `0 ${Math.min(height - tall, (start / length) * height)}px`;
    element.style.height = `${tall}px`;
  }, [mark, canvas, scroller, view]);
  useEffect(() => {
    const pane = scroller.current;
    if (pane === null) return undefined;
    let placedAtMs = 0;
    let timer: number | undefined;
    const placeSoon = (): void => {
      window.clearTimeout(timer);
      const dueMs = Math.max(0, placedAtMs + moveMs - performance.now());
      timer = window.setTimeout(
        () => {
          placedAtMs = performance.now();
          place();
        },
        Math.min(restMs, dueMs),
      );
    };
    const observer = new ResizeObserver(placeSoon);
    observer.observe(pane);
    observer.observe(view.body.root);
    pane.addEventListener('scroll', placeSoon, { passive: true });
    return () => {
      observer.disconnect();
      pane.removeEventListener('scroll', placeSoon);
      window.clearTimeout(timer);
    };
  }, [scroller, view, place]);
  return place;
}
