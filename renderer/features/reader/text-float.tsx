import type { JSX, ReactNode, RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';
import type { TextView } from './text-view.ts';

/** Room between the text and what floats beside it, in CSS pixels. */
const distance = 8;

/** Floats its content beside a span of the text: under its last line, or over its first near the lower edge of the pane. */
export function TextFloat(props: {
  readonly view: TextView;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly start: number;
  readonly end: number;
  /** Whether it stands under the span itself, not at the left edge of the text. */
  readonly close?: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  const { view, scroller, start, end, close = false } = props;
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = holder.current;
    const pane = scroller.current;
    if (element === null || pane === null) return undefined;
    const place = (): void => {
      const box = view.boxOf(start, Math.max(end, start + 1));
      if (box === null) return;
      element.style.top = `${floatTop(box, pane, element.offsetHeight)}px`;
      const most = (element.offsetParent?.clientWidth ?? 0) - element.offsetWidth - distance;
      if (close) element.style.left = `${Math.max(distance, Math.min(box.left - 2 * distance, most))}px`;
    };
    place();
    // What it holds may grow when it is read, or as a person types.
    const observer = new ResizeObserver(place);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return (
    <div ref={holder} className="reader-float">
      {props.children}
    </div>
  );
}

/** The height at which something of a given height floats beside a box, both relative to the paper, in CSS pixels. */
export function floatTop(
  box: { readonly top: number; readonly bottom: number },
  pane: { readonly scrollTop: number; readonly clientHeight: number },
  height: number,
): number {
  const lowest = pane.scrollTop + pane.clientHeight - height - distance;
  if (box.bottom + distance <= lowest) return Math.max(box.bottom + distance, pane.scrollTop + distance);
  if (box.top - height - distance >= pane.scrollTop) return Math.min(box.top - height - distance, lowest);
  return lowest;
}
