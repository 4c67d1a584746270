import './furniture-button.css';
import type { JSX, RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { Block } from '../../../shared/model/index.ts';
import type { TextView } from './text-view.ts';

/** The button in the margin of the block under the pointer, or at the caret, that marks it as furniture or clears the mark. */
export function FurnitureButton(props: {
  readonly view: TextView;
  readonly root: RefObject<HTMLElement | null>;
  readonly paper: RefObject<HTMLElement | null>;
  readonly blocks: readonly Block[];
  readonly onSet: (block: Block, furniture: boolean) => void;
}): JSX.Element | null {
  const { view, root, paper } = props;
  const [at, setAt] = useState<{ readonly number: number; readonly top: number } | null>(null);
  useEffect(() => {
    const text = root.current;
    const sheet = paper.current;
    if (text === null || sheet === null) return undefined;
    const onPointer = (event: PointerEvent): void => {
      const index = event.target instanceof Node ? view.body.indexOf(event.target) : null;
      const element = index === null ? null : view.body.elementOf(index);
      if (index === null || element === null) return;
      const box = element.getBoundingClientRect();
      // Under the block's number, or in its place where the block has one line only.
      const under = box.height > 60 ? 25 : 0;
      const top = box.top - sheet.getBoundingClientRect().top + under;
      setAt((known) =>
        known?.number === index + 1 && known.top === top ? known : { number: index + 1, top },
      );
    };
    const onLeave = (event: PointerEvent): void => {
      if (event.relatedTarget instanceof Node && sheet.contains(event.relatedTarget)) return;
      setAt(null);
    };
    text.addEventListener('pointerover', onPointer);
    sheet.addEventListener('pointerleave', onLeave);
    return () => {
      text.removeEventListener('pointerover', onPointer);
      sheet.removeEventListener('pointerleave', onLeave);
    };
  }, [view, root, paper]);
  const block = at === null ? undefined : props.blocks[at.number - 1];
  if (at === null || block === undefined) return null;
  return (
    <button
      type="button"
      className="reader-furniture-button"
      style={{ top: at.top }}
      tabIndex={-1}
      aria-label={`¶${block.number}: ${block.furniture ? 'furniture, clear the mark' : 'mark as furniture'}`}
      title={
        block.furniture
          ? 'Marked as furniture: left out of search and packs unless asked for. Press to clear the mark.'
          : 'Mark as furniture: left out of search and packs unless asked for.'
      }
      onClick={() => props.onSet(block, !block.furniture)}
    >
      {block.furniture ? 'furniture' : 'mark as furniture'}
    </button>
  );
}
