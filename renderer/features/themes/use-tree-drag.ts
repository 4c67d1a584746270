import type { DragEvent } from 'react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DropPart } from './theme-moves.ts';

/** Where what is dragged would be put. */
export interface DropMark {
  readonly id: string;
  readonly part: DropPart;
}

/** The dragging of themes over their tree. */
export interface TreeDrag {
  /** The themes being dragged; none where nothing is. */
  readonly dragged: ReadonlySet<string>;
  readonly mark: DropMark | null;
  readonly start: (event: DragEvent<HTMLElement>, ids: ReadonlySet<string>, words: string) => void;
  readonly over: (event: DragEvent<HTMLElement>, id: string) => void;
  readonly drop: (event: DragEvent<HTMLElement>) => void;
  readonly end: () => void;
}

const none: ReadonlySet<string> = new Set();

/** Follows themes that are dragged over the tree: the upper and lower quarter of a row mean before and after it, the middle into it. */
export function useTreeDrag(onDrop: (ids: ReadonlySet<string>, mark: DropMark) => void): TreeDrag {
  const [dragged, setDragged] = useState(none);
  const [mark, setMark] = useState<DropMark | null>(null);
  const now = useRef({ dragged, mark, onDrop });
  useLayoutEffect(() => {
    now.current = { dragged, mark, onDrop };
  });
  const events = useMemo(() => {
    const end = () => {
      setDragged(none);
      setMark(null);
    };
    return {
      start: (event: DragEvent<HTMLElement>, ids: ReadonlySet<string>, words: string) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', words);
        if (ids.size > 1) showUnderPointer(event, words);
        setDragged(ids);
      },
      over: (event: DragEvent<HTMLElement>, id: string) => {
        if (now.current.dragged.size === 0) return;
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        const at = (event.clientY - box.top) / box.height;
        const part = at < 0.25 ? 'before' : at > 0.75 ? 'after' : 'into';
        const { mark: known } = now.current;
        if (known?.id !== id || known.part !== part) setMark({ id, part });
      },
      drop: (event: DragEvent<HTMLElement>) => {
        event.preventDefault();
        const { dragged: ids, mark: where, onDrop: perform } = now.current;
        end();
        if (ids.size > 0 && where !== null) perform(ids, where);
      },
      end,
    };
  }, []);
  return { dragged, mark, ...events };
}

/** Several themes are dragged as a label that says how many, not as the one row that was taken hold of. */
function showUnderPointer(event: DragEvent<HTMLElement>, words: string): void {
  const label = document.createElement('div');
  label.className = 'theme-drag-label';
  label.textContent = words;
  document.body.append(label);
  event.dataTransfer.setDragImage(label, -8, -8);
  setTimeout(() => label.remove());
}
