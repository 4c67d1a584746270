import './splitter.css';
import type { JSX, KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';

/** The pane a splitter resizes; widths in CSS pixels. */
export interface SplitPane {
  readonly width: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly folded: boolean;
  readonly setWidth: (width: number) => void;
  readonly setFolded: (folded: boolean) => void;
}

const keyStep = 16;

/**
 * The border of a side pane: drawn by the pointer, moved by arrow keys, Home and End; Enter or a double click folds the
 * pane away and brings it back (the window splitter pattern of the ARIA Authoring Practices).
 *
 * @param side which side of the splitter its pane is on.
 */
export function Splitter({
  pane,
  label,
  side,
}: {
  readonly pane: SplitPane;
  readonly label: string;
  readonly side: 'start' | 'end';
}): JSX.Element {
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const outward = side === 'start' ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || pane.folded) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: pane.width };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current === null) return;
    pane.setWidth(drag.current.width + (event.clientX - drag.current.x) * outward);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const width = widthAfterKey(event.key, pane, outward);
    if (width !== null && !pane.folded) pane.setWidth(width);
    else if (event.key === 'Enter') pane.setFolded(!pane.folded);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={pane.folded ? 0 : pane.width}
      aria-valuemin={0}
      aria-valuemax={pane.maximum}
      aria-valuetext={pane.folded ? 'folded away' : `${String(pane.width)} pixels`}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onDoubleClick={() => pane.setFolded(!pane.folded)}
      onKeyDown={onKeyDown}
    />
  );
}

function widthAfterKey(key: string, pane: SplitPane, outward: 1 | -1): number | null {
  switch (key) {
    case 'ArrowRight':
      return pane.width + keyStep * outward;
    case 'ArrowLeft':
      return pane.width - keyStep * outward;
    case 'Home':
      return pane.minimum;
    case 'End':
      return pane.maximum;
    default:
      return null;
  }
}
