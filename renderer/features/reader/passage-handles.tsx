import type { JSX, KeyboardEvent, PointerEvent, RefObject } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { CaretDirection } from './caret-motion.ts';
import { classNames } from '../../ui/class-names.ts';
import { offsetFromPoint } from './dom-positions.ts';
import type { Interval } from './interval-index.ts';
import type { PassageEnd } from './passage-ends.ts';
import type { TextView } from './text-view.ts';
import type { EndMoving } from './use-end-moving.ts';

const ends: readonly PassageEnd[] = ['start', 'end'];

/**
 * The handles at both ends of the chosen passage, laid over the text: drawn with the pointer to whole words (with Alt, to
 * single characters), or moved with the arrow keys while one has the focus. Letting go or Enter keeps the new ends, Escape
 * leaves them as they were.
 */
export function PassageHandles(props: {
  readonly view: TextView;
  readonly text: string;
  readonly paper: RefObject<HTMLElement | null>;
  /** The passage, or what it would be. */
  readonly span: Interval;
  readonly moving: EndMoving;
  readonly onDone: () => void;
}): JSX.Element {
  const { view, paper, span, moving } = props;
  const handles = { start: useRef<HTMLDivElement>(null), end: useRef<HTMLDivElement>(null) };
  const { start: startHandle, end: endHandle } = handles;
  /** How far the pointer took hold beside the line that the end stands in. */
  const [drawn, setDrawn] = useState<{
    readonly end: PassageEnd;
    readonly x: number;
    readonly y: number;
  } | null>(null);
  const { start, end } = span;

  useLayoutEffect(() => {
    const place = (): void => {
      putAt(startHandle.current, view.caretBox(start, 'after'));
      putAt(endHandle.current, view.caretBox(end, 'before'));
    };
    place();
    const sheet = paper.current;
    if (sheet === null) return undefined;
    // Lines break elsewhere when the pane gets another width, and move when blocks above are laid out.
    const observer = new ResizeObserver(place);
    observer.observe(sheet);
    return () => observer.disconnect();
  }, [view, paper, start, end, startHandle, endHandle]);

  const onKeyDown = (which: PassageEnd) => (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (direction !== undefined && !event.altKey && !event.metaKey) {
      moving.step(which, event.ctrlKey ? 'word' : 'character', direction);
    } else if (event.key === 'Enter' || event.key === ' ') {
      void moving.keep();
      props.onDone();
    } else if (event.key === 'Escape') {
      moving.leave();
      props.onDone();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (which: PassageEnd) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const box = view.caretBox(span[which], which === 'start' ? 'after' : 'before');
    const origin = paper.current?.getBoundingClientRect();
    if (box === null || origin === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawn({
      end: which,
      x: origin.left + box.left - event.clientX,
      y: origin.top + box.top + box.height / 2 - event.clientY,
    });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drawn === null) return;
    const offset = offsetFromPoint(view.body, event.clientX + drawn.x, event.clientY + drawn.y);
    if (offset !== null) moving.draw(drawn.end, offset, event.altKey);
  };
  const onPointerUp = () => {
    if (drawn === null) return;
    setDrawn(null);
    void moving.keep();
    props.onDone();
  };

  return (
    <div className={classNames('reader-handles', drawn !== null && 'reader-handles-drawn')}>
      {ends.map((which) => (
        <div
          key={which}
          ref={handles[which]}
          className={`reader-handle reader-handle-${which}`}
          role="slider"
          tabIndex={0}
          aria-label={which === 'start' ? 'Start of passage' : 'End of passage'}
          aria-valuemin={0}
          aria-valuemax={props.text.length}
          aria-valuenow={span[which]}
          aria-valuetext={valueText(props.text, span, which)}
          onKeyDown={onKeyDown(which)}
          onPointerDown={onPointerDown(which)}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={() => {
            setDrawn(null);
            moving.leave();
          }}
          onBlur={() => {
            if (drawn === null) void moving.keep();
          }}
        />
      ))}
    </div>
  );
}

const directions: Readonly<Record<string, CaretDirection>> = {
  ArrowLeft: 'back',
  ArrowUp: 'back',
  ArrowRight: 'forward',
  ArrowDown: 'forward',
};

function putAt(handle: HTMLElement | null, box: DOMRect | null): void {
  if (handle === null) return;
  handle.hidden = box === null;
  if (box === null) return;
  handle.style.translate = `${box.left}px ${box.top}px`;
  handle.style.setProperty('--reader-handle-line', `${box.height}px`);
}

function valueText(text: string, span: Interval, which: PassageEnd): string {
  const quote = text.slice(span.start, span.end).split(/\s+/u);
  return which === 'start' ? `begins ${quote.slice(0, 5).join(' ')}` : `ends ${quote.slice(-5).join(' ')}`;
}
