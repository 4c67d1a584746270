import type { DragEvent } from 'react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PackContent } from '../../../../shared/model/index.ts';

/** What is being dragged: a row of the list of parts, or something new from a list beside it. */
export type DraggedPart =
  | { readonly kind: 'row'; readonly id: string }
  | { readonly kind: 'new'; readonly contents: readonly PackContent[] };

/** Where it would be put: before or after a row. */
export interface PartMark {
  readonly id: string;
  readonly side: 'before' | 'after';
}

/** The dragging of parts of a bundle. */
export interface PartDrag {
  readonly dragged: DraggedPart | null;
  readonly mark: PartMark | null;
  readonly start: (event: DragEvent<HTMLElement>, dragged: DraggedPart, words: string) => void;
  /** Over a row, or with null over the empty part of the list. */
  readonly over: (event: DragEvent<HTMLElement>, id: string | null) => void;
  readonly drop: (event: DragEvent<HTMLElement>) => void;
  readonly end: () => void;
}

/** Follows parts that are dragged; the upper half of a row means before it, the lower half after it. */
export function usePartDrag(onDrop: (dragged: DraggedPart, mark: PartMark | null) => void): PartDrag {
  const [dragged, setDragged] = useState<DraggedPart | null>(null);
  const [mark, setMark] = useState<PartMark | null>(null);
  const now = useRef({ dragged, mark, onDrop });
  useLayoutEffect(() => {
    now.current = { dragged, mark, onDrop };
  });
  const events = useMemo(() => {
    const end = (): void => {
      setDragged(null);
      setMark(null);
    };
    return {
      start: (event: DragEvent<HTMLElement>, what: DraggedPart, words: string) => {
        event.dataTransfer.effectAllowed = 'copyMove';
        event.dataTransfer.setData('text/plain', words);
        setDragged(what);
      },
      over: (event: DragEvent<HTMLElement>, id: string | null) => {
        if (now.current.dragged === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (id === null) {
          setMark(null);
          return;
        }
        const box = event.currentTarget.getBoundingClientRect();
        const side = event.clientY - box.top < box.height / 2 ? 'before' : 'after';
        const known = now.current.mark;
        if (known?.id !== id || known.side !== side) setMark({ id, side });
      },
      drop: (event: DragEvent<HTMLElement>) => {
        const { dragged: what, mark: where, onDrop: perform } = now.current;
        if (what === null) return;
        event.preventDefault();
        end();
        perform(what, where);
      },
      end,
    };
  }, []);
  return { dragged, mark, ...events };
}
