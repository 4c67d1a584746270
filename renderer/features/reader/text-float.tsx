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
  readonly children: ReactNode;
}): JSX.Element {
  const { view, scroller, start, end } = props;
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = holder.current;
    const pane = scroller.current;
    const box = view.boxOf(start, Math.max(end, start + 1));
    if (element === null || pane === null || box === null) return;
    element.style.top = `${floatTop(box, pane, element.offsetHeight)}px`;
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
