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
  useMark(mark, canvas, scroller, view);

  const goTo = (event: PointerEvent<HTMLElement>): void => {
    const pane = scroller.current;
    const box = event.currentTarget.getBoundingClientRect();
    if (pane === null || box.height === 0) return;
    const part = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
    scrollToOffset(pane, view.body, Math.round(part * length), pane.clientHeight / 3);
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
 * How often the mark moves while the text is scrolled, in milliseconds. Where nothing on the page changes, scrolling paints
 * nothing anew; a mark moved in every frame made each frame paint all highlighted text in sight again.
 */
const moveMs = 100;

/** Keeps the mark where the text on the screen is. */
function useMark(
  mark: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  scroller: RefObject<HTMLElement | null>,
  view: TextView,
): void {
  useEffect(() => {
    const pane = scroller.current;
    if (pane === null) return undefined;
    const { length } = view.body.text;
    let timer: number | undefined;
    const place = (): void => {
      timer = undefined;
      const element = mark.current;
      const height = canvas.current?.clientHeight ?? 0;
      if (element === null || height === 0 || length === 0) return;
      const { start, end } = visibleSpan(pane, view.body);
      const tall = Math.max(leastMark, ((end - start) / length) * height);
      element.style.translate = `0 ${Math.min(height - tall, (start / length) * height)}px`;
      element.style.height = `${tall}px`;
    };
    const placeSoon = (): void => {
      timer ??= window.setTimeout(place, moveMs);
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
  }, [mark, canvas, scroller, view]);
}
