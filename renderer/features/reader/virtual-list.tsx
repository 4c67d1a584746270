import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { rowOffsets, rowWindow } from './virtual-rows.ts';

/** A scrolling list of which only the rows near the viewport are made, whatever its length. */
export function VirtualList<Item>(props: {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly renderItem: (item: Item) => ReactNode;
  /** Height of a row that was not drawn yet, in CSS pixels. */
  readonly estimate: number;
  /** The row to bring into view when this changes; null leaves the list where it is. */
  readonly shownKey: string | null;
  /** The row whose part marked `data-takes-focus` takes the focus, as soon as it is drawn; each turn once. */
  readonly focused?: { readonly key: string; readonly turn: number } | null;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly className?: string;
}): JSX.Element {
  const { items, keyOf, estimate, shownKey, focused } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [viewport, setViewport] = useState({ top: 0, height: 800 });
  const rowOfKey = useMemo(() => new Map(items.map((item, row) => [keyOf(item), row])), [items, keyOf]);
  const offsets = useMemo(() => {
    const heightOfRow = new Float64Array(items.length).fill(estimate);
    for (const [key, height] of heights) {
      const row = rowOfKey.get(key);
      if (row !== undefined) heightOfRow[row] = height;
    }
    return rowOffsets(heightOfRow);
  }, [items, heights, rowOfKey, estimate]);
  const drawn = rowWindow(offsets, viewport.top, viewport.height, 400);

  const [observer] = useState(
    () =>
      new ResizeObserver((entries) => {
        setHeights((known) => {
          const measured = entries.flatMap((entry) => {
            const key = entry.target instanceof HTMLElement ? entry.target.dataset['key'] : undefined;
            const height = entry.borderBoxSize[0]?.blockSize ?? 0;
            return key === undefined || height === 0 || known.get(key) === height
              ? []
              : [[key, height] as const];
          });
          return measured.length === 0 ? known : new Map([...known, ...measured]);
        });
      }),
  );
  useEffect(() => () => observer.disconnect(), [observer]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => setViewport({ top: element.scrollTop, height: element.clientHeight });
    const resizing = new ResizeObserver(look);
    resizing.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resizing.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  const reached = useRef<string | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (shownKey === null || element === null) {
      reached.current = shownKey;
      return;
    }
    if (reached.current === shownKey) return;
    const row = rowOfKey.get(shownKey);
    if (row === undefined) return;
    reached.current = shownKey;
    const top = offsets[row] ?? 0;
    const bottom = offsets[row + 1] ?? top;
    // A chosen row grows by what can be done with it, so some room is kept below.
    if (top < element.scrollTop || bottom + 60 > element.scrollTop + element.clientHeight) {
      element.scrollTop = Math.max(0, top - Math.min(80, element.clientHeight / 4));
    }
  }, [shownKey, rowOfKey, offsets]);

  const focusedTurn = useRef(0);
  useLayoutEffect(() => {
    if (focused === undefined || focused === null || focusedTurn.current === focused.turn) return;
    const row = scroller.current?.querySelector(`[data-key="${CSS.escape(focused.key)}"]`);
    if (row === undefined || row === null) return;
    focusedTurn.current = focused.turn;
    row.querySelector<HTMLElement>('[data-takes-focus]')?.focus({ preventScroll: true });
  });

  return (
    <div ref={scroller} className={props.className} tabIndex={-1} onKeyDown={props.onKeyDown}>
      <div style={{ height: drawn.above }} />
      <div role="list" aria-label={props.label}>
        {items.slice(drawn.first, drawn.last).map((item, position) => (
          <div
            key={keyOf(item)}
            role="listitem"
            data-key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={drawn.first + position + 1}
            ref={(row) => {
              if (row === null) return undefined;
              observer.observe(row);
              return () => observer.unobserve(row);
            }}
          >
            {props.renderItem(item)}
          </div>
        ))}
      </div>
      <div style={{ height: drawn.below }} />
    </div>
  );
}
